from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count, Max, Q, QuerySet

from workforce_portal.outbox.models import PlannedMail, State
from workforce_portal.places.clock import at_local, local

STUCK_AFTER = timedelta(minutes=10)
DAYS_SHOWN = 7
WAITING = Q(state__in=[State.PLANNED, State.CLAIMED])


@dataclass(frozen=True)
class DayCount:
    day: date
    count: int


@dataclass(frozen=True)
class OutboxHealth:
    due_next_hour: int
    late: int
    sent_in_week: int
    not_delivered: int
    last_sent_at: datetime | None
    days: list[DayCount]


def is_stuck(at: datetime) -> bool:
    """Whether mail that should have been tried has not been for ten minutes: no worker, no beat, or both."""
    return PlannedMail.objects.filter(state=State.PLANNED, try_at__lt=at - STUCK_AFTER).exists()


def not_delivered() -> QuerySet[PlannedMail]:
    return PlannedMail.objects.filter(state=State.FAILED)


def sent_or_not() -> QuerySet[PlannedMail]:
    return PlannedMail.objects.filter(state=State.UNCERTAIN)


def outbox_health(at: datetime) -> OutboxHealth:
    """All of it in one query, over what waits, what failed and what was sent in the last seven days alone."""
    sent = Q(state=State.SENT, finished_at__gt=at - timedelta(days=DAYS_SHOWN), finished_at__lte=at)
    failed = Q(state=State.FAILED)
    days = _days_shown(at)
    found = PlannedMail.objects.filter(WAITING | sent | failed).aggregate(
        soon=Count("pk", filter=WAITING & Q(due_at__gt=at, due_at__lte=at + timedelta(hours=1))),
        late=Count("pk", filter=WAITING & Q(due_at__lt=at - STUCK_AFTER)),
        sent=Count("pk", filter=sent),
        last=Max("finished_at", filter=sent),
        failed=Count("pk", filter=failed),
        **{f"day_{number}": Count("pk", filter=_due_on(day)) for number, day in enumerate(days)},
    )
    return OutboxHealth(
        due_next_hour=found["soon"],
        late=found["late"],
        sent_in_week=found["sent"],
        not_delivered=found["failed"],
        last_sent_at=found["last"],
        days=[DayCount(day, found[f"day_{number}"]) for number, day in enumerate(days)],
    )


def _days_shown(at: datetime) -> list[date]:
    """Today and the six days after, in London's days."""
    today = local(at).date()
    return [today + timedelta(days=number) for number in range(DAYS_SHOWN)]


def _due_on(day: date) -> Q:
    ends = at_local(day + timedelta(days=1), time.min)
    return WAITING & Q(due_at__gte=at_local(day, time.min), due_at__lt=ends)
