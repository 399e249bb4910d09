from django.db import models
from django.db.models import F, Q
from django.utils import timezone


class OldAddress(models.Model):
    """An address that a page once had. It leads straight to the newest one, or says that the page has gone."""

    path = models.CharField(max_length=300, unique=True, help_text="Such as /stories/kath/")
    moved_to = models.CharField(max_length=300, blank=True, help_text="Empty where the page has gone for good")
    next_step_text = models.CharField(
        max_length=200, blank=True, help_text="For a page that has gone: what to do instead"
    )
    next_step_url = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["path"]
        verbose_name_plural = "old addresses"
        indexes = [models.Index(fields=["moved_to"], name="old_address_moved_to")]
        constraints = [
            models.CheckConstraint(condition=~Q(moved_to=F("path")), name="old_address_does_not_lead_to_itself"),
            models.CheckConstraint(
                condition=~Q(moved_to="") | ~Q(next_step_text="") & ~Q(next_step_url=""),
                name="old_address_leads_somewhere",
            ),
        ]

    def __str__(self) -> str:
        return self.path
