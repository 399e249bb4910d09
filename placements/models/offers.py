"""What a place offers: so many students of one kind in one window of the year."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from datetime import date, datetime
from typing import Any, Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from placements.enums import HOLDING, Discipline, OfferState, Role, Weekday
from placements.freshness import Freshness, freshness, say_confirmed
from placements.models.sites import MOST_STUDENTS, Site
from workforce_portal.organisations.models import Organisation


class Window(models.Model):
    """A stretch of the placement year: a column of the grid in which hosts offer. Staff set them."""

    year = models.PositiveSmallIntegerField(help_text="In which September it begins")
    name = models.CharField(max_length=40, help_text="The same each year, such as Early spring")
    starts_on = models.DateField("first day")
    ends_on = models.DateField("last day")

    class Meta:
        ordering = ["year", "starts_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["year", "name"], name="window_named_once_a_year"),
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="window_ends_after_it_begins"),
        ]

    def __str__(self) -> str:
        return self.name


class OfferStateSetByHand(Exception):
    """The state of an offer changes by a move of the table alone: see services.offers.walk."""


class OfferQuerySet(models.QuerySet["Offer"]):
    def holding(self) -> OfferQuerySet:
        return self.filter(state__in=HOLDING)

    def published(self) -> OfferQuerySet:
        return self.filter(state=OfferState.PUBLISHED)


def working_week() -> list[int]:
    return [day.value for day in Weekday if day <= Weekday.FRIDAY]


class Offer(models.Model):
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="offers", verbose_name="place")
    window = models.ForeignKey(Window, on_delete=models.PROTECT, related_name="+")
    discipline = models.CharField("students of", max_length=30, choices=Discipline)
    number = models.PositiveSmallIntegerField("students at the same time")
    hours = models.PositiveSmallIntegerField("hours that each can do", default=0)
    starts_on = models.DateField("first day")
    ends_on = models.DateField("last day")
    days = ArrayField(models.PositiveSmallIntegerField(choices=Weekday), default=working_week)
    state = models.CharField(max_length=10, choices=OfferState, default=OfferState.DRAFT, editable=False)
    confirmed_at = models.DateTimeField("last confirmed", null=True, blank=True, editable=False)
    confirmed_by_name = models.CharField("confirmed by", max_length=120, blank=True, editable=False)
    priority_until = models.DateField("only for some until", null=True, blank=True)
    priority_universities = models.ManyToManyField(Organisation, blank=True, related_name="+", verbose_name="who first")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    # What the database has, so that a state that was set by hand is noticed; None where it was not read.
    stored_state: str | None = None

    objects = OfferQuerySet.as_manager()

    class Meta:
        ordering = ["starts_on", "discipline", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["site", "window", "discipline"], name="offer_once_in_a_window"),
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="offer_ends_after_it_begins"),
            models.CheckConstraint(condition=Q(number__range=(1, MOST_STUDENTS)), name="offer_is_for_somebody"),
            models.CheckConstraint(
                condition=Q(days__len__gte=1, days__contained_by=list(Weekday.values)), name="offer_is_on_known_days"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=HOLDING) | Q(confirmed_at__isnull=False), name="offer_published_was_confirmed"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} of {self.get_discipline_display().lower()}, {self.window}"

    def save(self, *args: Any, **options: Any) -> None:
        if not self._state.adding and "state" in self.__dict__ and self.state != self.stored_state:
            raise OfferStateSetByHand(f"{self.stored_state} to {self.state}")
        super().save(*args, **options)
        self.stored_state = self.__dict__.get("state")

    @classmethod
    def from_db(cls, db: str | None, field_names: Collection[str], values: Collection[Any], **options: Any) -> Self:
        offer = super().from_db(db, field_names, values, **options)
        offer.stored_state = offer.__dict__.get("state")
        return offer

    def refresh_from_db(self, *args: Any, **options: Any) -> None:
        super().refresh_from_db(*args, **options)
        self.stored_state = self.__dict__.get("state")

    def freshness(self, *, at: datetime) -> Freshness:
        return freshness(self.confirmed_at, at=at)

    def say_confirmed(self, *, at: datetime) -> str:
        return say_confirmed(self.confirmed_at, self.confirmed_by_name, at=at)

    def is_for_some_alone(self, on: date) -> bool:
        return self.priority_until is not None and self.priority_until >= on


class OfferEvent(models.Model):
    """What happened to an offer, in order. Rows are only ever added: a trigger of the database sees to it."""

    offer = models.ForeignKey(Offer, on_delete=models.PROTECT, related_name="events")
    move = models.CharField(max_length=20)
    from_state = models.CharField(max_length=10, choices=OfferState)
    to_state = models.CharField(max_length=10, choices=OfferState)
    role = models.CharField(max_length=10, choices=Role)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    reason = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = "event"

    def __str__(self) -> str:
        return f"{self.move}: {self.get_to_state_display()}"
