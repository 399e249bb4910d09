from django.db import models
from django.utils import timezone

from workforce_portal.counting.enums import Kind


class DailyCount(models.Model):
    """How often something happened on a day in London. No row says to whom.

    `subject` is the page's path or a short code; visitors of the whole portal have none. `campaign` is the code by
    which somebody came, and `area` the slug of the sub-region where that code hangs; both are often not known.
    """

    on = models.DateField()
    kind = models.CharField(max_length=20, choices=Kind)
    subject = models.CharField(max_length=200, blank=True)
    campaign = models.CharField(max_length=20, blank=True)
    area = models.CharField(max_length=50, blank=True)
    n = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-on", "kind", "subject", "campaign", "area"]
        indexes = [models.Index(fields=["campaign", "on"], name="count_campaign_on")]
        constraints = [
            models.UniqueConstraint(
                fields=["on", "kind", "subject", "campaign", "area"], name="count_is_one_row_a_day_and_thing"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.subject} on {self.on}: {self.n}"


class WrittenBatch(models.Model):
    """That a batch of counts is in the table: written with the counts, so that none is ever added twice."""

    id = models.UUIDField(primary_key=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name_plural = "written batches"
        indexes = [models.Index(fields=["at"], name="written_batch_at")]

    def __str__(self) -> str:
        return str(self.id)
