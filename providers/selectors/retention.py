"""What has been kept long enough."""

from __future__ import annotations

from datetime import datetime, time

from django.conf import settings
from django.db.models import Q, QuerySet

from providers.models import Booking, CallBackRequest, FormatRequest, WaitEntry
from workforce_portal.places.clock import at_local, local, months_before
from workforce_portal.privacy.registry import REMOVED


def kept_since(at: datetime) -> datetime:
    """The beginning, in London, of the day so many months ago; what ended before it is not kept."""
    return at_local(months_before(local(at).date(), settings.BOOKING_RETENTION_MONTHS), time.min)


def bookings_to_redact(at: datetime) -> QuerySet[Booking]:
    return Booking.objects.filter(redacted_at=None, drop_in__ends_at__lt=kept_since(at)).order_by("pk")


def wait_entries_to_redact(at: datetime) -> QuerySet[WaitEntry]:
    return WaitEntry.objects.filter(drop_in__ends_at__lt=kept_since(at)).exclude(name=REMOVED).order_by("pk")


def call_backs_to_redact(at: datetime) -> QuerySet[CallBackRequest]:
    """From the end of the call; one that nobody ever settled, from when it was asked for."""
    since = kept_since(at)
    is_old = Q(closed_at__lt=since) | Q(closed_at=None, created_at__lt=since)
    return CallBackRequest.objects.filter(is_old).exclude(name=REMOVED).order_by("pk")


def format_requests_to_redact(at: datetime) -> QuerySet[FormatRequest]:
    """From the answer; one that nobody ever answered, from when it was asked for."""
    since = kept_since(at)
    is_old = Q(answered_at__lt=since) | Q(answered_at=None, created_at__lt=since)
    return FormatRequest.objects.filter(is_old).exclude(name=REMOVED).order_by("pk")
