"""What provider support tells campaigns that they led to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta

from django.db.models import Count
from django.db.models.functions import TruncDate

from campaigns.outcomes import Outcome, OutcomeRow, register
from providers.enums import ONLY_OFFERED
from providers.models import Booking
from workforce_portal.places.clock import LONDON, at_local


def bookings_made(first: date, last: date) -> Iterator[OutcomeRow]:
    starts, ends = at_local(first, time.min), at_local(last + timedelta(days=1), time.min)
    made = Booking.objects.filter(created_at__gte=starts, created_at__lt=ends).exclude(status__in=ONLY_OFFERED)
    by_day = made.order_by().annotate(day=TruncDate("created_at", tzinfo=LONDON))
    for row in by_day.values_list("day", "campaign_id", "short_link_id").annotate(number=Count("pk")):
        yield OutcomeRow(*row)


def register_outcomes() -> None:
    register(Outcome("booking", "Drop-ins booked", bookings_made))
