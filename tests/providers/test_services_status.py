from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from providers.enums import MOVES, BookingStatus, CancelReason, DropInStatus, EventKind, Role
from providers.models import Booking, DropIn
from providers.refusals import (
    AdviserBusy,
    AlreadyBooked,
    BookingNotActive,
    BookingStarted,
    CapacityTooLow,
    DropInNotOpen,
    OutcomeTooEarly,
    Refusal,
)
from providers.services import (
    cancel_booking,
    cancel_drop_in,
    change_drop_in,
    close_past_drop_ins,
    correct_address,
    record_outcomes,
    revoke_booking_links,
    send_booking_links,
)
from providers.services.walking import walk
from tests.factories.providers import (
    NOW,
    START,
    AdviserFactory,
    BookingFactory,
    DropInFactory,
    StaffFactory,
    VenueFactory,
    book,
)
from workforce_portal.outbox.models import PlannedMail, State
from workforce_portal.places.clock import LONDON

pytestmark = pytest.mark.django_db

FACTS = {
    BookingStatus.OFFERED: {"offer_expires_at": NOW + timedelta(days=1)},
    BookingStatus.ATTENDED: {"outcome_at": START},
    BookingStatus.NO_SHOW: {"outcome_at": START},
    BookingStatus.CANCELLED_LATE: {"outcome_at": START},
    BookingStatus.CANCELLED_BY_PROVIDER: {"cancelled_at": NOW},
    BookingStatus.CANCELLED_BY_US: {"cancelled_at": NOW},
}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("verb", MOVES)
@pytest.mark.parametrize("status", BookingStatus)
def test_every_cell_of_the_table_of_moves(status, verb, role):
    booking = BookingFactory(status=status, **FACTS.get(status, {}))
    at = START + timedelta(hours=1) if verb.startswith("record_") else NOW
    move = MOVES[verb]
    is_allowed = status in move.sources and role in move.roles

    try:
        with transaction.atomic():
            walk(booking, verb, role=role, by=None, at=at)
    except Refusal:
        walked = False
    else:
        walked = True

    booking.refresh_from_db()
    assert walked == is_allowed
    assert booking.status == (move.target if is_allowed else status)
    assert booking.events.count() == int(is_allowed)
    if is_allowed:
        event = booking.events.get()
        assert (event.from_status, event.to_status) == (status, move.target)


def test_cancel_frees_the_place_tells_the_person_and_stops_the_reminder():
    drop_in = DropInFactory(capacity=1)
    booking = book(drop_in)

    cancel_booking(booking_id=booking.pk, role=Role.BOOKER, by=None, at=NOW, reason=CancelReason.SORTED)

    booking.refresh_from_db()
    assert (booking.status, booking.cancel_reason, booking.calendar_sequence) == (
        BookingStatus.CANCELLED_BY_PROVIDER,
        CancelReason.SORTED,
        1,
    )
    states = dict(PlannedMail.objects.values_list("kind", "state"))
    assert states["booking_reminder"] == State.CANCELLED
    assert states["booking_cancelled"] == State.PLANNED
    assert book(drop_in, email="next@care.example").place_no == 1


def test_cancel_twice_tells_once():
    booking = book(DropInFactory())
    cancel_booking(booking_id=booking.pk, role=Role.BOOKER, by=None, at=NOW)

    with pytest.raises(BookingNotActive):
        cancel_booking(booking_id=booking.pk, role=Role.BOOKER, by=None, at=NOW)

    assert PlannedMail.objects.filter(kind="booking_cancelled").count() == 1


def test_cancel_by_the_person_is_refused_once_the_session_has_started():
    booking = book(DropInFactory())

    with pytest.raises(BookingStarted):
        cancel_booking(booking_id=booking.pk, role=Role.BOOKER, by=None, at=START)


def test_outcomes_are_recorded_with_their_follow_up_on_the_next_working_morning():
    drop_in = DropInFactory(capacity=3)
    came, missed, late = (book(drop_in, email=f"{n}@care.example") for n in range(3))
    friday = datetime(2027, 1, 22, 15, 0, tzinfo=LONDON)
    staff = StaffFactory()

    record_outcomes(
        drop_in_id=drop_in.pk,
        outcomes={
            came.pk: BookingStatus.ATTENDED,
            missed.pk: BookingStatus.NO_SHOW,
            late.pk: BookingStatus.CANCELLED_LATE,
        },
        by=staff,
        at=friday,
    )

    follow_ups = PlannedMail.objects.filter(kind__startswith="follow_up").values_list("about_id", "kind", "due_at")
    monday = datetime(2027, 1, 25, 9, 0, tzinfo=LONDON)
    assert set(follow_ups) == {(came.pk, "follow_up_attended", monday), (missed.pk, "follow_up_missed", monday)}
    assert late.events.get(kind=EventKind.OUTCOME).by == staff


def test_outcome_corrected_replaces_the_follow_up():
    booking = book(DropInFactory())
    later = START + timedelta(hours=1)
    for outcome in (BookingStatus.NO_SHOW, BookingStatus.ATTENDED, BookingStatus.ATTENDED):
        record_outcomes(drop_in_id=booking.drop_in_id, outcomes={booking.pk: outcome}, by=StaffFactory(), at=later)

    follow_ups = PlannedMail.objects.filter(kind__startswith="follow_up").values_list("kind", "state")
    assert set(follow_ups) == {("follow_up_missed", State.CANCELLED), ("follow_up_attended", State.PLANNED)}
    assert booking.events.filter(kind=EventKind.OUTCOME).count() == 2


def test_outcome_before_the_start_is_refused():
    booking = book(DropInFactory())

    with pytest.raises(OutcomeTooEarly):
        record_outcomes(
            drop_in_id=booking.drop_in_id,
            outcomes={booking.pk: BookingStatus.ATTENDED},
            by=StaffFactory(),
            at=START - timedelta(minutes=1),
        )


def test_outcome_of_another_sessions_booking_is_left_alone():
    booking, other = book(DropInFactory()), book(DropInFactory())

    changed = record_outcomes(
        drop_in_id=booking.drop_in_id,
        outcomes={other.pk: BookingStatus.ATTENDED},
        by=StaffFactory(),
        at=START + timedelta(hours=1),
    )

    assert changed == []
    other.refresh_from_db()
    assert other.status == BookingStatus.BOOKED


def test_cancel_session_tells_by_mail_and_names_who_to_ring():
    drop_in, staff = DropInFactory(capacity=3), StaffFactory()
    mailed = book(drop_in)
    rung = book(drop_in, role=Role.STAFF, by=staff, email="", phone="0161 496 0188")

    told = cancel_drop_in(drop_in_id=drop_in.pk, reason="The adviser is ill.", by=staff, at=NOW)

    assert (told.mailed, told.to_ring) == ([mailed], [rung])
    assert set(Booking.objects.values_list("status", flat=True)) == {BookingStatus.CANCELLED_BY_US}
    drop_in.refresh_from_db()
    assert (drop_in.status, drop_in.cancelled_at, drop_in.cancel_reason) == (
        DropInStatus.CANCELLED,
        NOW,
        "The adviser is ill.",
    )
    kinds = PlannedMail.objects.filter(state=State.PLANNED).values_list("kind", "about_id")
    assert set(kinds) == {("booking_confirmation", mailed.pk), ("drop_in_cancelled", mailed.pk)}


def test_cancel_session_twice_is_refused():
    drop_in = DropInFactory()
    cancel_drop_in(drop_in_id=drop_in.pk, reason="Ill", by=StaffFactory(), at=NOW)

    with pytest.raises(DropInNotOpen):
        cancel_drop_in(drop_in_id=drop_in.pk, reason="Ill", by=StaffFactory(), at=NOW)


def test_change_of_time_moves_everybody_and_their_reminders():
    drop_in = DropInFactory()
    booking = book(drop_in)
    drop_in.starts_at += timedelta(days=1)
    drop_in.ends_at += timedelta(days=1)

    told = change_drop_in(drop_in=drop_in, by=StaffFactory(), at=NOW)

    assert told.mailed == [booking]
    booking.refresh_from_db()
    assert booking.calendar_sequence == 1
    assert DropIn.objects.get().previous_starts_at == START
    planned = PlannedMail.objects.filter(state=State.PLANNED).values_list("kind", "anchor")
    assert set(planned) == {
        ("booking_confirmation", None),
        ("booking_changed", None),
        ("booking_reminder", START + timedelta(days=1)),
    }


def test_change_that_nobody_needs_to_hear_of_tells_nobody():
    drop_in = DropInFactory(capacity=1)
    book(drop_in)
    drop_in.capacity = 5

    told = change_drop_in(drop_in=drop_in, by=StaffFactory(), at=NOW)

    assert (told.mailed, told.to_ring) == ([], [])
    assert DropIn.objects.get().capacity == 5


def test_capacity_below_what_is_booked_is_refused_with_the_number():
    drop_in = DropInFactory(capacity=3)
    for n in range(3):
        book(drop_in, email=f"{n}@care.example")
    drop_in.capacity = 2

    with pytest.raises(CapacityTooLow, match="Keep at least 3 places"):
        change_drop_in(drop_in=drop_in, by=StaffFactory(), at=NOW)

    assert DropIn.objects.get().capacity == 3


def test_adviser_cannot_be_in_two_places():
    adviser = AdviserFactory()
    DropInFactory(adviser=adviser)
    other = DropInFactory(adviser=adviser, starts_at=START + timedelta(minutes=30))
    other.starts_at -= timedelta(minutes=10)

    with pytest.raises(AdviserBusy):
        change_drop_in(drop_in=other, by=StaffFactory(), at=NOW)


def test_database_refuses_an_adviser_in_two_places_but_not_next_to_a_cancelled_session():
    adviser = AdviserFactory()
    DropInFactory(adviser=adviser, status=DropInStatus.CANCELLED, cancelled_at=NOW)
    DropInFactory(adviser=adviser)

    with pytest.raises(IntegrityError, match="drop_in_adviser_is_in_one_place"), transaction.atomic():
        DropInFactory(adviser=adviser, starts_at=START + timedelta(minutes=29))


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"ends_at": START}, "drop_in_ends_after_it_starts"),
        ({"capacity": 0}, "drop_in_has_a_place"),
        ({"is_online": False}, "drop_in_is_online_or_has_a_venue"),
        ({"status": DropInStatus.CANCELLED}, "drop_in_cancelled_has_its_time"),
    ],
)
def test_database_refuses_an_untrue_session(changes, constraint):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        DropInFactory(**changes)


def test_database_refuses_an_online_session_with_a_venue():
    with pytest.raises(IntegrityError, match="drop_in_is_online_or_has_a_venue"), transaction.atomic():
        DropInFactory(venue=VenueFactory())


def test_past_sessions_are_closed_and_others_left():
    over = DropInFactory()
    coming = DropInFactory(starts_at=START + timedelta(days=7))
    draft = DropInFactory(status=DropInStatus.DRAFT, starts_at=START - timedelta(days=7))

    closed = close_past_drop_ins(at=over.ends_at)

    assert closed == 1
    statuses = dict(DropIn.objects.values_list("pk", "status"))
    assert statuses == {over.pk: "closed", coming.pk: "open", draft.pk: "draft"}


def test_corrected_address_revokes_old_links_and_confirms_to_the_new():
    booking = book(DropInFactory(), email="rukhsana@gmial.com")

    correct_address(booking_id=booking.pk, email="rukhsana@gmail.com", by=None, at=NOW)

    booking.refresh_from_db()
    assert (booking.email, booking.link_version) == ("rukhsana@gmail.com", 2)
    planned = PlannedMail.objects.filter(state=State.PLANNED, to_email="rukhsana@gmail.com")
    assert set(planned.values_list("kind", flat=True)) == {"booking_confirmation", "booking_reminder"}
    assert not PlannedMail.objects.filter(
        state=State.PLANNED, to_email="rukhsana@gmial.com", kind="booking_reminder"
    ).exists()


def test_corrected_address_that_has_a_place_already_is_refused():
    drop_in = DropInFactory(capacity=2)
    book(drop_in, email="first@care.example")
    booking = book(drop_in, email="second@care.example")

    with pytest.raises(AlreadyBooked):
        correct_address(booking_id=booking.pk, email="first@care.example", by=None, at=NOW)


def test_revoked_links_are_in_the_history():
    booking = book(DropInFactory())

    revoke_booking_links(booking_id=booking.pk, by=StaffFactory(), at=NOW)

    booking.refresh_from_db()
    assert booking.link_version == 2
    assert booking.events.filter(kind=EventKind.LINK_REVOKED).exists()


def test_links_are_sent_once_a_minute_however_often_asked():
    book(DropInFactory())
    book(DropInFactory(starts_at=START + timedelta(days=7)))

    sent = [send_booking_links(email=" Rukhsana@LARKFIELD.example", by=None, at=NOW) for _ in range(3)]

    assert sent == [2, 2, 2]
    assert PlannedMail.objects.filter(kind="booking_links").count() == 1


def test_links_of_an_unknown_address_are_nothing():
    book(DropInFactory())

    assert send_booking_links(email="stranger@care.example", by=None, at=NOW) == 0
    assert not PlannedMail.objects.filter(kind="booking_links").exists()
