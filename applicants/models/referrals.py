"""Referrals to programmes, their history, and the adviser who looks after each."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from applicants.enums import (
    CLOSED,
    ENDED,
    HAS_STARTED,
    OPEN,
    UNANSWERED,
    EventKind,
    NextStep,
    ReasonFor,
    ReferralState,
    Role,
)
from applicants.models.applicants import Applicant
from applicants.models.programmes import Cohort, Programme
from workforce_portal.organisations.models import Organisation


class Reason(models.Model):
    """Why a referral closed. Partners choose by `label`; the person reads `for_applicant`, which staff write."""

    code = models.SlugField(max_length=40, primary_key=True)
    used_for = models.CharField(max_length=10, choices=ReasonFor)
    label = models.CharField(max_length=120)
    for_applicant = models.TextField("what the person reads", max_length=500)
    is_active = models.BooleanField("can be chosen", default=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["used_for", "position", "code"]

    def __str__(self) -> str:
        return self.label


class StateSetByHand(Exception):
    """The state of a referral changes by a move of the table alone: see services.walking."""


class ReferralQuerySet(models.QuerySet["Referral"]):
    def open(self) -> ReferralQuerySet:
        return self.filter(state__in=OPEN)

    def unanswered(self) -> ReferralQuerySet:
        return self.filter(state__in=UNANSWERED)

    def unassigned(self) -> ReferralQuerySet:
        return self.exclude(pk__in=Assignment.objects.current().values("referral"))


class Referral(models.Model):
    """One person sent to one programme. The organisation that it was sent to owns it to the end."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    applicant = models.ForeignKey(Applicant, on_delete=models.PROTECT, related_name="referrals")
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="referrals")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="referrals")
    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, null=True, blank=True, related_name="referrals")
    state = models.CharField(max_length=20, choices=ReferralState, default=ReferralState.SENT, editable=False)
    sent_at = models.DateTimeField(default=timezone.now, editable=False)
    sent_role = models.CharField("sent by", max_length=10, choices=Role, default=Role.APPLICANT, editable=False)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    sent_by_organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    handed_over_from = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, editable=False, related_name="handed_over_to"
    )
    message = models.TextField("what they said to the programme", max_length=1000, blank=True)

    clock_from = models.DateField(
        default=timezone.localdate, editable=False, help_text="The answer is waited for since"
    )
    reminded_at = models.DateTimeField(null=True, blank=True, editable=False)
    flagged_at = models.DateTimeField(null=True, blank=True, editable=False)
    reoffered_at = models.DateTimeField(null=True, blank=True, editable=False)

    started_on = models.DateField(null=True, blank=True, editable=False)
    ended_on = models.DateField(null=True, blank=True, editable=False)
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)
    close_reason = models.ForeignKey(
        Reason, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    next_step = models.CharField(max_length=20, choices=NextStep, blank=True, editable=False)
    suggested_programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    link_version = models.PositiveIntegerField(default=1, editable=False)

    # What the database has, so that a state that was set by hand is noticed; None where it was not read.
    stored_state: str | None = None

    objects = ReferralQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_at", "-pk"]
        indexes = [
            models.Index(fields=["organisation", "state", "-sent_at"], name="referral_of_organisation"),
            models.Index(fields=["state", "clock_from"], name="referral_clock"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=CLOSED, closed_at__isnull=False, close_reason__isnull=False)
                | Q(state__in=OPEN, closed_at=None, close_reason=None),
                name="referral_closed_has_its_time_and_reason",
            ),
            models.CheckConstraint(
                condition=Q(state__in=HAS_STARTED, started_on__isnull=False)
                | (~Q(state__in=HAS_STARTED) & Q(started_on=None)),
                name="referral_started_has_its_date",
            ),
            models.CheckConstraint(
                condition=Q(state__in=ENDED, ended_on__isnull=False) | (~Q(state__in=ENDED) & Q(ended_on=None)),
                name="referral_ended_has_its_date",
            ),
            models.CheckConstraint(
                condition=(Q(state=ReferralState.DECLINED) & ~Q(next_step=""))
                | (~Q(state=ReferralState.DECLINED) & Q(next_step="", suggested_programme=None)),
                name="referral_declined_has_a_next_step",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[ReferralState.WAITING, ReferralState.OFFERED]) | Q(cohort__isnull=False),
                name="referral_waits_for_a_cohort",
            ),
            models.CheckConstraint(
                condition=Q(sent_role=Role.ADVISER, sent_by_organisation__isnull=False)
                | (~Q(sent_role=Role.ADVISER) & Q(sent_by_organisation=None)),
                name="referral_by_an_adviser_has_their_organisation",
            ),
            models.UniqueConstraint(
                fields=["applicant", "programme"], condition=Q(state__in=OPEN), name="referral_open_once_per_programme"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.applicant}, {self.programme}"

    def save(self, *args: Any, **options: Any) -> None:
        if not self._state.adding and "state" in self.__dict__ and self.state != self.stored_state:
            raise StateSetByHand(f"{self.stored_state} to {self.state}")
        super().save(*args, **options)
        self.stored_state = self.__dict__.get("state")

    @classmethod
    def from_db(cls, db: str | None, field_names: Collection[str], values: Collection[Any], **options: Any) -> Self:
        referral = super().from_db(db, field_names, values, **options)
        referral.stored_state = referral.__dict__.get("state")
        return referral

    def refresh_from_db(self, *args: Any, **options: Any) -> None:
        super().refresh_from_db(*args, **options)
        self.stored_state = self.__dict__.get("state")

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def is_unanswered(self) -> bool:
        return self.state in UNANSWERED


class ReferralEvent(models.Model):
    """What happened to a referral, in order. Rows are only ever added: a trigger of the database sees to it."""

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=12, choices=EventKind)
    move = models.CharField(max_length=20, blank=True)
    from_state = models.CharField(max_length=20, choices=ReferralState, blank=True)
    to_state = models.CharField(max_length=20, choices=ReferralState, blank=True)
    role = models.CharField(max_length=10, choices=Role)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, related_name="+", help_text="For which the person acted"
    )
    reason = models.ForeignKey(Reason, on_delete=models.PROTECT, null=True, related_name="+")
    note = models.TextField(max_length=1000, blank=True)
    is_visible = models.BooleanField(
        "the person sees it", default=True, help_text="A note is shown with it or not at all"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = "event"
        indexes = [models.Index(fields=["referral", "-at"], name="referral_event_latest")]

    def __str__(self) -> str:
        return self.get_to_state_display() or self.get_kind_display()


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def current(self) -> AssignmentQuerySet:
        return self.filter(ended_at=None)


class Assignment(models.Model):
    """The adviser who looks after a referral. The next one supersedes; nobody is overwritten."""

    referral = models.ForeignKey(Referral, on_delete=models.CASCADE, related_name="assignments")
    adviser = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["referral"], condition=Q(ended_at=None), name="assignment_one_at_a_time")
        ]

    def __str__(self) -> str:
        return str(self.adviser)
