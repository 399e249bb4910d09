"""Blocks that show something: a figure, a film, partners, and the call at the end of a page."""

from __future__ import annotations

from django.db import models

from campaigns.addresses import check_video_address, check_way_on, video_host
from campaigns.models.blocks.base import Block, HeadedBlock
from workforce_portal.pictures.models import Picture
from workforce_portal.publishing.models import Fact


class FigureBlock(Block):
    """One figure in the largest type, with what it says and where it comes from."""

    fact = models.ForeignKey(Fact, on_delete=models.PROTECT, related_name="+")
    comment = models.CharField(
        max_length=200, blank=True, help_text="One sentence more, such as There is room for you."
    )

    class Meta(Block.Meta):
        verbose_name = "figure"

    def __str__(self) -> str:
        return str(self.fact)


class VideoBlock(Block):
    """A film. Its picture leads to where it lies, and nothing is loaded from there; all that is said is on the page."""

    title = models.CharField(max_length=100)
    intro = models.CharField("what it is about", max_length=300, blank=True)
    address = models.URLField(
        "address of the video",
        validators=[check_video_address],
        help_text="At YouTube or Vimeo, or of an .mp4 or .webm file",
    )
    picture = models.ForeignKey(Picture, on_delete=models.PROTECT, related_name="+")
    minutes = models.PositiveSmallIntegerField(help_text="How long it takes, to the next full minute")
    published_on = models.DateField(help_text="When the film was put there")
    transcript = models.TextField(
        "what is said and seen", blank=True, help_text="All of it. Without it the page cannot be published."
    )

    class Meta(Block.Meta):
        verbose_name = "film"

    def __str__(self) -> str:
        return self.title

    @property
    def host(self) -> str:
        return video_host(self.address)

    def problems(self) -> list[str]:
        if self.transcript.strip():
            return []
        return [f"The film “{self.title}” has no transcript. Write down what is said and seen in it."]


class CallBlock(Block):
    """The end of a page: one line, one button, and up to three faces."""

    line = models.CharField(max_length=80, help_text="At most eight words")
    text = models.CharField(max_length=200, blank=True)
    button = models.CharField(
        "words on the button", max_length=40, help_text="What happens, such as Find a visit near you"
    )
    address = models.CharField("where it leads", max_length=300, validators=[check_way_on])
    left_face = models.ForeignKey(Picture, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    middle_face = models.ForeignKey(Picture, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    right_face = models.ForeignKey(Picture, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    one_to_a_page = "A page ends with one call. Take away the others."

    class Meta(Block.Meta):
        verbose_name = "call"

    def __str__(self) -> str:
        return self.line

    @property
    def faces(self) -> list[Picture]:
        return [face for face in (self.left_face, self.middle_face, self.right_face) if face]


class PartnerBlock(HeadedBlock):
    name = models.CharField(max_length=100)
    address = models.URLField("their website", blank=True)
    logo = models.ForeignKey(
        Picture, on_delete=models.PROTECT, null=True, blank=True, related_name="+", help_text="Their name is enough"
    )

    class Meta(HeadedBlock.Meta):
        verbose_name = "partner"

    def __str__(self) -> str:
        return self.name
