"""Programmes of delivery partners, their cohorts and the days of a cohort."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from applicants.ages import YOUNGEST
from applicants.enums import HOLDS_A_PLACE, BenefitRule, ProgrammeKind
from workforce_portal.organisations.models import Organisation
from workforce_portal.places.models import Council


class ProgrammeQuerySet(models.QuerySet["Programme"]):
    def open(self) -> ProgrammeQuerySet:
        return self.filter(is_open=True, organisation__is_active=True)


class Programme(models.Model):
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="programmes")
    name = models.CharField(max_length=150)
    slug = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(max_length=20, choices=ProgrammeKind)
    summary = models.CharField(max_length=200)
    what_you_do = models.TextField(help_text="One thing to a line")
    leads_to = models.TextField("what it leads to")
    length = models.CharField(max_length=60, help_text="Such as: 4 weeks, 3 days a week")
    costs = models.CharField("what is paid for", max_length=200, blank=True)
    age_from = models.PositiveSmallIntegerField(default=YOUNGEST)
    age_to = models.PositiveSmallIntegerField(null=True, blank=True, help_text="The last age that may join")
    benefit_rule = models.CharField(max_length=10, choices=BenefitRule, default=BenefitRule.ANY)
    councils = models.ManyToManyField(
        Council, blank=True, related_name="+", help_text="Where people have to live; none means the whole North West"
    )
    hours_a_week = models.PositiveSmallIntegerField("hours a week it takes", null=True, blank=True)
    needs_right_to_work = models.BooleanField("needs the right to work in the UK", default=True)
    needs_driving = models.BooleanField("needs somebody who can drive", default=False)
    is_open = models.BooleanField("takes people", default=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    # The starts that still take names, where selectors.programmes read them.
    starts: list[Cohort]

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(age_from__gte=YOUNGEST), name="programme_from_sixteen"),
            models.CheckConstraint(
                condition=Q(age_to=None) | Q(age_to__gte=F("age_from")), name="programme_ages_in_order"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("applicants:programme", args=[self.slug])

    @property
    def does(self) -> list[str]:
        return [line.strip() for line in self.what_you_do.splitlines() if line.strip()]

    @property
    def ages(self) -> str:
        return f"{self.age_from} to {self.age_to}" if self.age_to else f"{self.age_from} and over"


class CohortQuerySet(models.QuerySet["Cohort"]):
    def on(self) -> CohortQuerySet:
        return self.filter(cancelled_at=None)

    def joinable(self, day: date) -> CohortQuerySet:
        """Those that still take names on that day, whether or not places are left."""
        return self.on().filter(closes_on__gte=day)

    def with_places(self) -> CohortQuerySet:
        """Adds `places_taken` and `places_left`."""
        held = models.Count("seats", filter=Q(seats__status__in=HOLDS_A_PLACE), distinct=True)
        taken: dict[str, Any] = {"places_taken": held}
        left: dict[str, Any] = {"places_left": F("places") - F("places_taken")}
        return self.annotate(**taken).annotate(**left)


class Cohort(models.Model):
    """One start of a programme. “Full” and “over” are worked out, never stored."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="cohorts")
    places = models.PositiveSmallIntegerField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    closes_on = models.DateField("last day to join")
    times = models.CharField(max_length=120, help_text="Such as: Monday to Thursday, 9:30am to 2:30pm")
    venue_name = models.CharField("where", max_length=120)
    address = models.CharField(max_length=200, blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    getting_there = models.TextField(blank=True, help_text="Buses, parking, step-free way in")
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    easting = models.PositiveIntegerField(null=True, blank=True, editable=False)
    northing = models.PositiveIntegerField(null=True, blank=True, editable=False)
    cancelled_at = models.DateTimeField(null=True, blank=True, editable=False)
    cancel_reason = models.CharField(max_length=300, blank=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    # What `with_places()` adds.
    places_taken: int
    places_left: int
    # From where somebody is looking; None where either place is unknown.
    miles: float | None = None

    objects = CohortQuerySet.as_manager()

    class Meta:
        ordering = ["starts_on", "pk"]
        indexes = [models.Index(fields=["programme", "starts_on"], name="cohort_of_programme")]
        constraints = [
            models.CheckConstraint(condition=Q(places__gte=1), name="cohort_has_a_place"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="cohort_ends_after_it_starts"),
            models.CheckConstraint(condition=Q(closes_on__lte=F("starts_on")), name="cohort_closes_before_it_starts"),
            models.CheckConstraint(
                condition=Q(easting=None, northing=None) | Q(easting__isnull=False, northing__isnull=False),
                name="cohort_grid_reference_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(cancelled_at=None, cancel_reason="")
                | (Q(cancelled_at__isnull=False) & ~Q(cancel_reason="")),
                name="cohort_cancelled_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme}, {self.starts_on:%-d %B %Y}"

    @property
    def place_name(self) -> str:
        return ", ".join(filter(None, [self.venue_name, self.address, self.postcode]))


class CohortSession(models.Model):
    """A day of a cohort, for which the partner marks who came."""

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="sessions")
    on_date = models.DateField("date")
    starts = models.TimeField()
    ends = models.TimeField()
    title = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["on_date", "starts", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(ends__gt=F("starts")), name="cohort_session_ends_after_it_starts"),
            models.UniqueConstraint(fields=["cohort", "on_date", "starts"], name="cohort_session_once_at_a_time"),
        ]

    def __str__(self) -> str:
        return f"{self.on_date:%-d %B %Y}"
