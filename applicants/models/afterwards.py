"""What a programme led to: its end, the job, and whether somebody is still in it."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from applicants.enums import ASKED_AFTER_WEEKS, AskedOf, Contract, Ready, Result, Role, StillThere, WorkFound
from applicants.models.applicants import Applicant
from applicants.models.referrals import Referral
from workforce_portal.organisations.models import Organisation


def _readiness(value: str) -> models.PositiveSmallIntegerField[int | None, int | None]:
    return models.PositiveSmallIntegerField(value, choices=Ready, null=True, blank=True)


class EndReview(models.Model):
    """How a programme went for one person, as the partner saw it and as the person does."""

    referral = models.OneToOneField(Referral, on_delete=models.PROTECT, related_name="review")
    result = models.CharField(max_length=10, choices=Result)
    kindness = _readiness("kindness")
    reliability = _readiness("turning up and being on time")
    listening = _readiness("listening and speaking")
    learning = _readiness("willing to learn")
    respect = _readiness("respect for people's choices")
    interview_offered = models.BooleanField(default=False)
    note = models.TextField("what to say to the person", max_length=1000, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    is_agreed = models.BooleanField("the person agrees", null=True)
    comment = models.TextField("what the person says", max_length=1000, blank=True)
    commented_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(result=Result.NO_SHOW)
                | Q(kindness=None, reliability=None, listening=None, learning=None, respect=None),
                name="end_review_of_nobody_grades_nothing",
            ),
            models.CheckConstraint(
                condition=Q(is_agreed=None, commented_at=None) | Q(is_agreed__isnull=False, commented_at__isnull=False),
                name="end_review_commented_has_its_time",
            ),
        ]

    def __str__(self) -> str:
        return self.get_result_display()


class JobOutcome(models.Model):
    """A job that somebody got, by whichever way."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    applicant = models.ForeignKey(Applicant, on_delete=models.PROTECT, related_name="jobs")
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, null=True, blank=True, related_name="jobs")
    work = models.CharField(max_length=10, choices=WorkFound)
    employer_name = models.CharField("employer", max_length=200, blank=True)
    employer_email = models.EmailField("employer's e-mail address", blank=True)
    employer = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    job_role = models.CharField("role", max_length=120, blank=True)
    started_on = models.DateField(null=True, blank=True)
    hours_a_week = models.DecimalField(
        max_digits=4, decimal_places=1, null=True, blank=True, validators=[MaxValueValidator(80)]
    )
    contract = models.CharField(max_length=20, choices=Contract, blank=True)
    role = models.CharField("told by", max_length=10, choices=Role)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["referral"], name="job_outcome_once_per_referral"),
        ]

    def __str__(self) -> str:
        return self.get_work_display()


class FollowUp(models.Model):
    """One question, some weeks into a job, to the person or the employer. No answer does not mean that they left."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    job = models.ForeignKey(JobOutcome, on_delete=models.CASCADE, related_name="follow_ups")
    weeks = models.PositiveSmallIntegerField()
    asked_of = models.CharField(max_length=10, choices=AskedOf)
    due_on = models.DateField()
    asked_at = models.DateTimeField(null=True, blank=True, editable=False)
    answer = models.CharField(max_length=10, choices=StillThere, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True, editable=False)
    link_version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["job", "weeks", "asked_of"], name="follow_up_asked_once"),
            models.CheckConstraint(condition=Q(weeks__in=ASKED_AFTER_WEEKS), name="follow_up_at_4_13_or_26_weeks"),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None) | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="follow_up_answered_has_its_time",
            ),
        ]

    def __str__(self) -> str:
        return f"After {self.weeks} weeks"
