"""How long a place is kept for somebody who waited. By the clock in London, so that nothing runs out overnight."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from workforce_portal.places.clock import at_local, local
from workforce_portal.places.working_days import is_working_day, next_working_day

MORNING, EVENING = time(8), time(20)
OFFICE_OPENS, OFFICE_CLOSES = time(9), time(17)
ONE_DAY = timedelta(days=1)
LEAST_NOTICE = timedelta(hours=3)


@dataclass(frozen=True)
class OfferWindow:
    opens_at: datetime
    ends_at: datetime


def offer_window(starts_at: datetime, *, at: datetime) -> OfferWindow | None:
    """From when to when an offer made now can be answered; None where nobody could answer in time.

    It ends at the same time on the next day, or three hours before the session, whichever is earlier. One made
    between 8pm and 8am is mailed, and starts to count, at 8am; one that would end in the night ends at 8pm.
    """
    opens_at = _not_by_night(at)
    ends_at = min(_same_time_next_day(opens_at), _before_the_night(starts_at - LEAST_NOTICE))
    return OfferWindow(opens_at, ends_at) if opens_at < ends_at else None


def offer_window_by_phone(starts_at: datetime, *, at: datetime) -> OfferWindow | None:
    """The same for somebody who has to be rung: it opens when staff are there, and ends on a working day too."""
    opens_at = _in_office_hours(at)
    tomorrow = at_local(next_working_day(local(opens_at).date()), local(opens_at).time())
    ends_at = min(tomorrow, _before_the_night(starts_at - LEAST_NOTICE))
    return OfferWindow(opens_at, ends_at) if opens_at < ends_at else None


def _in_office_hours(moment: datetime) -> datetime:
    when = local(moment)
    if not is_working_day(when.date()) or when.time() >= OFFICE_CLOSES:
        return at_local(next_working_day(when.date()), OFFICE_OPENS)
    return at_local(when.date(), OFFICE_OPENS) if when.time() < OFFICE_OPENS else moment


def _not_by_night(moment: datetime) -> datetime:
    when = local(moment)
    if when.time() < MORNING:
        return at_local(when.date(), MORNING)
    if when.time() >= EVENING:
        return at_local(when.date() + ONE_DAY, MORNING)
    return moment


def _before_the_night(moment: datetime) -> datetime:
    when = local(moment)
    if when.time() < MORNING:
        return at_local(when.date() - ONE_DAY, EVENING)
    if when.time() > EVENING:
        return at_local(when.date(), EVENING)
    return moment


def _same_time_next_day(moment: datetime) -> datetime:
    """By the clock: 24 hours, and one more or less where the clocks change."""
    when = local(moment)
    return at_local(when.date() + ONE_DAY, when.time())
