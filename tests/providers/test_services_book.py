import threading
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, close_old_connections, connections, transaction

from providers.enums import BookingStatus, DropInStatus, EventKind, Role, Source
from providers.models import Booking
from providers.refusals import (
    AlreadyBooked,
    DropInFull,
    DropInNotOpen,
    DropInStarted,
    NoticeTooShort,
    Refusal,
    TooFarAhead,
)
from tests.factories.providers import NOW, START, BookingFactory, DropInFactory, StaffFactory, book
from workforce_portal.outbox.models import PlannedMail, State
from workforce_portal.places.clock import LONDON

pytestmark = pytest.mark.django_db


def test_book_takes_the_lowest_free_place_and_says_so_in_the_history():
    drop_in = DropInFactory(capacity=3)
    book(drop_in, email="first@care.example")
    second = book(drop_in, email="second@care.example")
    Booking.objects.filter(place_no=1).update(status=BookingStatus.CANCELLED_BY_PROVIDER, cancelled_at=NOW)

    third = book(drop_in, email="third@care.example")

    assert (second.place_no, third.place_no) == (2, 1)
    event = third.events.get()
    assert (event.kind, event.to_status, event.to_drop_in, event.at) == (EventKind.BOOKED, "booked", drop_in, NOW)
    assert third.source == Source.WEB


def test_book_gives_a_reference_without_letters_that_are_misread():
    booking = book(DropInFactory())

    assert len(booking.reference) == 8
    assert not set(booking.reference) & set("ILOU")


def test_book_plans_a_confirmation_now_and_a_reminder_at_nine_the_day_before():
    booking = book(DropInFactory())

    planned = PlannedMail.objects.values_list("kind", "due_at", "to_email", "anchor").order_by("due_at")
    assert list(planned) == [
        ("booking_confirmation", NOW, "rukhsana@larkfield.example", None),
        ("booking_reminder", datetime(2027, 1, 18, 9, 0, tzinfo=LONDON), "rukhsana@larkfield.example", START),
    ]
    assert {mail.about_id for mail in PlannedMail.objects.all()} == {booking.pk}


def test_book_after_the_reminder_was_due_plans_no_reminder():
    book(DropInFactory(), at=datetime(2027, 1, 18, 9, 0, tzinfo=LONDON))

    assert list(PlannedMail.objects.values_list("kind", flat=True)) == ["booking_confirmation"]


@pytest.mark.parametrize(
    "starts_at", [datetime(2027, 3, 28, 10, 0, tzinfo=LONDON), datetime(2027, 10, 31, 10, 0, tzinfo=LONDON)]
)
def test_book_a_session_on_the_day_the_clocks_change_is_reminded_at_nine_by_the_clock(starts_at):
    book(DropInFactory(starts_at=starts_at), at=starts_at - timedelta(days=10))

    reminder = PlannedMail.objects.get(kind="booking_reminder")
    local = reminder.due_at.astimezone(LONDON)
    assert (local.date(), local.hour, local.minute) == (starts_at.date() - timedelta(days=1), 9, 0)


def test_book_the_same_key_again_is_the_same_booking():
    drop_in, key = DropInFactory(capacity=5), uuid4()

    first = book(drop_in, key=key)
    again = book(drop_in, key=key)

    assert first == again
    assert (Booking.objects.count(), PlannedMail.objects.count(), first.events.count()) == (1, 2, 1)


def test_book_refuses_once_full_and_writes_nothing():
    drop_in = DropInFactory(capacity=1)
    book(drop_in, email="first@care.example")

    with pytest.raises(DropInFull, match="2pm on Tuesday 19 January has just been taken"):
        book(drop_in, email="second@care.example")

    assert Booking.objects.count() == 1


def test_book_refuses_a_second_place_for_the_same_address_in_any_case():
    drop_in = DropInFactory(capacity=5)
    first = book(drop_in, email="Rukhsana@Larkfield.example")

    with pytest.raises(AlreadyBooked) as refused:
        book(drop_in, email="rukhsana@larkfield.EXAMPLE")

    assert refused.value.booking == first


def test_book_again_after_cancelling_is_a_new_booking():
    drop_in = DropInFactory(capacity=1)
    BookingFactory(drop_in=drop_in, place_no=1, email="rukhsana@larkfield.example", cancelled=True)

    assert book(drop_in).place_no == 1


@pytest.mark.parametrize(
    ("status", "at", "refusal"),
    [
        (DropInStatus.DRAFT, NOW, DropInNotOpen),
        (DropInStatus.CLOSED, NOW, DropInNotOpen),
        (DropInStatus.OPEN, START, DropInStarted),
        (DropInStatus.OPEN, START + timedelta(days=1), DropInStarted),
        (DropInStatus.OPEN, START - timedelta(minutes=119), NoticeTooShort),
        (DropInStatus.OPEN, START - timedelta(days=91), TooFarAhead),
    ],
)
def test_book_refuses_what_is_not_open_now(status, at, refusal):
    drop_in = DropInFactory(status=status)

    with pytest.raises(refusal):
        book(drop_in, at=at)

    assert not Booking.objects.exists()
    assert not PlannedMail.objects.exists()


@pytest.mark.parametrize("at", [START - timedelta(minutes=5), START - timedelta(days=91)])
def test_book_by_staff_may_be_inside_the_notice_and_beyond_the_horizon(at):
    staff = StaffFactory()

    booking = book(DropInFactory(), at=at, role=Role.STAFF, by=staff, email="", phone="0161 496 0188")

    assert (booking.source, booking.events.get().by) == (Source.STAFF, staff)


def test_book_without_email_plans_no_mail():
    book(DropInFactory(), role=Role.STAFF, by=StaffFactory(), email="", phone="0161 496 0188")

    assert not PlannedMail.objects.exists()


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"place_no": 1}, "booking_place_is_taken_once"),
        ({"place_no": 2, "email_norm": "first@care.example"}, "booking_once_per_person_and_session"),
        ({"place_no": 0}, "booking_place_no_from_one"),
        ({"place_no": 2, "cancelled_at": NOW}, "booking_cancelled_has_its_time"),
        ({"place_no": 2, "status": BookingStatus.CANCELLED_BY_US}, "booking_cancelled_has_its_time"),
        ({"place_no": 2, "status": BookingStatus.ATTENDED}, "booking_outcome_has_its_time"),
        ({"place_no": 2, "outcome_at": NOW}, "booking_outcome_has_its_time"),
        ({"place_no": 2, "email": "", "phone": ""}, "booking_can_be_reached_by_email_or_phone"),
    ],
)
def test_database_refuses_an_untrue_booking(changes, constraint):
    first = BookingFactory(place_no=1, email="first@care.example")

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        BookingFactory(drop_in=first.drop_in, **changes)


@pytest.mark.django_db(transaction=True)
def test_forty_people_at_once_get_exactly_five_places():
    drop_in = DropInFactory(capacity=5)
    numbers = _together(40, lambda n: book(drop_in, email=f"person{n}@care.example"))

    booked = [result for result in numbers if isinstance(result, Booking)]
    refused = [result for result in numbers if isinstance(result, Refusal)]
    assert sorted(booking.place_no for booking in booked) == [1, 2, 3, 4, 5]
    assert [type(refusal) for refusal in refused] == [DropInFull] * 35
    assert Booking.objects.count() == 5
    assert PlannedMail.objects.filter(kind="booking_confirmation", state=State.PLANNED).count() == 5


@pytest.mark.django_db(transaction=True)
def test_one_form_sent_twenty_times_at_once_is_one_booking():
    drop_in, key = DropInFactory(capacity=30), uuid4()

    results = _together(20, lambda n: book(drop_in, key=key))

    assert {result.pk for result in results} == {Booking.objects.get().pk}
    assert PlannedMail.objects.filter(kind="booking_confirmation").count() == 1


@pytest.mark.django_db(transaction=True)
def test_one_person_in_two_tabs_at_once_has_one_place():
    drop_in = DropInFactory(capacity=30)

    results = _together(10, lambda n: book(drop_in, key=uuid4()))

    assert sum(isinstance(result, Booking) for result in results) == 1
    assert sum(isinstance(result, AlreadyBooked) for result in results) == 9


def _together(count, act):
    """What `act(n)` returned, or the refusal it raised, of `count` threads that start at one moment."""
    start, results = threading.Barrier(count), [None] * count

    def run(n):
        start.wait()
        try:
            results[n] = act(n)
        except Refusal as refusal:
            results[n] = refusal
        finally:
            close_old_connections()
            connections.close_all()

    threads = [threading.Thread(target=run, args=[n]) for n in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results
