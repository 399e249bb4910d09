"""What every block of a campaign's page has. A page is its blocks in order; one kind of block is one table."""

from __future__ import annotations

from typing import ClassVar

from content_editor.models import PluginBase
from django.db import models

from campaigns.models.campaigns import Campaign


class Block(PluginBase, models.Model):
    """`one_to_a_page` is what is said where a page has more than one of a kind that loses by it."""

    one_to_a_page: ClassVar[str] = ""

    # As the content editor's own factory makes them, written out for the type checker.
    parent = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="%(app_label)s_%(class)s_set")
    region = models.CharField(max_length=255)
    ordering = models.IntegerField(default=0)

    class Meta:
        abstract = True
        ordering = ["ordering", "pk"]

    def __str__(self) -> str:
        return str(self._meta.verbose_name)

    def problems(self) -> list[str]:
        """Why the page with this block may not be published yet, in sentences."""
        return []


class HeadedBlock(Block):
    """Neighbours of one kind stand under one heading, the first's; a heading of its own begins a new group."""

    heading = models.CharField(
        max_length=80, blank=True, help_text="Above this block and those of its kind that follow it"
    )
    intro = models.CharField("line under the heading", max_length=300, blank=True)

    class Meta(Block.Meta):
        abstract = True

    def __str__(self) -> str:
        return self.heading or super().__str__()
