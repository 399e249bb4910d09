"""Records that may be one and the same person."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from applicants.enums import DuplicateReason, DuplicateStatus
from applicants.models.applicants import Applicant


class DuplicateCase(models.Model):
    """Two records for staff to look at. The one that was made earlier comes first."""

    first = models.ForeignKey(Applicant, on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey(Applicant, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=10, choices=DuplicateReason)
    status = models.CharField(max_length=10, choices=DuplicateStatus, default=DuplicateStatus.OPEN)
    found_at = models.DateTimeField(default=timezone.now)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["found_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="duplicate_case_once_per_pair"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="duplicate_case_earlier_record_first"),
            models.CheckConstraint(
                condition=Q(status=DuplicateStatus.OPEN, settled_at=None)
                | (~Q(status=DuplicateStatus.OPEN) & Q(settled_at__isnull=False)),
                name="duplicate_case_settled_has_its_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first} and {self.second}"


class Merge(models.Model):
    """Two records that became one: what was moved and overwritten, so that it can be undone for 30 days.

    After that the record that was merged is forgotten, and this holds nothing of it.
    """

    kept = models.ForeignKey(Applicant, on_delete=models.PROTECT, related_name="+")
    merged = models.ForeignKey(Applicant, on_delete=models.PROTECT, related_name="+")
    moved = models.JSONField(default=dict, help_text="Numbers of the rows that were moved, by model and field")
    overwritten = models.JSONField(default=dict, help_text="What the record that was kept had before")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    undone_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True, help_text="When it became too late to undo it")

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(kept=F("merged")), name="merge_of_two"),
            models.CheckConstraint(condition=Q(undone_at=None) | Q(settled_at=None), name="merge_undone_or_settled"),
            models.UniqueConstraint(fields=["merged"], condition=Q(undone_at=None), name="merge_once_per_record"),
        ]

    def __str__(self) -> str:
        return f"{self.merged} became part of {self.kept}"
