"""What people tell us: a mistake in an entry, or an activity that is missing. Both hear what came of it."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from mapping.enums import ReportReason, Theme, TipStatus
from mapping.models.activities import Activity
from providers.references import new_reference
from workforce_portal.places.models import Council


class TipQuerySet(models.QuerySet["Tip"]):
    def open(self) -> TipQuerySet:
        return self.filter(status=TipStatus.OPEN)


class Tip(models.Model):
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    reference = models.CharField(max_length=8, unique=True, default=new_reference, editable=False)
    name = models.CharField(max_length=120, blank=True)
    email = models.EmailField("e-mail address", blank=True)
    status = models.CharField(max_length=12, choices=TipStatus, default=TipStatus.OPEN, editable=False)
    answer = models.TextField("what we told the person", blank=True, editable=False)
    answered_at = models.DateTimeField(null=True, blank=True, editable=False)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = TipQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status=TipStatus.OPEN, answered_at=None, answer="")
                | (~Q(status=TipStatus.OPEN) & Q(answered_at__isnull=False) & ~Q(answer="")),
                name="%(class)s_answered_says_what",
            )
        ]

    @property
    def is_open(self) -> bool:
        return self.status == TipStatus.OPEN


class MistakeReport(Tip):
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="reports")
    reason = models.CharField("what is wrong", max_length=10, choices=ReportReason)
    details = models.TextField(max_length=1000, blank=True)
    # A keyed hash of who wrote, so that one person's three reports are not three people's.
    sender_key = models.CharField(max_length=64, editable=False)

    class Meta(Tip.Meta):
        verbose_name = "report of a mistake"
        verbose_name_plural = "reports of mistakes"

    def __str__(self) -> str:
        return f"{self.get_reason_display()}: {self.activity}"

    @property
    def what(self) -> str:
        return f"a mistake in “{self.activity}”"


class Suggestion(Tip):
    title = models.CharField("what it is called", max_length=120)
    organisation_name = models.CharField("who runs it", max_length=200)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    theme = models.CharField(max_length=12, choices=Theme)
    details = models.TextField("what it is", max_length=1000)
    contact = models.CharField("how people get in touch", max_length=300, blank=True)
    wants_credit = models.BooleanField("may be named on the page", default=False)
    activity = models.ForeignKey(
        Activity, on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="suggestions"
    )

    class Meta(Tip.Meta):
        constraints = [
            *Tip.Meta.constraints,
            models.CheckConstraint(
                condition=Q(wants_credit=False) | ~Q(name=""), name="suggestion_credited_has_a_name"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.council}"

    @property
    def what(self) -> str:
        return f"“{self.title}” is missing from the map"
