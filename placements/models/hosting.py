"""What each place answers once a year about students, why not, and whom we ring about it."""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from placements.enums import ANSWERED, NEEDS_REASONS, Discipline, HostingAnswer, Outcome, Role
from placements.freshness import Freshness, freshness, say_confirmed
from placements.models.sites import Site


class NoReason(models.Model):
    """Why a host says no or maybe, and what can be done about it. Hosts read all of it."""

    code = models.SlugField(max_length=40, primary_key=True)
    label = models.CharField("in the host’s words", max_length=120)
    remedy = models.TextField("what can be done about it", max_length=400)
    helper = models.CharField("who helps", max_length=120, help_text="Such as “Our placements co-ordinator”")
    call_back_days = models.PositiveSmallIntegerField("we ring within so many working days", default=5)
    is_active = models.BooleanField("can be chosen", default=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "code"]
        verbose_name = "reason for no or maybe"
        verbose_name_plural = "reasons for no or maybe"

    def __str__(self) -> str:
        return self.label


class HostingStatementQuerySet(models.QuerySet["HostingStatement"]):
    def for_year(self, year: int) -> HostingStatementQuerySet:
        return self.filter(year=year)

    def unanswered(self) -> HostingStatementQuerySet:
        return self.filter(answer=HostingAnswer.NOT_ANSWERED)


class HostingStatement(models.Model):
    """Yes, maybe or no of one place for one year. It commits nobody; it may be changed at any time."""

    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="statements")
    year = models.PositiveSmallIntegerField(help_text="In which September it begins")
    answer = models.CharField(max_length=10, choices=HostingAnswer, default=HostingAnswer.NOT_ANSWERED, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    confirmed_at = models.DateTimeField("last confirmed", null=True, blank=True)
    confirmed_by_name = models.CharField("confirmed by", max_length=120, blank=True)

    disciplines = ArrayField(
        models.CharField(max_length=30, choices=Discipline), default=list, blank=True, help_text="Empty: don’t know yet"
    )
    how_many = models.PositiveSmallIntegerField(
        "students at a time", null=True, blank=True, help_text="Empty: don’t know yet"
    )
    note = models.TextField("what else they said", max_length=1000, blank=True)
    ask_next_year_name = models.CharField("whom to ask next year", max_length=120, blank=True)
    ask_next_year_email = models.EmailField("their e-mail address", blank=True)

    asked_at = models.DateTimeField(null=True, blank=True, editable=False)
    reminded_at = models.DateTimeField(null=True, blank=True, editable=False)
    nudged_at = models.DateTimeField("asked whether it is still right", null=True, blank=True, editable=False)

    objects = HostingStatementQuerySet.as_manager()

    class Meta:
        ordering = ["-year", "site"]
        constraints = [
            models.UniqueConstraint(fields=["site", "year"], name="hosting_statement_once_a_year"),
            models.CheckConstraint(
                condition=Q(answer__in=ANSWERED, answered_at__isnull=False, confirmed_at__isnull=False)
                | Q(answer=HostingAnswer.NOT_ANSWERED, answered_at=None, confirmed_at=None),
                name="hosting_statement_answered_has_its_times",
            ),
            models.CheckConstraint(
                condition=Q(disciplines__contained_by=list(Discipline.values)),
                name="hosting_statement_names_known_disciplines",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.site}, {self.year}"

    @property
    def needs_reasons(self) -> bool:
        return self.answer in NEEDS_REASONS

    def freshness(self, *, at: datetime) -> Freshness:
        return freshness(self.confirmed_at, at=at)

    def say_confirmed(self, *, at: datetime) -> str:
        return say_confirmed(self.confirmed_at, self.confirmed_by_name, at=at)


class HostingEvent(models.Model):
    """What was answered, in order. Rows are only ever added: a trigger of the database sees to it."""

    statement = models.ForeignKey(HostingStatement, on_delete=models.PROTECT, related_name="events")
    from_answer = models.CharField(max_length=10, choices=HostingAnswer, blank=True)
    to_answer = models.CharField(max_length=10, choices=HostingAnswer)
    role = models.CharField(max_length=10, choices=Role)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = "event"

    def __str__(self) -> str:
        return self.get_to_answer_display()


class CallBackQuerySet(models.QuerySet["CallBack"]):
    def open(self) -> CallBackQuerySet:
        return self.filter(outcome=Outcome.OPEN)


class CallBack(models.Model):
    """One reason that a place gave, and the call in which we offer its remedy. How it ended is counted."""

    statement = models.ForeignKey(HostingStatement, on_delete=models.PROTECT, related_name="call_backs")
    reason = models.ForeignKey(NoReason, on_delete=models.PROTECT, related_name="+")
    ring_by = models.DateField(help_text="The host was told this date")
    outcome = models.CharField(max_length=15, choices=Outcome, default=Outcome.OPEN, blank=True)
    note = models.CharField("what was said", max_length=300, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)

    objects = CallBackQuerySet.as_manager()

    class Meta:
        ordering = ["ring_by", "pk"]
        verbose_name = "call to a host"
        verbose_name_plural = "calls to hosts"
        constraints = [
            models.UniqueConstraint(fields=["statement", "reason"], name="call_back_once_for_a_reason"),
            models.CheckConstraint(
                condition=Q(outcome=Outcome.OPEN, closed_at=None)
                | (~Q(outcome=Outcome.OPEN) & Q(closed_at__isnull=False)),
                name="call_back_to_host_ended_has_its_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.statement.site}: {self.reason}"

    def is_late(self, today: date) -> bool:
        return self.outcome == Outcome.OPEN and self.ring_by < today
