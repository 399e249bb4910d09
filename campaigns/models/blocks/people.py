"""Blocks that show stories and roles, which are rows of their own: change them there and every page changes."""

from __future__ import annotations

from django.db import models

from campaigns.models.blocks.base import Block, HeadedBlock
from campaigns.models.people import Story
from campaigns.models.roles import Role
from workforce_portal.publishing.models import Fact


class StoryBlock(Block):
    """One person's line beside their face. It leaves the page when the story does."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="+")

    one_to_a_page = "A page has one voice with a face. Put the other people into a strip of stories."

    class Meta(Block.Meta):
        verbose_name = "one person’s story"
        verbose_name_plural = "one person’s stories"

    def __str__(self) -> str:
        return str(self.story)


class StoryStripBlock(HeadedBlock):
    stories = models.ManyToManyField(
        Story, blank=True, related_name="+", help_text="At most four are shown. Choose none for the newest four."
    )

    class Meta(HeadedBlock.Meta):
        verbose_name = "strip of stories"
        verbose_name_plural = "strips of stories"


class RolesBlock(HeadedBlock):
    roles = models.ManyToManyField(Role, related_name="+", help_text="Three to start from are enough.")

    class Meta(HeadedBlock.Meta):
        verbose_name = "jobs"
        verbose_name_plural = "jobs"


class LadderBlock(HeadedBlock):
    """The whole way up, from one role."""

    role = models.ForeignKey(
        Role, on_delete=models.CASCADE, related_name="+", verbose_name="begins with", help_text="The lowest step"
    )
    fact = models.ForeignKey(
        Fact, on_delete=models.PROTECT, null=True, blank=True, related_name="+", help_text="Its source stands below"
    )

    one_to_a_page = "A page has one ladder. Take away the others."

    class Meta(HeadedBlock.Meta):
        verbose_name = "ladder"

    def __str__(self) -> str:
        return str(self.role)
