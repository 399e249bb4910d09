"""Blocks that are words: text, a quotation, what people say, questions, how to start."""

from __future__ import annotations

from html import unescape
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.html import strip_tags
from django.utils.text import Truncator

from campaigns.models.blocks.base import Block, HeadedBlock
from workforce_portal.pictures.models import Picture
from workforce_portal.publishing.models import Fact
from workforce_portal.publishing.rich_text import RichTextField


class TextBlock(Block):
    """Paragraphs, with a picture beside them where there is one."""

    body = RichTextField("text")
    picture = models.ForeignKey(
        Picture, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="picture beside it"
    )

    class Meta(Block.Meta):
        verbose_name = "text"

    def __str__(self) -> str:
        return Truncator(unescape(strip_tags(self.body.replace("<", " <")))).words(9)


class QuoteBlock(Block):
    """One line alone, in the largest type. What a person said in their story is a block of that story."""

    words = models.CharField("line", max_length=160)
    said_by = models.CharField(max_length=120, blank=True, help_text="Such as A saying in many care homes")

    one_to_a_page = "A page has one line that stands alone. Take away the others."

    class Meta(Block.Meta):
        verbose_name = "line alone"
        verbose_name_plural = "lines alone"

    def __str__(self) -> str:
        return self.words


class MythBlock(HeadedBlock):
    """What people say, and whether it is so."""

    said = models.CharField("people say", max_length=120, help_text="Without quotation marks")
    verdict = models.CharField(max_length=40, help_text="In words: Not to start, Partly true, Only part of it")
    answer = RichTextField()
    fact = models.ForeignKey(
        Fact, on_delete=models.PROTECT, null=True, blank=True, related_name="+", help_text="Shown with its source"
    )

    class Meta(HeadedBlock.Meta):
        verbose_name = "myth and fact"
        verbose_name_plural = "myths and facts"

    def __str__(self) -> str:
        return self.said


class QuestionBlock(HeadedBlock):
    question = models.CharField(max_length=120)
    answer = RichTextField()

    class Meta(HeadedBlock.Meta):
        verbose_name = "question and answer"
        verbose_name_plural = "questions and answers"

    def __str__(self) -> str:
        return self.question


class Step(NamedTuple):
    title: str
    text: str


class StepsBlock(HeadedBlock):
    """Three steps, at most four: more of them look like work."""

    first = models.CharField("first step", max_length=60)
    first_text = models.CharField("about it", max_length=200, blank=True)
    second = models.CharField("second step", max_length=60)
    second_text = models.CharField("about it", max_length=200, blank=True)
    third = models.CharField("third step", max_length=60, blank=True)
    third_text = models.CharField("about it", max_length=200, blank=True)
    fourth = models.CharField("fourth step", max_length=60, blank=True)
    fourth_text = models.CharField("about it", max_length=200, blank=True)

    class Meta(HeadedBlock.Meta):
        verbose_name = "how to start"
        verbose_name_plural = "how to start"

    def clean(self) -> None:
        super().clean()
        for title, text, name in [(self.third, self.third_text, "third"), (self.fourth, self.fourth_text, "fourth")]:
            if text and not title:
                raise ValidationError({name: "Give this step a few words of its own above what is said about it."})
        if self.fourth and not self.third:
            raise ValidationError({"third": "Fill in the third step before the fourth."})

    @property
    def steps(self) -> list[Step]:
        rows = [
            Step(self.first, self.first_text),
            Step(self.second, self.second_text),
            Step(self.third, self.third_text),
            Step(self.fourth, self.fourth_text),
        ]
        return [step for step in rows if step.title]
