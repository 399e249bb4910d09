"""Monday to Friday without England's bank holidays, by the table that staff can edit."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from workforce_portal.places.models import BankHoliday

ONE_DAY = timedelta(days=1)
SATURDAY = 5
SIX_MONTHS = timedelta(days=183)


def bank_holiday_on(day: date) -> str | None:
    """The name of the bank holiday, or None."""
    return BankHoliday.objects.filter(date=day).values_list("title", flat=True).first()


def is_working_day(day: date) -> bool:
    return day.weekday() < SATURDAY and bank_holiday_on(day) is None


def next_working_day(day: date) -> date:
    """The first working day after `day`."""
    return add_working_days(day, 1)


def add_working_days(day: date, count: int) -> date:
    """The `count`th working day after `day`; before it where `count` is negative; `day` itself where it is 0."""
    return read_calendar()(day, count)


def read_calendar() -> Callable[[date, int], date]:
    """`add_working_days` for many days: the table is read once, now."""
    return partial(_add_working_days, _bank_holidays())


def _add_working_days(holidays: frozenset[date], day: date, count: int) -> date:
    step = ONE_DAY if count > 0 else -ONE_DAY
    left = abs(count)
    while left:
        day += step
        left -= day.weekday() < SATURDAY and day not in holidays
    return day


def ends_soon(last: date | None, today: date) -> bool:
    """Whether the table, whose last day is `last`, says nothing from six months after `today` on."""
    return last is None or last < today + SIX_MONTHS


def last_known_bank_holiday() -> date | None:
    return BankHoliday.objects.order_by("-date").values_list("date", flat=True).first()


def _bank_holidays() -> frozenset[date]:
    return frozenset(BankHoliday.objects.values_list("date", flat=True))
