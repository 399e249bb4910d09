"""Employers who promise an interview to people who completed a programme, and who chose to be seen by them."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from applicants.enums import INTRODUCTION_OPEN, IntroductionState
from applicants.models.applicants import Applicant
from applicants.models.referrals import Referral
from workforce_portal.organisations.models import Organisation
from workforce_portal.places.models import Council


class PledgeQuerySet(models.QuerySet["Pledge"]):
    def open(self) -> PledgeQuerySet:
        return self.filter(is_open=True, employer__is_active=True)


class Pledge(models.Model):
    """A promise: whoever completes a programme and chooses this work is interviewed."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    employer = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="pledges")
    job_role = models.CharField("the work", max_length=120, help_text="Such as: Care worker, days")
    where = models.CharField(max_length=120, help_text="Such as: Bramble Lodge, Leigh")
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    about = models.TextField("what to know", max_length=1000, blank=True, help_text="Hours, pay, buses")
    is_open = models.BooleanField("interviews people", default=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = PledgeQuerySet.as_manager()

    class Meta:
        ordering = ["job_role", "pk"]

    def __str__(self) -> str:
        return f"{self.job_role}, {self.where}"


class IntroductionQuerySet(models.QuerySet["Introduction"]):
    def open(self) -> IntroductionQuerySet:
        return self.filter(state__in=INTRODUCTION_OPEN)


class Introduction(models.Model):
    """Somebody chose to be seen by an employer, who owes them an interview."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    pledge = models.ForeignKey(Pledge, on_delete=models.PROTECT, related_name="introductions")
    applicant = models.ForeignKey(Applicant, on_delete=models.PROTECT, related_name="introductions")
    referral = models.ForeignKey(
        Referral, on_delete=models.PROTECT, related_name="+", help_text="The programme that they completed"
    )
    state = models.CharField(max_length=15, choices=IntroductionState, default=IntroductionState.WAITING)
    chosen_at = models.DateTimeField(default=timezone.now, editable=False)
    interview_on = models.DateField("day of the interview", null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True, editable=False)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    reminded_at = models.DateTimeField(null=True, blank=True, editable=False)
    ended_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = IntroductionQuerySet.as_manager()

    class Meta:
        ordering = ["-chosen_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["pledge", "applicant"],
                condition=Q(state__in=INTRODUCTION_OPEN),
                name="introduction_open_once_per_pledge",
            ),
            models.CheckConstraint(
                condition=Q(state__in=INTRODUCTION_OPEN, ended_at=None)
                | (~Q(state__in=INTRODUCTION_OPEN) & Q(ended_at__isnull=False)),
                name="introduction_ended_has_its_time",
            ),
            models.CheckConstraint(
                condition=~Q(state=IntroductionState.INTERVIEW)
                | Q(interview_on__isnull=False, answered_at__isnull=False),
                name="introduction_interview_has_its_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.applicant}, {self.pledge}"

    @property
    def is_open(self) -> bool:
        return self.state in INTRODUCTION_OPEN
