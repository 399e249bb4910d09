"""Pictures that staff upload, and the portal's own drawings, which are used in the same way."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

CENTRE = 50


def stored_name(picture: Picture, original_name: str) -> str:
    """Nothing of the name that somebody gave the file: it is neither guessable nor trusted."""
    return f"pictures/{uuid.uuid4().hex}"


@dataclass(frozen=True)
class Rendition:
    """One copy that visitors get. `name` is a digest of what is in the file, and its ending."""

    shape: str
    width: int
    height: int
    format: str
    name: str


class Picture(models.Model):
    """Either an uploaded picture or one of the portal's drawings, by its name."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField(max_length=120, help_text="How staff find it; nobody else sees it")
    image = models.FileField(upload_to=stored_name, blank=True, editable=False)
    width = models.PositiveIntegerField(null=True, blank=True, editable=False)
    height = models.PositiveIntegerField(null=True, blank=True, editable=False)
    focal_x = models.PositiveSmallIntegerField(
        "centre of attention, from the left",
        default=CENTRE,
        validators=[MaxValueValidator(100)],
        help_text="In percent. Crops keep this point in view",
    )
    focal_y = models.PositiveSmallIntegerField(
        "centre of attention, from the top",
        default=CENTRE,
        validators=[MaxValueValidator(100)],
        help_text="In percent",
    )
    copies = models.JSONField(default=list, blank=True, editable=False)
    drawing = models.CharField(max_length=60, blank=True, help_text="One of the portal’s own drawings")
    alt = models.CharField(
        "what it shows", max_length=300, blank=True, help_text="For people who cannot see it: who does what"
    )
    is_decorative = models.BooleanField("only decorates", default=False, help_text="Screen readers leave it out")
    credit = models.CharField(max_length=120, blank=True, help_text="Who made it")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["title", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(image="") & ~Q(drawing="")) | (~Q(image="") & Q(drawing="")),
                name="picture_is_uploaded_or_drawn",
            ),
            models.CheckConstraint(
                condition=(Q(is_decorative=True) & Q(alt="")) | (Q(is_decorative=False) & ~Q(alt="")),
                name="picture_says_what_it_shows_or_decorates",
            ),
            models.CheckConstraint(
                condition=Q(focal_x__lte=100, focal_y__lte=100), name="picture_focal_point_is_inside_it"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def renditions(self) -> list[Rendition]:
        return [Rendition(**copy) for copy in self.copies]

    @renditions.setter
    def renditions(self, renditions: Iterable[Rendition]) -> None:
        self.copies = [asdict(rendition) for rendition in renditions]

    @property
    def folder(self) -> str:
        """Where its copies are kept."""
        return f"picture-copies/{self.uuid.hex}"
