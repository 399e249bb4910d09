from __future__ import annotations

from datetime import date

from django.db import models


class FactQuerySet(models.QuerySet["Fact"]):
    def overdue(self, on: date) -> FactQuerySet:
        return self.filter(review_by__lt=on)


class Fact(models.Model):
    """A figure on a public page: what it says, of what time, and who says so. Pages name it by its key."""

    key = models.SlugField(unique=True, help_text="What pages call it, such as care-worker-pay")
    figure = models.CharField(max_length=60, help_text="Such as £12.71 an hour")
    says = models.CharField(max_length=300, help_text="The sentence that goes with the figure, without a full stop")
    period = models.CharField(max_length=80, help_text="What time it speaks of, such as 2024/25")
    source = models.CharField(max_length=200, help_text="Who says so")
    source_url = models.URLField("address of the source", max_length=500)
    as_at = models.DateField("checked on", help_text="When somebody last looked at the source")
    review_by = models.DateField(
        help_text="When somebody looks again; after it the page says of what month the figure is"
    )

    objects = FactQuerySet.as_manager()

    class Meta:
        ordering = ["key"]

    def __str__(self) -> str:
        return f"{self.figure} ({self.key})"

    def is_overdue(self, on: date) -> bool:
        return self.review_by < on
