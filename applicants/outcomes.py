"""What registering tells campaigns that they led to; the forgotten go on being counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, time, timedelta

from django.db.models import Count
from django.db.models.functions import TruncDate

from applicants.models import Applicant, RegistrationCount
from applicants.selectors.campaigns import UNKNOWN, came_by
from campaigns.outcomes import Outcome, OutcomeRow, register
from workforce_portal.places.clock import LONDON, at_local


def registrations_made(first: date, last: date) -> Iterator[OutcomeRow]:
    counts: Counter[tuple[date, str]] = Counter()
    starts, ends = at_local(first, time.min), at_local(last + timedelta(days=1), time.min)
    made = Applicant.objects.known().filter(created_at__gte=starts, created_at__lt=ends).order_by()
    by_day = made.annotate(day=TruncDate("created_at", tzinfo=LONDON)).values_list("day", "campaign_code")
    kept = RegistrationCount.objects.filter(on__range=(first, last)).order_by()
    for on, code, n in (*by_day.annotate(number=Count("pk")), *kept.values_list("on", "campaign_code", "n")):
        counts[on, code] += n
    by_code = came_by(code for _, code in counts)
    for (on, code), n in sorted(counts.items()):
        by = by_code.get(code, UNKNOWN)
        yield OutcomeRow(on, by.campaign_id, by.short_link_id, n)


def register_outcomes() -> None:
    register(Outcome("registration", "People registered", registrations_made))
