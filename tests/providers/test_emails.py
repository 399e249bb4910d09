import re
from datetime import datetime, timedelta

import pytest
from django.core import mail
from icalendar import Calendar

from providers.enums import BookingStatus, Role
from providers.links import booking_path
from providers.services import (
    cancel_booking,
    cancel_drop_in,
    move_booking,
    record_outcomes,
    send_booking_links,
)
from tests.factories.providers import NOW, START, DropInFactory, StaffFactory, book
from workforce_portal.outbox.models import PlannedMail, State
from workforce_portal.outbox.services import send_due_mail
from workforce_portal.places.clock import LONDON, local

pytestmark = pytest.mark.django_db
DAY_BEFORE = datetime(2027, 1, 18, 9, 0, tzinfo=LONDON)


def sent(at=NOW):
    """The messages that go out when the worker comes by at this moment."""
    mail.outbox.clear()
    send_due_mail(at=at)
    return list(mail.outbox)


def calendar_of(message):
    part = next(part for part in message.message().walk() if part.get_content_type() == "text/calendar")
    text = part.get_payload(decode=True).decode()
    return part.get_param("method"), Calendar.from_ical(text).walk("VEVENT")[0], text


def test_confirmation_says_when_where_and_how_to_change_it():
    booking = book(DropInFactory(), adjustments="Captions")

    (message,) = sent()

    assert message.to == ["Rukhsana Begum-Whittaker <rukhsana@larkfield.example>"]
    assert message.subject == "You are booked in: Tuesday 19 January 2027, 2pm to 2:30pm"
    for words in (
        "Hello Rukhsana",
        "https://meet.example/abc",
        "Your last advert.",
        booking.spoken_reference,
        booking_path(booking),
    ):
        assert words in message.body
    (html, kind), *_ = message.alternatives
    assert kind == "text/html"
    assert f'href="http://localhost:8000{booking_path(booking)}"' in html


def test_every_placeholder_is_filled_in():
    drop_in = DropInFactory(capacity=4)
    staff = StaffFactory()
    came, missed, cancelled, _told = (book(drop_in, email=f"{n}@care.example") for n in range(4))
    cancel_booking(booking_id=cancelled.pk, role=Role.BOOKER, by=None, at=NOW)
    send_booking_links(email="0@care.example", by=None, at=NOW)
    messages = sent() + sent(DAY_BEFORE)
    outcomes = {came.pk: BookingStatus.ATTENDED, missed.pk: BookingStatus.NO_SHOW}
    record_outcomes(drop_in_id=drop_in.pk, outcomes=outcomes, by=staff, at=START + timedelta(hours=1))
    messages += sent(START + timedelta(days=1))

    assert {"booking_confirmation", "booking_cancelled", "booking_reminder", "booking_links"} <= _kinds_sent()
    assert {"follow_up_attended", "follow_up_missed"} <= _kinds_sent()
    for message in messages:
        assert "{{" not in message.subject + message.body
        assert "\n\n\n" not in message.body


def _kinds_sent():
    return set(PlannedMail.objects.filter(state=State.SENT).values_list("kind", flat=True))


def test_book_move_cancel_is_one_calendar_entry_that_moves_and_goes():
    booking = book(DropInFactory())
    files = [calendar_of(message) for message in sent()]
    move_booking(
        booking_id=booking.pk,
        to_drop_in_id=DropInFactory(starts_at=START + timedelta(days=7)).pk,
        role=Role.BOOKER,
        by=None,
        at=NOW,
    )
    files += [calendar_of(message) for message in sent()]
    cancel_booking(booking_id=booking.pk, role=Role.BOOKER, by=None, at=NOW)
    files += [calendar_of(message) for message in sent()]

    assert [method for method, _, _ in files] == ["REQUEST", "REQUEST", "CANCEL"]
    assert {str(event["UID"]) for _, event, _ in files} == {f"booking-{booking.uuid}@localhost"}
    assert [event["SEQUENCE"] for _, event, _ in files] == [0, 1, 2]
    assert str(files[2][1]["STATUS"]) == "CANCELLED"
    assert files[1][1].decoded("DTSTART") == START + timedelta(days=7)
    for _, _, text in files:
        assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
        assert booking_path(booking) not in text.replace("\r\n ", "")
        assert "meet.example" not in text.replace("\r\n ", "")


@pytest.mark.parametrize(
    "starts_at",
    [
        datetime(2027, 3, day, 10, 0, tzinfo=LONDON) for day in (21, 28)
    ] + [datetime(2027, 4, 4, 10, 0, tzinfo=LONDON), datetime(2027, 10, 31, 10, 0, tzinfo=LONDON)],
)  # fmt: skip
def test_ten_o_clock_is_ten_o_clock_on_both_sides_of_a_clock_change(client, starts_at):
    drop_in = DropInFactory(starts_at=starts_at)
    booking = book(drop_in, at=starts_at - timedelta(days=30))

    (message,) = sent(starts_at - timedelta(days=30))

    assert "10am to 10:30am" in message.subject
    assert "10am to 10:30am" in message.body
    start = local(calendar_of(message)[1].decoded("DTSTART"))
    assert (start.date(), start.hour, start.minute) == (starts_at.date(), 10, 0)
    assert "10am to 10:30am" in client.get(booking_path(booking)).content.decode()


def test_reminder_goes_at_nine_the_day_before_and_once():
    book(DropInFactory())
    sent()

    before, at_nine, again = sent(DAY_BEFORE - timedelta(minutes=1)), sent(DAY_BEFORE), sent(DAY_BEFORE)

    assert (len(before), len(at_nine), len(again)) == (0, 1, 0)
    assert "Tomorrow" in at_nine[0].subject


def test_reminder_of_a_cancelled_booking_never_goes():
    booking = book(DropInFactory())
    cancel_booking(booking_id=booking.pk, role=Role.BOOKER, by=None, at=NOW)
    sent()

    assert sent(DAY_BEFORE) == []


def test_reminder_is_checked_again_at_the_last_moment():
    booking = book(DropInFactory())
    sent()
    # Behind the outbox's back, as a slip in a shell would.
    type(booking).objects.update(status=BookingStatus.CANCELLED_BY_US, cancelled_at=NOW)

    assert sent(DAY_BEFORE) == []
    assert PlannedMail.objects.get(kind="booking_reminder").state == State.SKIPPED


def test_reminder_moves_with_the_booking():
    booking = book(DropInFactory())
    later = DropInFactory(starts_at=START + timedelta(days=7))
    move_booking(booking_id=booking.pk, to_drop_in_id=later.pk, role=Role.BOOKER, by=None, at=NOW)
    sent()

    assert sent(DAY_BEFORE) == []
    (reminder,) = sent(DAY_BEFORE + timedelta(days=7))
    assert "Tuesday 26 January 2027" in reminder.subject


@pytest.mark.parametrize("late", [timedelta(hours=13), timedelta(days=1, hours=6), timedelta(days=3)])
def test_reminder_after_a_long_sleep_is_left_out(late):
    book(DropInFactory())
    sent()

    assert sent(DAY_BEFORE + late) == []
    assert PlannedMail.objects.get(kind="booking_reminder").state == State.SKIPPED


def test_moved_before_the_confirmation_went_gets_one_message_with_the_new_time():
    booking = book(DropInFactory())
    later = DropInFactory(starts_at=START + timedelta(days=7))
    move_booking(booking_id=booking.pk, to_drop_in_id=later.pk, role=Role.BOOKER, by=None, at=NOW)

    (message,) = sent()

    assert message.subject == "Your drop-in has changed: Tuesday 26 January 2027, 2pm to 2:30pm"


def test_cancelled_session_tells_everybody_why():
    drop_in = DropInFactory(capacity=2)
    book(drop_in)
    sent()
    cancel_drop_in(drop_in_id=drop_in.pk, reason="The adviser is ill.", by=StaffFactory(), at=NOW)

    (message,) = sent()

    assert "The adviser is ill." in message.body
    assert calendar_of(message)[0] == "CANCEL"


def test_lost_link_lists_every_coming_booking():
    bookings = [book(DropInFactory(starts_at=START + timedelta(days=n))) for n in (0, 7)]
    sent()
    send_booking_links(email="rukhsana@larkfield.example", by=None, at=NOW)

    (message,) = sent()

    for booking in bookings:
        assert booking_path(booking) in message.body


def test_messages_say_that_a_machine_sent_them_and_a_person_reads_answers(settings):
    book(DropInFactory())

    (message,) = sent()

    headers = message.message()
    assert headers["Auto-Submitted"] == "auto-generated"
    assert settings.HELP_EMAIL in headers["Reply-To"]
    assert re.fullmatch(r"<[0-9a-f-]+@localhost>", headers["Message-ID"])


def test_a_name_cannot_write_a_header():
    book(DropInFactory(), name="Eve\r\nBcc: all@care.example")

    (message,) = sent()

    assert message.message()["Bcc"] is None
