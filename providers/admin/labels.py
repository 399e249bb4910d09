"""How staff screens say sessions, bookings and their states in a few words."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db.models import Case, DurationField, F, QuerySet, SmallIntegerField, Value, When
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from providers.enums import BookingStatus, DropInStatus
from providers.models import Booking, DropIn
from workforce_portal.places.clock import local, say_time
from workforce_portal.staff.admin import Tone, status_label

BOOKING_TONES: dict[str, Tone] = {
    BookingStatus.OFFERED: "wait",
    BookingStatus.BOOKED: "good",
    BookingStatus.ATTENDED: "good",
    BookingStatus.NO_SHOW: "bad",
    BookingStatus.CANCELLED_LATE: "few",
    BookingStatus.CANCELLED_BY_PROVIDER: "full",
    BookingStatus.CANCELLED_BY_US: "full",
    BookingStatus.EXPIRED: "full",
    BookingStatus.DECLINED: "full",
    BookingStatus.WITHDRAWN: "full",
}


def booking_status(booking: Booking) -> SafeString:
    return status_label(booking.get_status_display(), BOOKING_TONES[booking.status])


def drop_in_status(drop_in: DropIn, *, at: datetime) -> SafeString:
    """Needs `places_left`: an open session that has no place left says so."""
    if drop_in.status == DropInStatus.CANCELLED:
        return status_label("Cancelled", "bad")
    if drop_in.status == DropInStatus.DRAFT:
        return status_label("Draft", "wait")
    if drop_in.ends_at <= at:
        return status_label("Over", "full")
    if drop_in.has_started(at):
        return status_label("On now", "good")
    if drop_in.status == DropInStatus.CLOSED:
        return status_label("Closed", "full")
    return status_label("Full", "few") if drop_in.places_left <= 0 else status_label("Open", "good")


def say_short(moment: datetime) -> str:
    """Tue 12 Jan, 2pm; with the year once it is another than this one's."""
    when = local(moment)
    year = "" if when.year == local(datetime.now(tz=when.tzinfo)).year else f" {when.year}"
    return f"{when:%a %-d %b}{year}, {say_time(moment)}"


def say_day(moment: datetime | date) -> str:
    """12 Jan 2027, for a column."""
    day = local(moment).date() if isinstance(moment, datetime) else moment
    return f"{day:%-d %b %Y}"


def long(text: object) -> SafeString:
    """May break anywhere: people paste what has no spaces."""
    return format_html('<span class="long">{}</span>', text)


def where(drop_in: DropIn) -> str:
    return "Online" if drop_in.venue is None else f"{drop_in.venue.name}, {drop_in.venue.town}"


def fill(taken: int, of: int) -> SafeString:
    """Places taken as a bar and in words."""
    return format_html(
        '<span class="fill"><progress value="{}" max="{}" aria-hidden="true"></progress> {} of {}</span>',
        min(taken, of),
        of,
        taken,
        of,
    )


def telephone(number: str, words: str = "") -> SafeString:
    dialled = "".join(character for character in number if character.isdigit() or character == "+")
    return format_html('<a class="line-link" href="tel:{}">{}</a>', dialled, words or number)


def to_ring(bookings: list[Booking]) -> SafeString:
    return format_html_join(", ", "{} ({})", ((booking.name, telephone(booking.phone)) for booking in bookings))


COMING_FIRST = ("is_over", "distance")


def coming_first(rows: QuerySet[Any], starts_at: str, *, at: datetime) -> QuerySet[Any]:
    """What is to come, soonest first, then what is over, latest first."""
    is_over = {f"{starts_at}__lt": at}
    distance = When(**is_over, then=Value(at) - F(starts_at))
    return rows.annotate(
        is_over=Case(When(**is_over, then=Value(1)), default=Value(0), output_field=SmallIntegerField()),
        distance=Case(distance, default=F(starts_at) - Value(at), output_field=DurationField()),
    ).order_by(*COMING_FIRST)
