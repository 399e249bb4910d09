"""Audits of places as learning environments: one for all universities, valid for two years."""

from __future__ import annotations

import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from placements.enums import AuditOutcome, Discipline
from placements.models.sites import Site
from workforce_portal.organisations.models import Organisation


class AuditQuerySet(models.QuerySet["Audit"]):
    def valid(self, on: date) -> AuditQuerySet:
        return self.filter(outcome__in=(AuditOutcome.PASSED, AuditOutcome.ACTIONS), valid_until__gte=on)


class Audit(models.Model):
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="audits", verbose_name="place")
    discipline = models.CharField("for students of", max_length=30, choices=Discipline)
    university = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", verbose_name="audited by")
    audited_on = models.DateField()
    valid_until = models.DateField(blank=True, help_text="Two years from the audit, if you leave it empty")
    outcome = models.CharField(max_length=12, choices=AuditOutcome, default=AuditOutcome.PASSED)
    note = models.TextField("what is to be put right", max_length=1000, blank=True)
    reminded_days = models.PositiveSmallIntegerField(
        null=True, blank=True, editable=False, help_text="So many days before the end the host was last reminded"
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = AuditQuerySet.as_manager()

    class Meta:
        ordering = ["valid_until", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["site", "discipline", "audited_on"],
                name="audit_once_a_day",
                violation_error_message="This audit is recorded already.",
            ),
            models.CheckConstraint(condition=Q(valid_until__gt=F("audited_on")), name="audit_is_valid_for_a_while"),
            models.CheckConstraint(
                condition=~Q(outcome=AuditOutcome.ACTIONS) | ~Q(note=""), name="audit_with_actions_says_which"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.site}, {self.get_discipline_display().lower()}"

    def is_valid(self, on: date) -> bool:
        return self.outcome != AuditOutcome.NOT_PASSED and self.valid_until >= on


class AuditRecognition(models.Model):
    """A university takes another one's audit as its own."""

    audit = models.ForeignKey(Audit, on_delete=models.CASCADE, related_name="recognitions")
    university = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["university", "pk"]
        constraints = [models.UniqueConstraint(fields=["audit", "university"], name="audit_recognised_once_by_each")]

    def __str__(self) -> str:
        return str(self.university)
