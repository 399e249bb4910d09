import threading
from datetime import timedelta

import pytest
from django.db import connections

from providers.enums import BookingStatus, EventKind, Role
from providers.models import Booking
from providers.refusals import (
    AlreadyBooked,
    BookingNotActive,
    BookingStarted,
    DropInFull,
    NotMovedAgain,
    Refusal,
)
from providers.services import move_booking
from tests.factories.providers import NOW, START, DropInFactory, DropInTypeFactory, StaffFactory, book
from workforce_portal.outbox.models import PlannedMail, State

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)


def move(booking, drop_in, *, role=Role.BOOKER, by=None, at=NOW):
    return move_booking(booking_id=booking.pk, to_drop_in_id=drop_in.pk, role=role, by=by, at=at)


def test_move_takes_the_new_place_and_frees_the_old():
    kind = DropInTypeFactory()
    old, new = DropInFactory(type=kind), DropInFactory(type=kind, starts_at=START + WEEK)
    booking = book(old)

    moved = move(booking, new)

    assert (moved.drop_in, moved.place_no, moved.reference) == (new, 1, booking.reference)
    assert (moved.calendar_sequence, moved.moves) == (1, 1)
    event = moved.events.get(kind=EventKind.MOVED)
    assert (event.from_drop_in, event.to_drop_in) == (old, new)
    assert book(old, email="next@care.example").place_no == 1


def test_move_replans_the_reminder_and_tells_the_person():
    booking = book(DropInFactory())

    move(booking, DropInFactory(starts_at=START + WEEK))

    states = PlannedMail.objects.values_list("kind", "anchor", "state").order_by("pk")
    assert list(states) == [
        ("booking_confirmation", None, State.PLANNED),
        ("booking_reminder", START, State.CANCELLED),
        ("booking_changed", None, State.PLANNED),
        ("booking_reminder", START + WEEK, State.PLANNED),
    ]


def test_move_there_and_back_revives_the_first_reminder():
    old, new = DropInFactory(), DropInFactory(starts_at=START + WEEK)
    booking = book(old)

    move(booking, new)
    move(booking, old)

    reminders = PlannedMail.objects.filter(kind="booking_reminder").values_list("anchor", "state")
    assert set(reminders) == {(START, State.PLANNED), (START + WEEK, State.CANCELLED)}


def test_move_to_a_full_session_leaves_the_booking_whole():
    old, full = DropInFactory(), DropInFactory(starts_at=START + WEEK, capacity=1)
    book(full, email="first@care.example")
    booking = book(old)
    before = Booking.objects.values().get(pk=booking.pk)

    with pytest.raises(DropInFull):
        move(booking, full)

    assert Booking.objects.values().get(pk=booking.pk) == before
    assert PlannedMail.objects.get(about_id=booking.pk, kind="booking_reminder").state == State.PLANNED
    assert not booking.events.filter(kind=EventKind.MOVED).exists()


def test_move_pressed_twice_moves_once():
    booking, new = book(DropInFactory()), DropInFactory(starts_at=START + WEEK)

    move(booking, new)
    again = move(booking, new)

    assert (again.drop_in, again.moves, again.calendar_sequence) == (new, 1, 1)


def test_move_by_the_person_is_allowed_three_times_and_by_staff_always():
    booking = book(DropInFactory())
    for week in range(1, 4):
        move(booking, DropInFactory(starts_at=START + week * WEEK))
    fourth = DropInFactory(starts_at=START + 4 * WEEK)

    with pytest.raises(NotMovedAgain, match="3 times"):
        move(booking, fourth)

    assert move(booking, fourth, role=Role.STAFF, by=StaffFactory()).drop_in == fourth


def test_move_is_refused_once_the_session_has_started():
    booking = book(DropInFactory())

    with pytest.raises(BookingStarted):
        move(booking, DropInFactory(starts_at=START + WEEK), at=START)


def test_move_of_a_cancelled_booking_is_refused():
    booking = book(DropInFactory())
    Booking.objects.update(status=BookingStatus.CANCELLED_BY_US, cancelled_at=NOW)

    with pytest.raises(BookingNotActive):
        move(booking, DropInFactory(starts_at=START + WEEK))


def test_move_to_where_the_person_already_is_is_refused():
    old, new = DropInFactory(), DropInFactory(starts_at=START + WEEK, capacity=2)
    booking = book(old)
    book(new)

    with pytest.raises(AlreadyBooked):
        move(booking, new)


@pytest.mark.django_db(transaction=True)
def test_two_people_swapping_full_sessions_at_once_neither_deadlock_nor_oversell():
    one, two = DropInFactory(capacity=1), DropInFactory(capacity=1, starts_at=START + WEEK)
    first, second = book(one, email="a@care.example"), book(two, email="b@care.example")
    results = []

    def run(booking, drop_in):
        try:
            results.append(move(booking, drop_in))
        except Refusal as refusal:
            results.append(refusal)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in [(first, two), (second, one)] * 5]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [type(result) for result in results] == [DropInFull] * 10
    assert set(Booking.objects.values_list("drop_in", "place_no")) == {(one.pk, 1), (two.pk, 1)}
