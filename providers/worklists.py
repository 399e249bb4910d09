"""What waits for staff, and the figures of their Today page. Each list and its number are the same rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from providers.enums import ONLY_OFFERED, OUTCOMES, BookingStatus, EventKind
from providers.models import Booking, BookingEvent, DropIn
from workforce_portal.places.clock import at_local, local

OUTCOMES_WITHIN = timedelta(days=60)
SOON = timedelta(days=7)
WEEKS = 8
# What staff did, and what became of an offer without the person, who hears of neither by mail.
NEWS = Q(kind__in=(EventKind.MOVED, EventKind.CHANGED, EventKind.CANCELLED), by__isnull=False) | (
    Q(kind=EventKind.OFFERED) | Q(to_status__in=(BookingStatus.EXPIRED, BookingStatus.WITHDRAWN))
)
# Whoever said yes or no to an offer was on the telephone.
TOLD = Q(kind__in=(EventKind.TOLD, EventKind.ACCEPTED)) | Q(to_status=BookingStatus.DECLINED)


@dataclass(frozen=True)
class Week:
    monday: date
    count: int


@dataclass(frozen=True)
class BookingFigures:
    weeks: list[Week]
    came: int
    recorded: int
    since: date

    @property
    def came_percent(self) -> int | None:
        return round(100 * self.came / self.recorded) if self.recorded else None


def outcomes_not_recorded(*, at: datetime) -> QuerySet[DropIn]:
    """Sessions that are over and have somebody of whom nobody said whether they came."""
    unmarked = Booking.objects.active().filter(drop_in=OuterRef("pk"))
    return DropIn.objects.filter(Exists(unmarked), ends_at__lte=at, ends_at__gt=at - OUTCOMES_WITHIN)


def to_prepare(*, at: datetime) -> QuerySet[Booking]:
    """Coming bookings of people who need something to take part."""
    soon = Booking.objects.active().filter(drop_in__starts_at__gt=at, drop_in__starts_at__lte=at + SOON)
    return soon.exclude(adjustments="")


def to_ring(*, at: datetime) -> QuerySet[Booking]:
    """People without an e-mail address whose coming booking staff changed, or who are offered a place from a waiting
    list, until somebody has told them.

    Whatever staff did counts: what the person did by their own link they know.
    """
    news = BookingEvent.objects.filter(NEWS, booking=OuterRef("pk"))
    told = BookingEvent.objects.filter(TOLD, booking=OuterRef("pk"), at__gte=OuterRef("news_at"))
    return (
        Booking.objects.filter(email="", drop_in__starts_at__gt=at, redacted_at=None)
        .exclude(phone="")
        .annotate(news_at=Subquery(news.order_by("-at").values("at")[:1]))
        .filter(~Exists(told), news_at__isnull=False)
    )


def nobody_booked(*, at: datetime) -> QuerySet[DropIn]:
    """Open sessions of the next seven days that nobody has booked."""
    booked = Booking.objects.holding_a_place().filter(drop_in=OuterRef("pk"))
    return DropIn.objects.upcoming(at).filter(~Exists(booked), starts_at__lte=at + SOON)


LISTS = {
    "outcomes-not-recorded": outcomes_not_recorded,
    "to-ring": to_ring,
    "to-prepare": to_prepare,
    "nobody-booked": nobody_booked,
}


def booking_figures(*, at: datetime) -> BookingFigures:
    """New bookings of each of the last eight weeks, and who came to sessions in that time; a week begins on Monday."""
    today = local(at).date()
    this_monday = today - timedelta(days=today.weekday())
    mondays = [this_monday - timedelta(weeks=back) for back in reversed(range(WEEKS))]
    starts = [at_local(monday, datetime.min.time()) for monday in mondays]
    ends = [*starts[1:], at + timedelta(seconds=1)]
    weekly = {
        f"week_{number}": Count("pk", filter=Q(created_at__gte=start, created_at__lt=end))
        for number, (start, end) in enumerate(zip(starts, ends, strict=True))
    }
    recorded = Q(status__in=OUTCOMES, drop_in__starts_at__gte=starts[0])
    rows = Booking.objects.filter(Q(created_at__gte=starts[0]) | Q(drop_in__starts_at__gte=starts[0]))
    rows = rows.exclude(status__in=ONLY_OFFERED)
    found = rows.aggregate(
        **weekly,
        came=Count("pk", filter=recorded & Q(status=BookingStatus.ATTENDED)),
        recorded=Count("pk", filter=recorded),
    )
    weeks = [Week(monday, found[f"week_{number}"]) for number, monday in enumerate(mondays)]
    return BookingFigures(weeks, found["came"], found["recorded"], mondays[0])
