"""Calendar files (RFC 5545) that move and disappear: one UID for good, a SEQUENCE that rises, CANCEL."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from icalendar import Calendar, Event, vCalAddress, vText

PRODUCT = "-//Care North West//Workforce portal//EN"
REFRESHED = timedelta(hours=1)
Method = Literal["REQUEST", "CANCEL", "PUBLISH"]


@dataclass(frozen=True, kw_only=True)
class CalendarEvent:
    """
    `uid` stays the same in every file about the same thing. `sequence` rises by one whenever its time, place or
    status changes and at no other time. Times are aware. No private link belongs in here: people share calendars.
    """

    uid: str
    sequence: int
    summary: str
    starts_at: datetime
    ends_at: datetime
    location: str
    description: str
    organizer_email: str
    organizer_name: str
    attendee_email: str = ""
    attendee_name: str = ""
    url: str = ""
    stamped_at: datetime
    is_cancelled: bool = False


def calendar_feed(events: Iterable[CalendarEvent], *, name: str) -> str:
    """Many events in one file that a calendar programme asks for again and again; cancelled ones say that they are."""
    calendar = _calendar("PUBLISH")
    calendar.add("x-wr-calname", _plain(name))
    calendar.add("refresh-interval", REFRESHED, parameters={"value": "DURATION"})
    calendar.add("x-published-ttl", REFRESHED)
    for event in events:
        calendar.add_component(_component(event, "CANCEL" if event.is_cancelled else "PUBLISH"))
    return calendar.to_ical().decode()


def calendar_file(event: CalendarEvent, *, method: Method) -> str:
    """The file's text, with CRLF. PUBLISH, for a download from a page, names no attendee."""
    calendar = _calendar(method)
    calendar.add_component(_component(event, method))
    return calendar.to_ical().decode()


def _calendar(method: Method) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    return calendar


def _component(event: CalendarEvent, method: Method) -> Event:
    component = Event()
    component.add("uid", event.uid)
    component.add("sequence", event.sequence)
    component.add("dtstamp", event.stamped_at.astimezone(UTC))
    component.add("dtstart", event.starts_at.astimezone(UTC))
    component.add("dtend", event.ends_at.astimezone(UTC))
    component.add("summary", _plain(event.summary))
    component.add("location", _plain(event.location))
    component.add("description", _plain(event.description))
    component.add("status", "CANCELLED" if method == "CANCEL" else "CONFIRMED")
    component.add("organizer", _address(event.organizer_email, event.organizer_name))
    if event.url:
        component.add("url", event.url)
    if event.attendee_email and method != "PUBLISH":
        component.add("attendee", _attendee(event))
    return component


def _attendee(event: CalendarEvent) -> vCalAddress:
    address = _address(event.attendee_email, event.attendee_name)
    # Booked already: without these two, programmes ask the person to accept an invitation.
    address.params["partstat"] = vText("ACCEPTED")
    address.params["rsvp"] = vText("FALSE")
    address.params["role"] = vText("REQ-PARTICIPANT")
    return address


def _address(email: str, name: str) -> vCalAddress:
    address = vCalAddress(f"mailto:{_plain(email)}")
    # A parameter can hold neither a quotation mark nor a line break, however it is written.
    if clean := " ".join(_plain(name).replace('"', "'").split()):
        address.params["cn"] = vText(clean)
    return address


def _plain(text: str) -> str:
    """Without the control characters that RFC 5545 forbids and calendar programmes refuse the file for."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        character for character in text if character in "\n\t" or character.isprintable() or character == " "
    )
