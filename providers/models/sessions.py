"""Sessions, and the bookings of their numbered places."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from campaigns.models import Campaign, ShortLink
from providers.enums import (
    CANCELLED,
    CURRENT,
    HOLDS_A_PLACE,
    OUTCOMES,
    RECORDABLE,
    BookingStatus,
    CancelReason,
    DropInStatus,
    EventKind,
    Source,
)
from providers.models.catalogue import Adviser, DropInType, Topic, Venue
from providers.models.runs import Run
from workforce_portal.organisations.models import CareService


class DropInQuerySet(models.QuerySet["DropIn"]):
    def public(self) -> DropInQuerySet:
        """What the public may see: everything but drafts."""
        return self.exclude(status=DropInStatus.DRAFT)

    def upcoming(self, at: datetime) -> DropInQuerySet:
        return self.filter(status=DropInStatus.OPEN, starts_at__gt=at)

    def with_places_left(self) -> DropInQuerySet:
        left: dict[str, Any] = {"places_left__gt": 0}
        return self.with_places().filter(**left)

    def with_places(self) -> DropInQuerySet:
        """Adds `places_taken` and `places_left`."""
        held = (
            Booking.objects.filter(drop_in=OuterRef("pk"), status__in=HOLDS_A_PLACE)
            .order_by()
            .values("drop_in")
            .annotate(n=models.Count("pk"))
            .values("n")
        )
        taken: dict[str, Any] = {"places_taken": Coalesce(Subquery(held), 0)}
        left: dict[str, Any] = {"places_left": F("capacity") - F("places_taken")}
        return self.annotate(**taken).annotate(**left)


class DropIn(models.Model):
    """One session at one time. “Full” and “past” are worked out, never stored."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    type = models.ForeignKey(DropInType, on_delete=models.PROTECT, related_name="drop_ins")
    adviser = models.ForeignKey(Adviser, on_delete=models.PROTECT, related_name="drop_ins")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    capacity = models.PositiveSmallIntegerField("places")
    is_online = models.BooleanField("online", default=False)
    venue = models.ForeignKey(Venue, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    join_url = models.URLField("link to join", blank=True)
    join_by_phone = models.CharField("number to join by phone", max_length=100, blank=True)
    status = models.CharField(max_length=10, choices=DropInStatus, default=DropInStatus.DRAFT)
    previous_starts_at = models.DateTimeField(null=True, blank=True, editable=False)
    cancelled_at = models.DateTimeField(null=True, blank=True, editable=False)
    cancel_reason = models.CharField(max_length=300, blank=True, editable=False)
    calendar_sequence = models.PositiveIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    run = models.ForeignKey(
        Run, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="drop_ins"
    )

    # What `with_places()` adds.
    places_taken: int
    places_left: int
    # What `with_waiting()` of the selectors adds.
    people_waiting: int
    # What a list of cards knows of the moment: a place could still come free in time.
    may_wait: bool = False
    # From where somebody is looking; None online.
    miles: float | None = None

    objects = DropInQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "pk"]
        verbose_name = "drop-in session"
        indexes = [models.Index(fields=["status", "starts_at"], name="drop_in_status_start")]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="drop_in_ends_after_it_starts"),
            models.CheckConstraint(condition=Q(capacity__gte=1), name="drop_in_has_a_place"),
            models.CheckConstraint(
                condition=Q(is_online=True, venue__isnull=True) | Q(is_online=False, venue__isnull=False),
                name="drop_in_is_online_or_has_a_venue",
            ),
            models.CheckConstraint(
                condition=Q(status=DropInStatus.CANCELLED, cancelled_at__isnull=False)
                | (~Q(status=DropInStatus.CANCELLED) & Q(cancelled_at__isnull=True)),
                name="drop_in_cancelled_has_its_time",
            ),
            ExclusionConstraint(
                name="drop_in_adviser_is_in_one_place",
                expressions=[
                    ("adviser", RangeOperators.EQUAL),
                    (
                        Func(
                            "starts_at",
                            "ends_at",
                            RangeBoundary(),
                            function="TSTZRANGE",
                            output_field=DateTimeRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=~Q(status=DropInStatus.CANCELLED),
                violation_error_message="This adviser already has a session at that time.",
            ),
        ]

    def __str__(self) -> str:
        start = timezone.localtime(self.starts_at)
        return f"{self.type}, {start:%a %-d %b %Y %H:%M}"

    def get_absolute_url(self) -> str:
        return reverse("providers:drop_in_detail", args=[self.pk])

    @property
    def minutes(self) -> int:
        return round((self.ends_at - self.starts_at).total_seconds() / 60)

    @property
    def place_name(self) -> str:
        """Where it is, in a few words."""
        venue = self.venue
        return f"{venue.name}, {venue.address}, {venue.town}, {venue.postcode}" if venue else "Online"

    @property
    def where_to_go(self) -> str:
        """How somebody with a place gets in: for people who have booked only, as it holds the link to join."""
        if self.venue:
            return "\n".join(filter(None, [f"{self.place_name}.", self.venue.getting_there]))
        phone = f"Or join by phone: {self.join_by_phone}." if self.join_by_phone else ""
        link = f"Join at {self.join_url}" if self.join_url else "Your adviser sends you the link on the day."
        return "\n".join(filter(None, ["Online.", link, phone]))

    def has_started(self, at: datetime) -> bool:
        return at >= self.starts_at


class BookingQuerySet(models.QuerySet["Booking"]):
    def active(self) -> BookingQuerySet:
        return self.filter(status=BookingStatus.BOOKED)

    def current(self) -> BookingQuerySet:
        """Booked, or offered and not answered yet."""
        return self.filter(status__in=CURRENT)

    def offers(self) -> BookingQuerySet:
        """Offers to people on the waiting list that nobody has answered yet."""
        return self.filter(status=BookingStatus.OFFERED)

    def on_the_sheet(self) -> BookingQuerySet:
        """Who comes or came: without offers, and without those who cancelled in time."""
        return self.filter(status__in=RECORDABLE)

    def holding_a_place(self) -> BookingQuerySet:
        return self.filter(status__in=HOLDS_A_PLACE)


class Booking(models.Model):
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    reference = models.CharField(max_length=8, unique=True, editable=False)
    drop_in = models.ForeignKey(DropIn, on_delete=models.PROTECT, related_name="bookings")
    place_no = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=30, choices=BookingStatus, default=BookingStatus.BOOKED)
    name = models.CharField(max_length=120)
    email = models.EmailField("e-mail address", blank=True)
    email_norm = models.CharField(max_length=254, blank=True, editable=False)
    phone = models.CharField("phone number", max_length=30, blank=True)
    service_name = models.CharField("service", max_length=255)
    care_service = models.ForeignKey(CareService, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="+")
    question = models.TextField(blank=True)
    adjustments = models.TextField("to take part", blank=True)
    source = models.CharField(max_length=12, choices=Source, default=Source.WEB)
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    short_link = models.ForeignKey(ShortLink, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    idempotency_key = models.UUIDField(null=True, blank=True, unique=True, editable=False)
    link_version = models.PositiveIntegerField(default=1, editable=False)
    calendar_sequence = models.PositiveIntegerField(default=0, editable=False)
    moves = models.PositiveSmallIntegerField(default=0, editable=False, help_text="By the person who booked")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    offer_expires_at = models.DateTimeField("offer runs out", null=True, blank=True, editable=False)
    is_over_capacity = models.BooleanField(
        "beyond the places", default=False, editable=False, help_text="Walked in although the session was full"
    )
    cancelled_at = models.DateTimeField(null=True, blank=True, editable=False)
    cancel_reason = models.CharField(max_length=20, choices=CancelReason, blank=True)
    cancel_note = models.CharField(max_length=300, blank=True)
    outcome_at = models.DateTimeField(null=True, blank=True, editable=False)
    redacted_at = models.DateTimeField(null=True, blank=True, editable=False, help_text="Personal details removed")

    objects = BookingQuerySet.as_manager()

    class Meta:
        ordering = ["drop_in__starts_at", "place_no", "pk"]
        indexes = [
            models.Index(fields=["email_norm"], name="booking_email"),
            models.Index(fields=["-created_at"], name="booking_created"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["drop_in", "place_no"],
                condition=Q(status__in=HOLDS_A_PLACE),
                name="booking_place_is_taken_once",
            ),
            models.UniqueConstraint(
                fields=["drop_in", "email_norm"],
                condition=Q(status__in=CURRENT) & ~Q(email_norm=""),
                name="booking_once_per_person_and_session",
            ),
            models.CheckConstraint(condition=Q(place_no__gte=1), name="booking_place_no_from_one"),
            models.CheckConstraint(
                condition=Q(status__in=CANCELLED, cancelled_at__isnull=False)
                | (~Q(status__in=CANCELLED) & Q(cancelled_at__isnull=True)),
                name="booking_cancelled_has_its_time",
            ),
            models.CheckConstraint(
                condition=Q(status__in=OUTCOMES, outcome_at__isnull=False)
                | (~Q(status__in=OUTCOMES) & Q(outcome_at__isnull=True)),
                name="booking_outcome_has_its_time",
            ),
            models.CheckConstraint(
                condition=~Q(email="") | ~Q(phone="") | Q(redacted_at__isnull=False) | Q(source=Source.WALK_IN),
                name="booking_can_be_reached_by_email_or_phone",
            ),
            models.CheckConstraint(
                condition=Q(status=BookingStatus.OFFERED, offer_expires_at__isnull=False)
                | (~Q(status=BookingStatus.OFFERED) & Q(offer_expires_at__isnull=True)),
                name="booking_offered_has_its_end",
            ),
            models.CheckConstraint(
                condition=Q(is_over_capacity=False) | Q(source=Source.WALK_IN),
                name="booking_over_capacity_walked_in",
            ),
        ]

    def __str__(self) -> str:
        return self.spoken_reference

    @property
    def spoken_reference(self) -> str:
        return f"{self.reference[:4]} {self.reference[4:]}"

    @property
    def first_name(self) -> str:
        return self.name.split(" ")[0]


class BookingEvent(models.Model):
    """What happened to a booking, in order. Rows are only ever added."""

    booking = models.ForeignKey(Booking, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=20, choices=EventKind)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    from_status = models.CharField(max_length=30, blank=True)
    to_status = models.CharField(max_length=30, blank=True)
    from_drop_in = models.ForeignKey(DropIn, on_delete=models.PROTECT, null=True, related_name="+")
    to_drop_in = models.ForeignKey(DropIn, on_delete=models.PROTECT, null=True, related_name="+")
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = "event"

    def __str__(self) -> str:
        return self.get_kind_display()
