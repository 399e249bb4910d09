from typing import ClassVar

from django.db import models


class Row(models.Model):
    title = models.CharField(max_length=100)
    starts_at = models.DateTimeField(db_index=True)
    places_left = models.PositiveSmallIntegerField()
    note = models.CharField(max_length=200, blank=True)

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        app_label = "bare"

    def __str__(self) -> str:
        return self.title
