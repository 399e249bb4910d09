"""The sessions of advisers, for their mail and their calendars."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from providers.enums import RECORDABLE, DropInStatus
from providers.models import Adviser, Booking, DropIn
from workforce_portal.places.clock import at_local

HELD = (DropInStatus.OPEN, DropInStatus.CLOSED)
FEED_REACHES_BACK = timedelta(days=60)


def sessions_of_day(adviser_id: int, day: date) -> QuerySet[DropIn]:
    """Those that are held, with `people` and `with_needs` on each, and no word of who they are."""
    coming = Q(bookings__status__in=RECORDABLE)
    return (
        DropIn.objects.filter(adviser_id=adviser_id, status__in=HELD, starts_at__date=day)
        .select_related("type", "venue")
        .annotate(
            people=Count("bookings", filter=coming),
            with_needs=Count("bookings", filter=coming & ~Q(bookings__adjustments="")),
        )
        .order_by("starts_at")
    )


def days_with_sessions(*, first: datetime, last: datetime) -> QuerySet[DropIn, tuple[int, datetime]]:
    """Adviser and start of every session held in that time whose adviser can be written to."""
    rows = DropIn.objects.filter(status__in=HELD, starts_at__gt=first, starts_at__lt=last)
    return rows.exclude(adviser__email="").order_by("starts_at").values_list("adviser_id", "starts_at")


def sessions_not_recorded(*, first: datetime, last: datetime) -> QuerySet[DropIn]:
    """Sessions that ended in that time and have somebody of whom nobody said whether they came."""
    unmarked = Booking.objects.active().filter(drop_in=OuterRef("pk"))
    rows = DropIn.objects.filter(Exists(unmarked), ends_at__gt=first, ends_at__lte=last)
    return rows.exclude(adviser__email="").order_by("starts_at")


def feed_sessions(adviser: Adviser, *, at: datetime) -> QuerySet[DropIn]:
    """What the adviser's calendar holds: drafts stay out, and cancelled ones stay in, as cancelled."""
    return (
        DropIn.objects.public()
        .filter(adviser=adviser, starts_at__gt=at - FEED_REACHES_BACK)
        .select_related("type", "adviser", "venue")
        .with_places()
        .order_by("starts_at", "pk")
    )


def start_of(day: date) -> datetime:
    return at_local(day, time.min)
