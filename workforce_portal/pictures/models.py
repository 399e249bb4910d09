"""Pictures that staff upload, and the portal's own drawings, which are used in the same way."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from imagefield.fields import ImageField, PPOIField


def stored_name(picture: Picture, original_name: str) -> str:
    """Nothing of the name that somebody gave the file: it is neither guessable nor trusted."""
    return f"pictures/{uuid.uuid4().hex}"


class Picture(models.Model):
    """Either an uploaded picture or one of the portal's drawings, by its name."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField(max_length=120, help_text="How staff find it; nobody else sees it")
    image = ImageField(
        upload_to=stored_name,
        blank=True,
        width_field="width",
        height_field="height",
        ppoi_field="focal_point",
        auto_add_fields=False,
    )
    focal_point = PPOIField()
    width = models.PositiveIntegerField(null=True, blank=True, editable=False)
    height = models.PositiveIntegerField(null=True, blank=True, editable=False)
    drawing = models.CharField(max_length=60, blank=True, help_text="One of the portal’s own drawings")
    alt = models.CharField(
        "what it shows", max_length=300, blank=True, help_text="For people who cannot see it: who does what"
    )
    is_decorative = models.BooleanField("only decorates", default=False, help_text="Screen readers leave it out")
    credit = models.CharField(max_length=120, blank=True)
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
        ]

    def __str__(self) -> str:
        return self.title
