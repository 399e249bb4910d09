"""Waiting lists of sessions that are full."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils import timezone

from campaigns.models import Campaign, ShortLink
from providers.enums import LeftBecause, NoOffer
from providers.models.catalogue import Topic
from providers.models.sessions import Booking, DropIn
from workforce_portal.organisations.models import CareService


class WaitEntryQuerySet(models.QuerySet["WaitEntry"]):
    def active(self) -> WaitEntryQuerySet:
        return self.filter(left_at=None)

    def to_ring(self) -> WaitEntryQuerySet:
        """Without an address, and to be told that a session was cancelled: until somebody has rung them."""
        return self.filter(ring_since__isnull=False)

    def waiting(self) -> WaitEntryQuerySet:
        """In line: on the list, and without an offer to answer."""
        return self.active().filter(offer=None)

    def for_drop_in(self, drop_in: DropIn) -> WaitEntryQuerySet:
        """Those who would take a place at this session, the longest waiting first."""
        also = WaitEntry.also.through.objects.filter(dropin_id=drop_in.pk).values("waitentry_id")
        return self.filter(Q(drop_in=drop_in) | Q(pk__in=also)).order_by("created_at", "pk")


class WaitEntry(models.Model):
    """Somebody in line for a place. An offer ends the waiting, whatever becomes of it."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    drop_in = models.ForeignKey(DropIn, on_delete=models.PROTECT, related_name="wait_entries")
    also = models.ManyToManyField(
        DropIn, blank=True, related_name="+", verbose_name="also these times", help_text="Any of them would do"
    )
    name = models.CharField(max_length=120)
    email = models.EmailField("e-mail address", blank=True)
    email_norm = models.CharField(max_length=254, blank=True, editable=False)
    phone = models.CharField("phone number", max_length=30, blank=True)
    service_name = models.CharField("service", max_length=255)
    care_service = models.ForeignKey(CareService, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="+")
    question = models.TextField(blank=True)
    adjustments = models.TextField("to take part", blank=True)
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    short_link = models.ForeignKey(ShortLink, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    idempotency_key = models.UUIDField(null=True, blank=True, unique=True, editable=False)
    created_at = models.DateTimeField("waiting since", default=timezone.now)
    offer = models.OneToOneField(
        Booking, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="wait_entry"
    )
    no_offer_because = models.CharField("why no offer", max_length=20, choices=NoOffer, blank=True)
    no_offer_since = models.DateTimeField(null=True, blank=True, editable=False)
    ring_since = models.DateTimeField(
        null=True, blank=True, editable=False, help_text="No address, and something to be told that no offer tells"
    )
    left_at = models.DateTimeField(null=True, blank=True)
    left_because = models.CharField("how it ended", max_length=20, choices=LeftBecause, blank=True)

    objects = WaitEntryQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "pk"]
        verbose_name = "place in line"
        verbose_name_plural = "waiting lists"
        constraints = [
            models.UniqueConstraint(
                fields=["drop_in", "email_norm"],
                condition=Q(left_at=None) & ~Q(email_norm=""),
                name="wait_entry_once_per_person",
            ),
            # Once it is redacted, the address is a number of its own.
            models.CheckConstraint(
                condition=~Q(email_norm="") | ~Q(phone=""), name="wait_entry_can_be_reached_by_email_or_phone"
            ),
            models.CheckConstraint(
                condition=Q(left_at__isnull=True, left_because="") | (Q(left_at__isnull=False) & ~Q(left_because="")),
                name="wait_entry_left_has_its_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, for {self.drop_in}"

    @property
    def first_name(self) -> str:
        return self.name.split(" ")[0]

    def has_ended(self, at: datetime) -> bool:
        return self.left_at is not None or self.drop_in.has_started(at)
