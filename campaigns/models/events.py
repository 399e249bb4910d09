from __future__ import annotations

from datetime import date, datetime, time
from urllib.parse import urlsplit

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from campaigns.enums import EventKind, EventStatus
from campaigns.models.campaigns import Campaign
from workforce_portal.places.clock import at_local
from workforce_portal.places.models import Council
from workforce_portal.publishing.models import Publishable, PublishableQuerySet


class EventQuerySet(PublishableQuerySet):
    def coming(self, at: datetime) -> EventQuerySet:
        """Public and not over; cancelled ones too, for somebody may still be on the way."""
        return self.public(at).filter(ends_at__gt=at)

    def taking_place(self, at: datetime) -> EventQuerySet:
        return self.coming(at).exclude(status=EventStatus.CANCELLED)

    def due_for_review(self, on: date) -> EventQuerySet:
        """Nobody reads again what is over."""
        return super().due_for_review(on).filter(ends_at__gte=at_local(on, time.min))


class CampaignEvent(Publishable):
    """A job fair, an open day: somewhere to go and meet people who work in care."""

    # What was moved or called off stays so: by then it stands in people's calendars.
    stays_when_restored = (
        "starts_at",
        "ends_at",
        "previous_starts_at",
        "previous_place",
        "status",
        "cancelled_at",
        "cancel_reason",
        "calendar_sequence",
        "is_online",
        "venue",
        "town",
        "postcode",
        "council",
        "easting",
        "northing",
    )

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, null=True, blank=True, related_name="events")
    kind = models.CharField(max_length=10, choices=EventKind)
    title = models.CharField(max_length=120)
    summary = models.CharField(max_length=300)
    details = models.TextField(blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    previous_starts_at = models.DateTimeField(null=True, blank=True, editable=False)
    previous_place = models.CharField(max_length=300, blank=True, editable=False)
    status = models.CharField(max_length=10, choices=EventStatus, default=EventStatus.SCHEDULED, editable=False)
    cancelled_at = models.DateTimeField(null=True, blank=True, editable=False)
    cancel_reason = models.CharField(max_length=300, blank=True, editable=False)
    calendar_sequence = models.PositiveIntegerField(default=0, editable=False)
    is_online = models.BooleanField("online", default=False)
    venue = models.CharField(max_length=200, blank=True, help_text="Name and street")
    town = models.CharField(max_length=80, blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    easting = models.PositiveIntegerField(null=True, blank=True, editable=False)
    northing = models.PositiveIntegerField(null=True, blank=True, editable=False)
    link = models.URLField("where to join or book", blank=True)
    is_full = models.BooleanField("no places left", default=False)

    # From where somebody is looking, and under which heading a list of theirs shows it.
    miles: float | None = None
    band: str = ""

    objects = EventQuerySet.as_manager()

    class Meta(Publishable.Meta):
        ordering = ["starts_at", "pk"]
        verbose_name = "event"
        constraints = [
            *Publishable.Meta.constraints,
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="event_ends_after_it_starts"),
            models.CheckConstraint(
                condition=Q(is_online=True, venue="") | (Q(is_online=False) & ~Q(venue="")),
                name="event_is_online_or_has_a_venue",
            ),
            models.CheckConstraint(
                condition=Q(is_online=True, council__isnull=True) | Q(is_online=False, council__isnull=False),
                name="event_in_person_is_in_a_council",
            ),
            models.CheckConstraint(
                condition=Q(status=EventStatus.CANCELLED, cancelled_at__isnull=False)
                | (~Q(status=EventStatus.CANCELLED) & Q(cancelled_at__isnull=True)),
                name="event_cancelled_has_its_time",
            ),
            models.CheckConstraint(
                condition=~Q(status=EventStatus.MOVED) | Q(previous_starts_at__isnull=False) | ~Q(previous_place=""),
                name="event_moved_says_from_where",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def publish_problems(self, at: datetime) -> list[str]:
        over = ["It is over. Give it a time that is to come."] if self.ends_at <= at else []
        return [*super().publish_problems(at), *over]

    def get_absolute_url(self) -> str:
        return reverse("campaigns:event", args=[self.uuid])

    @property
    def is_cancelled(self) -> bool:
        return self.status == EventStatus.CANCELLED

    @property
    def is_moved(self) -> bool:
        return self.status == EventStatus.MOVED

    @property
    def link_host(self) -> str:
        return urlsplit(self.link).hostname or ""

    @property
    def place_name(self) -> str:
        """Where to go, in one line."""
        return (
            "Online" if self.is_online else ", ".join(part for part in (self.venue, self.town, self.postcode) if part)
        )
