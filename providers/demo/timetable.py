"""Which sessions there are: a timetable of regular slots over the working days, and three sessions today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from providers.enums import DropInStatus
from providers.models import Adviser, DropIn, DropInType, Venue
from workforce_portal.places.clock import at_local
from workforce_portal.places.working_days import is_working_day

WEEKS_BEFORE = 4
WEEKS_AHEAD = 8
PUBLISHED_DAYS_AGO = 75
MON, TUE, WED, THU, FRI = range(5)


class Slot(NamedTuple):
    """Once in every `every` weeks, in the week `week` of them; without a hall it is online."""

    weekday: int
    starts: time
    kind: str
    adviser: str
    hall: str = ""
    every: int = 1
    week: int = 0


# An adviser has one slot on a weekday, so nobody is ever in two places.
REGULAR = (
    Slot(MON, time(10), "ask-anything", "Joe Brennan"),
    Slot(MON, time(17, 30), "advert", "Priya Nair", every=2),
    Slot(TUE, time(10, 30), "advert", "Farida Iqbal", "Ashfield Hall", every=2),
    Slot(TUE, time(10, 30), "advert", "Farida Iqbal", "Brookway Centre", every=2, week=1),
    Slot(TUE, time(14), "first-six-weeks", "Samuel Oyelaran", "Mersey Mill", every=4),
    Slot(TUE, time(13, 30), "first-six-weeks", "Michael Airey", "Fellside Institute", every=4, week=2),
    Slot(WED, time(14), "ask-anything", "Joe Brennan"),
    Slot(WED, time(9, 30), "values", "Dawn Hesketh", "Ribble Reading Room", every=4, week=1),
    Slot(WED, time(9, 30), "values", "Dawn Hesketh", "Weavers’ Yard", every=4, week=3),
    Slot(WED, time(18), "why-people-leave", "Samuel Oyelaran", every=4),
    Slot(THU, time(13), "overseas", "Siân Prydderch-Lowe", every=2, week=1),
    Slot(THU, time(10), "why-people-leave", "Siân Prydderch-Lowe", "Signal Box Meeting Rooms", every=4),
    Slot(THU, time(10), "why-people-leave", "Siân Prydderch-Lowe", "Bridge View Rooms", every=4, week=2),
    Slot(THU, time(16), "advert", "Priya Nair", "Spinners’ Rooms", every=4, week=1),
    Slot(THU, time(12), "first-six-weeks", "Michael Airey", "Solway Hall", every=4, week=3),
    Slot(FRI, time(9), "ask-anything", "Michael Airey", every=2),
    Slot(FRI, time(12, 30), "advert", "Farida Iqbal", every=2, week=1),
    Slot(FRI, time(10), "values", "Dawn Hesketh", "The Lamplighter Community Rooms", every=4, week=2),
)
TODAY = (
    Slot(0, time(9, 30), "advert", "Farida Iqbal", "Ashfield Hall"),
    Slot(0, time(14), "first-six-weeks", "Samuel Oyelaran"),
    Slot(0, time(19), "ask-anything", "Farida Iqbal"),
)


def make_sessions(today: date) -> list[DropIn]:
    """All of them open, soonest first, with their kind, adviser and venue at hand."""
    kinds = {kind.slug: kind for kind in DropInType.objects.all()}
    advisers = {adviser.name: adviser for adviser in Adviser.objects.all()}
    halls = {hall.name: hall for hall in Venue.objects.all()}
    published_at = at_local(today - timedelta(days=PUBLISHED_DAYS_AGO), time(9))
    sessions = [
        _session(
            kinds[slot.kind], advisers[slot.adviser], halls.get(slot.hall), at_local(day, slot.starts), published_at
        )
        for day, slot in sorted(_dated_slots(today), key=lambda pair: (pair[0], pair[1].starts))
    ]
    return DropIn.objects.bulk_create(sessions)


def _session(
    kind: DropInType, adviser: Adviser, hall: Venue | None, starts_at: datetime, published_at: datetime
) -> DropIn:
    return DropIn(
        type=kind,
        adviser=adviser,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=kind.minutes),
        capacity=kind.capacity,
        is_online=hall is None,
        venue=hall,
        join_url="" if hall else f"https://meet.example/{kind.slug}-{starts_at:%d%m}",
        join_by_phone="" if hall or kind.slug != "ask-anything" else "01632 960900",
        status=DropInStatus.OPEN,
        created_at=published_at,
    )


def _is_held_on(day: date) -> bool:
    """Nobody comes from Christmas Eve to New Year’s Day."""
    return is_working_day(day) and (day.month, day.day) < (12, 24)


def _dated_slots(today: date) -> Iterator[tuple[date, Slot]]:
    monday = today - timedelta(days=today.weekday())
    for week in range(-WEEKS_BEFORE, WEEKS_AHEAD + 1):
        for slot in REGULAR:
            day = monday + timedelta(weeks=week, days=slot.weekday)
            if week % slot.every == slot.week and day != today and _is_held_on(day):
                yield day, slot
    for slot in TODAY:
        yield today, slot
