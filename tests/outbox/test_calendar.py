from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from workforce_portal.outbox.calendar import CalendarEvent, calendar_file

LONDON = ZoneInfo("Europe/London")
START = datetime(2027, 1, 12, 14, 0, tzinfo=LONDON)


def make_event(**changes):
    details = {
        "uid": "booking-1@portal.example",
        "sequence": 0,
        "summary": "Write a job advert",
        "starts_at": START,
        "ends_at": START + timedelta(minutes=30),
        "location": "Sale Library, Sale",
        "description": "With Farida Iqbal.\n\nReference 7K3M 9QDT",
        "organizer_email": "help@portal.example",
        "organizer_name": "Care North West",
        "attendee_email": "rukhsana@care.example",
        "attendee_name": "Rukhsana Begum",
        "url": "https://portal.example/providers/drop-ins/1/",
        "stamped_at": datetime(2027, 1, 4, 8, 15, tzinfo=UTC),
    }
    return CalendarEvent(**{**details, **changes})


def properties_of(text):
    """Reads a file by the letter of RFC 5545, 3.1, without the library that wrote it."""
    lines = text.encode().split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in lines)
    unfolded = b"\r\n".join(lines).replace(b"\r\n ", b"").replace(b"\r\n\t", b"").decode()
    names = {}
    for line in unfolded.split("\r\n")[:-1]:
        name, _, value = line.partition(":")
        names.setdefault(name.split(";")[0], []).append((name, value))
    return names


def only_value(properties, name):
    ((_, value),) = properties[name]
    return value


def test_calendar_file_says_when_and_where_in_utc():
    text = calendar_file(make_event(), method="REQUEST")

    properties = properties_of(text)
    assert only_value(properties, "METHOD") == "REQUEST"
    assert only_value(properties, "DTSTART") == "20270112T140000Z"
    assert only_value(properties, "DTEND") == "20270112T143000Z"
    assert only_value(properties, "DTSTAMP") == "20270104T081500Z"
    assert only_value(properties, "STATUS") == "CONFIRMED"
    assert only_value(properties, "LOCATION") == "Sale Library\\, Sale"
    assert only_value(properties, "ORGANIZER") == "mailto:help@portal.example"
    ((attendee, address),) = properties["ATTENDEE"]
    assert address == "mailto:rukhsana@care.example"
    assert {"RSVP=FALSE", "PARTSTAT=ACCEPTED"} <= set(attendee.split(";"))


def test_calendar_files_of_one_booking_share_uid_and_rise():
    booked = calendar_file(make_event(), method="REQUEST")
    moved = calendar_file(make_event(sequence=1, starts_at=START + timedelta(days=1)), method="REQUEST")
    cancelled = calendar_file(make_event(sequence=2), method="CANCEL")

    events = [Calendar.from_ical(text) for text in (booked, moved, cancelled)]
    assert [str(event["METHOD"]) for event in events] == ["REQUEST", "REQUEST", "CANCEL"]
    parts = [event.walk("VEVENT")[0] for event in events]
    assert {str(part["UID"]) for part in parts} == {"booking-1@portal.example"}
    assert [part["SEQUENCE"] for part in parts] == [0, 1, 2]
    assert [str(part["STATUS"]) for part in parts] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]


def test_calendar_file_for_download_names_nobody():
    text = calendar_file(make_event(), method="PUBLISH")

    assert "ATTENDEE" not in properties_of(text)
    assert "rukhsana" not in text.lower()


@pytest.mark.parametrize(
    ("local", "expected"),
    [
        (datetime(2027, 3, 22, 10, 0, tzinfo=LONDON), "20270322T100000Z"),
        (datetime(2027, 3, 29, 10, 0, tzinfo=LONDON), "20270329T090000Z"),
        (datetime(2027, 10, 25, 10, 0, tzinfo=LONDON), "20271025T090000Z"),
        (datetime(2027, 11, 1, 10, 0, tzinfo=LONDON), "20271101T100000Z"),
    ],
)
def test_calendar_file_is_right_on_both_sides_of_the_clock_change(local, expected):
    text = calendar_file(make_event(starts_at=local, ends_at=local + timedelta(hours=1)), method="REQUEST")

    assert only_value(properties_of(text), "DTSTART") == expected
    parsed = Calendar.from_ical(text).walk("VEVENT")[0]["DTSTART"].dt
    assert parsed.astimezone(LONDON).hour == 10


def test_calendar_file_cannot_be_given_a_second_property_through_a_name():
    event = make_event(
        attendee_name='Bob"\r\nATTENDEE:mailto:eve@evil.example',
        summary="Advert\r\nATTACH:https://evil.example",
    )

    properties = properties_of(calendar_file(event, method="REQUEST"))

    assert len(properties["ATTENDEE"]) == 1
    assert "ATTACH" not in properties


ANY_TEXT = st.text(max_size=300) | st.text(alphabet="👩🏽‍🦽é;,\\:\"'\n Ł", max_size=300)


@settings(deadline=None)
@given(summary=ANY_TEXT, description=ANY_TEXT, location=ANY_TEXT, name=ANY_TEXT)
def test_calendar_file_holds_any_text(summary, description, location, name):
    event = make_event(summary=summary, description=description, location=location, attendee_name=name)

    text = calendar_file(event, method="REQUEST")

    properties = properties_of(text)
    assert {len(properties[part]) for part in ("SUMMARY", "DESCRIPTION", "LOCATION", "ATTENDEE", "UID")} == {1}
    (parsed,) = Calendar.from_ical(text).walk("VEVENT")
    readable = [character for character in summary if character.isprintable()]
    assert [character for character in str(parsed["SUMMARY"]) if character.isprintable()] == readable
