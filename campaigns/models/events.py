from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from campaigns.enums import EventKind, EventStatus
from campaigns.models.campaigns import Campaign
from workforce_portal.places.models import Council
from workforce_portal.publishing.models import Publishable, PublishableQuerySet


class CampaignEvent(Publishable):
    """A job fair, an open day: somewhere to go and meet people who work in care."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, null=True, blank=True, related_name="events")
    kind = models.CharField(max_length=10, choices=EventKind)
    title = models.CharField(max_length=120)
    summary = models.CharField(max_length=300)
    details = models.TextField(blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    previous_starts_at = models.DateTimeField(null=True, blank=True, editable=False)
    status = models.CharField(max_length=10, choices=EventStatus, default=EventStatus.SCHEDULED, editable=False)
    calendar_sequence = models.PositiveIntegerField(default=0, editable=False)
    is_online = models.BooleanField("online", default=False)
    venue = models.CharField(max_length=200, blank=True, help_text="Name and street")
    postcode = models.CharField(max_length=8, blank=True)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    easting = models.PositiveIntegerField(null=True, blank=True, editable=False)
    northing = models.PositiveIntegerField(null=True, blank=True, editable=False)
    link = models.URLField("where to join or book", blank=True)
    is_full = models.BooleanField("no places left", default=False)

    objects = PublishableQuerySet.as_manager()

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
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("campaigns:event", args=[self.uuid])
