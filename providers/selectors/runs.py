"""The dates of a run of sessions, good and refused, before anything is saved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Exists, OuterRef, QuerySet

from providers.enums import DropInStatus
from providers.models import Adviser, Booking, DropIn, Run, WaitEntry
from workforce_portal.places.clock import at_local, is_doubtful, say_times
from workforce_portal.places.models import BankHoliday
from workforce_portal.places.working_days import last_known_bank_holiday

QUARTER = 15
MOST_DATES = 200


@dataclass(frozen=True)
class RunDate:
    """`refused` says why there can be no session; a bank holiday can be overruled."""

    day: date
    starts_at: datetime
    ends_at: datetime
    refused: str = ""
    bank_holiday: str = ""

    @property
    def is_good(self) -> bool:
        return not self.refused and not self.bank_holiday


def run_dates(run: Run, *, at: datetime) -> list[RunDate]:
    """Every date by the rule, in order; at most 200 of them."""
    days = [day for day, _ in zip(days_of_run(run), range(MOST_DATES), strict=False)]
    holidays = dict(BankHoliday.objects.filter(date__in=days).values_list("date", "title"))
    busy = engagements(run.adviser, days, starts=run.starts, minutes=run.minutes)
    return [_run_date(run, day, holidays.get(day, ""), busy, at=at) for day in days]


def days_of_run(run: Run) -> Iterator[date]:
    """The chosen weekdays of every nth week, weeks counted from the Monday before the first day."""
    monday = run.first_on - timedelta(days=run.first_on.weekday())
    while monday <= run.last_on:
        for weekday in sorted(run.weekdays):
            day = monday + timedelta(days=weekday)
            if run.first_on <= day <= run.last_on:
                yield day
        monday += timedelta(weeks=run.every_weeks)


def engagements(
    adviser: Adviser, days: list[date], *, starts: time, minutes: int, leaving_out: list[int] | None = None
) -> list[DropIn]:
    """Sessions of the adviser on these days, without cancelled ones."""
    if not days:
        return []
    first, last = at_local(min(days), time()), at_local(max(days) + timedelta(days=1), time())
    rows = DropIn.objects.filter(adviser=adviser, ends_at__gt=first, starts_at__lt=last)
    rows = rows.exclude(status=DropInStatus.CANCELLED).exclude(pk__in=leaving_out or [])
    return list(rows.select_related("type").order_by("starts_at"))


def why_no_session(starts_at: datetime, ends_at: datetime, busy: list[DropIn], *, at: datetime) -> str:
    """Why there can be no session at this time; empty when there can."""
    if starts_at <= at:
        return "It is in the past."
    if is_in_doubt(starts_at, ends_at):
        return "The clocks change that night: times from 1:00 to 1:59 do not come, or come twice."
    other = next((row for row in busy if row.starts_at < ends_at and row.ends_at > starts_at), None)
    if other:
        return f"The adviser has “{other.type}” then, {say_times(other.starts_at, other.ends_at)}."
    return ""


def is_in_doubt(starts_at: datetime, ends_at: datetime) -> bool:
    begins, ends = starts_at.replace(tzinfo=None), ends_at.replace(tzinfo=None)
    minutes = int((ends - begins).total_seconds() // 60)
    return any(is_doubtful(begins + timedelta(minutes=minute)) for minute in range(0, minutes + 1, QUARTER))


def times_on(day: date, starts: time, minutes: int) -> tuple[datetime, datetime]:
    """By the clock on that day: 10:00 stays 10:00 when the clocks change."""
    ends = datetime.combine(day, starts) + timedelta(minutes=minutes)
    return at_local(day, starts), at_local(ends.date(), ends.time())


def bank_holidays_end_within(run: Run) -> date | None:
    """The last bank holiday that is known, where the run goes on after it."""
    last = last_known_bank_holiday()
    return last if last is not None and last < run.last_on else None


def coming_of_run(run: Run, *, at: datetime) -> QuerySet[DropIn]:
    """Sessions of the run that have not begun, with `is_wanted`: somebody has booked, is offered a place or waits."""
    booked = Booking.objects.holding_a_place().filter(drop_in=OuterRef("pk"))
    waiting = WaitEntry.objects.active().filter(drop_in=OuterRef("pk"))
    also = WaitEntry.also.through.objects.filter(dropin_id=OuterRef("pk"), waitentry__left_at=None)
    return (
        DropIn.objects.filter(run=run, starts_at__gt=at)
        .exclude(status=DropInStatus.CANCELLED)
        .annotate(is_wanted=Exists(booked) | Exists(waiting) | Exists(also))
        .with_places()
        .select_related("type", "adviser", "venue")
        .order_by("starts_at", "pk")
    )


def _run_date(run: Run, day: date, holiday: str, busy: list[DropIn], *, at: datetime) -> RunDate:
    starts_at, ends_at = times_on(day, run.starts, run.minutes)
    return RunDate(day, starts_at, ends_at, why_no_session(starts_at, ends_at, busy, at=at), holiday)
