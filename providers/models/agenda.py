"""An adviser's sessions in the calendar programme that they use."""

from __future__ import annotations

import uuid

from django.db import models

from providers.models.catalogue import Adviser


class AdviserFeed(models.Model):
    """A secret address that a calendar programme asks again and again. A new version makes the old one worthless."""

    adviser = models.OneToOneField(Adviser, on_delete=models.CASCADE, related_name="feed")
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.PositiveIntegerField(default=1)
    is_open = models.BooleanField(default=True)

    class Meta:
        verbose_name = "calendar feed of an adviser"
        verbose_name_plural = "calendar feeds of advisers"

    def __str__(self) -> str:
        return f"Calendar feed of {self.adviser}"
