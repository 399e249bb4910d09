"""Times as people in England say them. Every function takes aware datetimes and speaks Europe/London."""

from calendar import monthrange
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def local(moment: datetime) -> datetime:
    return moment.astimezone(LONDON)


def at_local(day: date, clock_time: time) -> datetime:
    """The moment when clocks in London show `clock_time` on `day`."""
    return datetime.combine(day, clock_time, tzinfo=LONDON)


def is_doubtful(naive: datetime) -> bool:
    """Whether a wall-clock time is skipped or shown twice, as between 1:00 and 1:59 when the clocks change."""
    earlier = naive.replace(tzinfo=LONDON, fold=0)
    later = naive.replace(tzinfo=LONDON, fold=1)
    return earlier.utcoffset() != later.utcoffset()


def day_before_at(moment: datetime, clock_time: time) -> datetime:
    """`clock_time` on the local day before `moment`: by the calendar, not 24 hours earlier."""
    return at_local(local(moment).date() - timedelta(days=1), clock_time)


def months_before(day: date, months: int) -> date:
    """The same day of the month so many months earlier, or that month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def say_time(moment: datetime) -> str:
    """10:30am, 2pm, midday, midnight."""
    when = local(moment)
    if (when.hour, when.minute) == (12, 0):
        return "midday"
    if (when.hour, when.minute) == (0, 0):
        return "midnight"
    minutes = f":{when.minute:02d}" if when.minute else ""
    return f"{when.hour % 12 or 12}{minutes}{'am' if when.hour < 12 else 'pm'}"


def say_date(moment: datetime | date, *, year: bool = True) -> str:
    """Tuesday 12 January 2027."""
    day = local(moment) if isinstance(moment, datetime) else moment
    return f"{day:%A %-d %B %Y}" if year else f"{day:%A %-d %B}"


def say_times(starts_at: datetime, ends_at: datetime) -> str:
    """2pm to 2:30pm."""
    return f"{say_time(starts_at)} to {say_time(ends_at)}"


def say_when(starts_at: datetime, ends_at: datetime) -> str:
    """Tuesday 12 January 2027, 2pm to 2:30pm."""
    return f"{say_date(starts_at)}, {say_times(starts_at, ends_at)}"


def say_length(minutes: int) -> str:
    """30 minutes, 1 hour, 1 hour 30 minutes."""
    hours, rest = divmod(minutes, 60)
    parts = []
    if hours:
        parts.append(f"{hours} hour{'' if hours == 1 else 's'}")
    if rest:
        parts.append(f"{rest} minute{'' if rest == 1 else 's'}")
    return " ".join(parts)
