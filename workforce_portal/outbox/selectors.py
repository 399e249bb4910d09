from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count, Max, Q, QuerySet
from django.db.models.functions import TruncDate

from workforce_portal.outbox.models import PlannedMail, State
from workforce_portal.places.clock import LONDON, at_local, local

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
    waiting = PlannedMail.objects.filter(WAITING, due_at__lte=at + timedelta(hours=1)).aggregate(
        soon=Count("pk", filter=Q(due_at__gt=at)), late=Count("pk", filter=Q(due_at__lt=at - STUCK_AFTER))
    )
    sent = PlannedMail.objects.filter(state=State.SENT, finished_at__gt=at - timedelta(days=7), finished_at__lte=at)
    sent_counts = sent.aggregate(count=Count("pk"), last=Max("finished_at"))
    return OutboxHealth(
        due_next_hour=waiting["soon"],
        late=waiting["late"],
        sent_in_week=sent_counts["count"],
        not_delivered=not_delivered().count(),
        last_sent_at=sent_counts["last"],
        days=planned_by_day(at),
    )


def planned_by_day(at: datetime) -> list[DayCount]:
    """What is planned for today and the six days after, in London's days."""
    today = local(at).date()
    days = [today + timedelta(days=number) for number in range(DAYS_SHOWN)]
    ends = at_local(today + timedelta(days=DAYS_SHOWN), time.min)
    due = PlannedMail.objects.filter(WAITING, due_at__lt=ends, due_at__gte=at_local(today, time.min))
    counts = dict(
        due.annotate(day=TruncDate("due_at", tzinfo=LONDON))
        .order_by("day")
        .values_list("day")
        .annotate(count=Count("pk"))
    )
    return [DayCount(day, counts.get(day, 0)) for day in days]
