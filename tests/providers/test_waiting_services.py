from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from providers.enums import BookingStatus, DropInStatus, EventKind, LeftBecause, NoOffer, Role, Source
from providers.models import Booking, WaitEntry
from providers.refusals import (
    AlreadyBooked,
    AlreadyWaiting,
    BookingNotActive,
    DropInFull,
    DropInNotOpen,
    DropInStarted,
    ListClosed,
    OfferRanOut,
    PlaceIsFree,
)
from providers.selectors.waiting import position_in_line, say_position
from providers.services import cancel_booking, cancel_drop_in, change_drop_in, correct_address, move_booking
from providers.services.waiting import (
    accept_offer,
    decline_offer,
    expire_offers,
    leave_waiting_list,
    look_after_waiting_lists,
    withdraw_offer,
)
from tests.factories.providers import NOW, START, BookingFactory, DropInFactory, StaffFactory, book
from tests.factories.providers_waiting import OfferFactory, WaitEntryFactory, full_drop_in, join, together
from workforce_portal.outbox.models import PlannedMail, State
from workforce_portal.places.clock import LONDON

pytestmark = pytest.mark.django_db
TOMORROW = NOW + timedelta(days=1)


def cancel_one(drop_in, at=NOW):
    booking = drop_in.bookings.active().first()
    return cancel_booking(booking_id=booking.pk, role=Role.BOOKER, by=None, at=at)


def offers():
    return list(Booking.objects.offers().order_by("created_at", "pk"))


def planned(kind):
    return set(PlannedMail.objects.filter(kind=kind, state=State.PLANNED).values_list("to_email", flat=True))


# --- joining and leaving ---


def test_join_stands_at_the_end_and_says_so_by_mail():
    drop_in = full_drop_in()
    first = join(drop_in, email="first@care.example")
    second = join(drop_in, email="Second@care.example", adjustments="Captions")

    assert [position_in_line(first), position_in_line(second)] == [1, 2]
    assert (second.email_norm, second.adjustments, second.left_at) == ("second@care.example", "Captions", None)
    assert planned("waiting_joined") == {"first@care.example", "Second@care.example"}


@pytest.mark.parametrize(
    ("status", "at", "refusal"),
    [
        (DropInStatus.CLOSED, NOW, DropInNotOpen),
        (DropInStatus.OPEN, START, DropInStarted),
        (DropInStatus.OPEN, START - timedelta(hours=3), ListClosed),
    ],
)
def test_join_refuses_what_nobody_can_get_into(status, at, refusal):
    drop_in = full_drop_in(status=status)

    with pytest.raises(refusal):
        join(drop_in, at=at)

    assert not WaitEntry.objects.exists()


def test_join_says_that_a_place_is_free():
    with pytest.raises(PlaceIsFree):
        join(DropInFactory())


def test_join_refuses_somebody_who_has_a_place_or_waits_already():
    drop_in = full_drop_in(2)
    has_place = drop_in.bookings.first()
    join(drop_in, email="second@care.example")

    with pytest.raises(AlreadyBooked):
        join(drop_in, email=has_place.email.upper())
    with pytest.raises(AlreadyWaiting):
        join(drop_in, email="SECOND@care.example")


def test_join_twice_with_the_same_key_is_one_place_in_line():
    drop_in, key = full_drop_in(), uuid4()

    assert join(drop_in, key=key) == join(drop_in, key=key)
    assert WaitEntry.objects.count() == 1


def test_join_again_after_leaving():
    drop_in = full_drop_in()
    leave_waiting_list(entry_id=join(drop_in).pk, at=NOW)

    assert position_in_line(join(drop_in)) == 1


def test_leave_takes_off_the_list_and_calls_off_the_mail():
    entry = join(full_drop_in())

    left = [leave_waiting_list(entry_id=entry.pk, at=NOW) for _ in range(2)][-1]

    assert (left.left_at, left.left_because) == (NOW, LeftBecause.LEFT)
    assert planned("waiting_joined") == set()


def test_leave_with_an_open_offer_declines_it_for_the_next():
    drop_in = full_drop_in()
    first, second = join(drop_in, email="a@care.example"), join(drop_in, email="b@care.example")
    cancel_one(drop_in)

    left = leave_waiting_list(entry_id=first.pk, at=NOW)

    assert left.left_because == LeftBecause.DECLINED
    assert [offer.email for offer in offers()] == [second.email]


@pytest.mark.parametrize(
    ("facts", "constraint"),
    [
        ({"email_norm": "a@care.example"}, "wait_entry_once_per_person"),
        ({"left_at": NOW}, "wait_entry_left_has_its_reason"),
        ({"left_because": LeftBecause.LEFT}, "wait_entry_left_has_its_reason"),
    ],
)
def test_database_refuses_an_untrue_place_in_line(facts, constraint):
    first = WaitEntryFactory(email="a@care.example")

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        WaitEntryFactory(drop_in=first.drop_in, **facts)


@pytest.mark.parametrize(
    ("facts", "constraint"),
    [
        ({"status": BookingStatus.OFFERED}, "booking_offered_has_its_end"),
        ({"offer_expires_at": NOW}, "booking_offered_has_its_end"),
        (
            {"status": BookingStatus.OFFERED, "offer_expires_at": NOW, "place_no": 1},
            "booking_place_is_taken_once",
        ),
        (
            {"status": BookingStatus.OFFERED, "offer_expires_at": NOW, "email_norm": "a@care.example"},
            "booking_once_per_person_and_session",
        ),
        ({"is_over_capacity": True}, "booking_over_capacity_walked_in"),
    ],
)
def test_database_refuses_an_untrue_offer(facts, constraint):
    held = OfferFactory(place_no=1, email="a@care.example", offer_expires_at=TOMORROW)

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        BookingFactory(drop_in=held.drop_in, **{"place_no": 2, **facts})


# --- offering ---


def test_cancelled_place_is_held_for_whoever_waited_longest():
    drop_in = full_drop_in(2)
    later = join(drop_in, email="later@care.example", at=NOW + timedelta(minutes=1))
    sooner = join(drop_in, email="sooner@care.example", question="Nights?")
    freed = cancel_one(drop_in)

    (offer,) = offers()
    assert (offer.email, offer.place_no, offer.question) == ("sooner@care.example", freed.place_no, "Nights?")
    assert (offer.source, offer.offer_expires_at) == (Source.WAITING_LIST, TOMORROW)
    event = offer.events.get()
    assert (event.kind, event.to_status, event.to_drop_in) == (EventKind.OFFERED, "offered", drop_in)
    sooner.refresh_from_db()
    later.refresh_from_db()
    assert (sooner.offer, sooner.left_at) == (offer, None)
    assert (later.offer, later.no_offer_because, later.no_offer_since) == (None, NoOffer.NO_PLACE, NOW)
    assert planned("waiting_offer") == {"sooner@care.example"}


def test_booking_does_not_jump_the_queue():
    drop_in = full_drop_in()
    join(drop_in)
    cancel_one(drop_in)

    with pytest.raises(DropInFull):
        book(drop_in, email="quicker@care.example")


def test_moved_away_place_is_offered():
    drop_in = full_drop_in()
    join(drop_in)

    move_booking(
        booking_id=drop_in.bookings.get().pk, to_drop_in_id=DropInFactory().pk, role=Role.BOOKER, by=None, at=NOW
    )

    assert [offer.drop_in for offer in offers()] == [drop_in]


def test_raised_capacity_is_offered_to_as_many():
    drop_in = full_drop_in()
    for name in "abc":
        join(drop_in, email=f"{name}@care.example")
    drop_in.capacity = 3

    change_drop_in(drop_in=drop_in, by=StaffFactory(), at=NOW)

    assert [(offer.email[0], offer.place_no) for offer in offers()] == [("a", 2), ("b", 3)]


@pytest.mark.parametrize(
    ("status", "at", "reason"),
    [
        (DropInStatus.CLOSED, NOW, NoOffer.NOT_OPEN),
        (DropInStatus.DRAFT, NOW, NoOffer.NOT_OPEN),
        (DropInStatus.OPEN, START - timedelta(hours=3), NoOffer.TOO_SOON),
        (DropInStatus.OPEN, START - timedelta(hours=2), NoOffer.TOO_SOON),
    ],
)
def test_no_offer_and_why(status, at, reason):
    entry = WaitEntryFactory(drop_in__status=status)

    look_after_waiting_lists(at=at)

    entry.refresh_from_db()
    assert (entry.offer, entry.no_offer_because, entry.no_offer_since) == (None, reason, at)


def test_no_offer_to_somebody_who_has_a_place_and_the_next_gets_it():
    drop_in = DropInFactory(capacity=2)
    booked = BookingFactory(drop_in=drop_in, place_no=1)
    first = WaitEntryFactory(drop_in=drop_in, email=booked.email)
    second = WaitEntryFactory(drop_in=drop_in, created_at=NOW + timedelta(minutes=1))

    look_after_waiting_lists(at=NOW)

    first.refresh_from_db()
    assert (first.offer, first.no_offer_because) == (None, NoOffer.ALREADY_BOOKED)
    assert [offer.email for offer in offers()] == [second.email]


def test_reason_says_since_when_it_holds():
    entry = WaitEntryFactory(drop_in=full_drop_in())

    look_after_waiting_lists(at=NOW)
    look_after_waiting_lists(at=NOW + timedelta(hours=1))

    entry.refresh_from_db()
    assert (entry.no_offer_because, entry.no_offer_since) == (NoOffer.NO_PLACE, NOW)


def test_round_by_the_clock_twice_does_no_more_than_once():
    WaitEntryFactory(drop_in=DropInFactory())

    rounds = [look_after_waiting_lists(at=NOW) for _ in range(2)]

    assert [found["offered"] for found in rounds] == [1, 0]
    assert len(offers()) == 1


def test_any_of_these_times_gets_whichever_comes_free_first_and_only_one():
    kind = full_drop_in()
    other = full_drop_in(type=kind.type, starts_at=START + timedelta(days=7))
    entry = join(kind, also=[other.pk])

    cancel_one(other)
    cancel_one(kind)

    assert [offer.drop_in for offer in offers()] == [other]
    entry.refresh_from_db()
    assert entry.offer == offers()[0]


def test_offer_made_by_night_is_mailed_and_counts_from_eight():
    drop_in = full_drop_in()
    join(drop_in)
    at_night = datetime(2027, 1, 5, 22, 30, tzinfo=LONDON)

    cancel_one(drop_in, at=at_night)

    (offer,) = offers()
    assert offer.offer_expires_at == datetime(2027, 1, 7, 8, 0, tzinfo=LONDON)
    assert PlannedMail.objects.get(kind="waiting_offer").due_at == datetime(2027, 1, 6, 8, 0, tzinfo=LONDON)


# --- how an offer ends ---


@pytest.fixture
def drop_in():
    return full_drop_in()


@pytest.fixture
def offer(drop_in):
    join(drop_in, email="first@care.example")
    join(drop_in, email="next@care.example", at=NOW + timedelta(minutes=1))
    cancel_one(drop_in)
    return offers()[0]


def entry_of(offer):
    return WaitEntry.objects.get(offer=offer)


def last_event(booking):
    event = booking.events.last()
    return event.kind, event.from_status, event.to_status, event.at


def test_accept_is_a_booking_with_confirmation_and_reminder(offer):
    accepted = accept_offer(booking_id=offer.pk, role=Role.BOOKER, by=None, at=NOW)
    again = accept_offer(booking_id=offer.pk, role=Role.BOOKER, by=None, at=NOW)

    assert accepted == again
    assert (accepted.status, accepted.offer_expires_at) == (BookingStatus.BOOKED, None)
    assert last_event(accepted) == (EventKind.ACCEPTED, "offered", "booked", NOW)
    entry = entry_of(offer)
    assert (entry.left_at, entry.left_because) == (NOW, LeftBecause.ACCEPTED)
    kinds = PlannedMail.objects.filter(to_email=offer.email, state=State.PLANNED).values_list("kind", flat=True)
    assert {"booking_confirmation", "booking_reminder"} <= set(kinds)
    assert planned("waiting_offer") == set()


def test_accept_then_cancel_does_not_come_back_to_the_list(offer):
    accept_offer(booking_id=offer.pk, role=Role.BOOKER, by=None, at=NOW)
    cancel_booking(booking_id=offer.pk, role=Role.BOOKER, by=None, at=NOW)

    look_after_waiting_lists(at=NOW)

    assert [offer.email for offer in offers()] == ["next@care.example"]
    assert not WaitEntry.objects.active().filter(email_norm="first@care.example").exists()


@pytest.mark.parametrize("late", [timedelta(0), timedelta(minutes=1)])
def test_accept_after_it_ran_out_is_refused_before_and_after_the_clock_came_by(offer, late):
    at = offer.offer_expires_at + late
    for act in (lambda: None, lambda: expire_offers(at=at)):
        act()
        with pytest.raises(OfferRanOut, match="Join the list again, or choose another time"):
            accept_offer(booking_id=offer.pk, role=Role.BOOKER, by=None, at=at)

    offer.refresh_from_db()
    assert offer.status == BookingStatus.EXPIRED


def test_accept_a_second_before_it_runs_out(offer):
    at = offer.offer_expires_at - timedelta(seconds=1)

    assert accept_offer(booking_id=offer.pk, role=Role.BOOKER, by=None, at=at).status == BookingStatus.BOOKED


def test_decline_goes_to_the_next(offer):
    for _ in range(2):
        decline_offer(booking_id=offer.pk, role=Role.BOOKER, by=None, at=NOW)

    offer.refresh_from_db()
    assert last_event(offer) == (EventKind.OFFER_ENDED, "offered", "declined", NOW)
    assert entry_of(offer).left_because == LeftBecause.DECLINED
    assert [other.email for other in offers()] == ["next@care.example"]
    with pytest.raises(BookingNotActive):
        accept_offer(booking_id=offer.pk, role=Role.BOOKER, by=None, at=NOW)


def test_what_nobody_answered_goes_to_the_next_and_says_so_once(offer):
    early = expire_offers(at=offer.offer_expires_at - timedelta(seconds=1))
    rounds = [look_after_waiting_lists(at=offer.offer_expires_at)["expired"] for _ in range(2)]

    assert (early, rounds) == (0, [1, 0])
    offer.refresh_from_db()
    assert last_event(offer) == (EventKind.OFFER_ENDED, "offered", "expired", TOMORROW)
    assert entry_of(offer).left_because == LeftBecause.EXPIRED
    assert planned("waiting_offer_ran_out") == {"first@care.example"}
    assert [other.email for other in offers()] == ["next@care.example"]


def test_withdrawn_by_staff_with_the_reason(offer):
    staff = StaffFactory()

    withdraw_offer(booking_id=offer.pk, by=staff, at=NOW, reason="Offered by mistake.")

    offer.refresh_from_db()
    assert last_event(offer) == (EventKind.OFFER_ENDED, "offered", "withdrawn", NOW)
    assert (offer.events.last().by, offer.events.last().note) == (staff, "Offered by mistake.")
    assert planned("waiting_offer_withdrawn") == {"first@care.example"}
    assert [other.email for other in offers()] == ["next@care.example"]


def test_cancelled_session_takes_back_offers_and_tells_who_waits(offer, drop_in):
    cancel_drop_in(drop_in_id=drop_in.pk, reason="The adviser is ill.", by=StaffFactory(), at=NOW)

    offer.refresh_from_db()
    assert offer.status == BookingStatus.WITHDRAWN
    assert planned("waiting_cancelled") == {"first@care.example", "next@care.example"}
    assert not WaitEntry.objects.active().exists()
    assert planned("waiting_offer") == set()


def test_cancelled_session_leaves_people_in_line_for_their_other_times():
    kind = full_drop_in()
    other = full_drop_in(type=kind.type, starts_at=START + timedelta(days=7))
    entry = join(kind, also=[other.pk])

    cancel_drop_in(drop_in_id=kind.pk, reason="Ill", by=StaffFactory(), at=NOW)
    cancel_one(other)

    entry.refresh_from_db()
    assert (entry.drop_in, entry.left_at) == (other, None)
    assert [offer.drop_in for offer in offers()] == [other]


def test_session_at_another_time_shortens_offers_and_mails_them_again(offer, drop_in):
    drop_in.starts_at, drop_in.ends_at = NOW + timedelta(hours=6), NOW + timedelta(hours=7)

    change_drop_in(drop_in=drop_in, by=StaffFactory(), at=NOW)

    offer.refresh_from_db()
    assert offer.offer_expires_at == NOW + timedelta(hours=3)
    assert PlannedMail.objects.filter(kind="waiting_offer", state=State.PLANNED).count() == 1


def test_corrected_address_gets_the_offer(offer):
    correct_address(booking_id=offer.pk, email="right@care.example", by=StaffFactory(), at=NOW)

    assert planned("waiting_offer") == {"right@care.example"}


def test_booked_by_staff_in_the_meantime_is_off_the_list(drop_in):
    entry = join(drop_in)
    drop_in.capacity = 2
    type(drop_in).objects.filter(pk=drop_in.pk).update(capacity=2)

    book(drop_in, role=Role.STAFF, by=StaffFactory())

    entry.refresh_from_db()
    assert (entry.left_at, entry.left_because) == (NOW, LeftBecause.BOOKED)


@pytest.mark.parametrize(("position", "words"), [(1, "first"), (2, "second"), (10, "tenth"), (11, "number 11")])
def test_position_in_words(position, words):
    assert say_position(position) == words


# --- all at once ---


@pytest.mark.django_db(transaction=True)
def test_twenty_cancellations_and_twenty_joins_at_once_leave_no_place_empty_and_give_none_twice():
    drop_in = full_drop_in(20)
    booked = list(drop_in.bookings.values_list("pk", flat=True))

    def act(n):
        if n % 2:
            return join(drop_in, email=f"wait{n}@care.example")
        return cancel_booking(booking_id=booked[n // 2], role=Role.BOOKER, by=None, at=NOW)

    results = together(40, act)
    look_after_waiting_lists(at=NOW)

    strange = [r for r in results if isinstance(r, Exception) and not isinstance(r, PlaceIsFree)]
    assert strange == []
    held = list(Booking.objects.offers().values_list("place_no", flat=True))
    assert len(held) == len(set(held)) == WaitEntry.objects.count()
    assert not WaitEntry.objects.waiting().exists()
    assert Booking.objects.filter(status=BookingStatus.CANCELLED_BY_PROVIDER).count() == 20


@pytest.mark.django_db(transaction=True)
def test_twenty_cancellations_at_once_make_twenty_offers_to_the_first_twenty():
    drop_in = full_drop_in(20)
    booked = list(drop_in.bookings.values_list("pk", flat=True))
    for n in range(25):
        join(drop_in, email=f"wait{n:02d}@care.example", at=NOW + timedelta(seconds=n))

    together(20, lambda n: cancel_booking(booking_id=booked[n], role=Role.BOOKER, by=None, at=NOW))

    made = Booking.objects.offers()
    assert sorted(made.values_list("place_no", flat=True)) == list(range(1, 21))
    assert set(made.values_list("email", flat=True)) == {f"wait{n:02d}@care.example" for n in range(20)}


@pytest.mark.django_db(transaction=True)
def test_any_of_two_times_that_come_free_at_once_is_one_offer():
    kind = full_drop_in()
    other = full_drop_in(type=kind.type, starts_at=START + timedelta(days=7))
    join(kind, also=[other.pk])
    bookings = [kind.bookings.get().pk, other.bookings.get().pk]

    together(2, lambda n: cancel_booking(booking_id=bookings[n], role=Role.BOOKER, by=None, at=NOW))

    assert Booking.objects.offers().count() == 1


@pytest.mark.django_db(transaction=True)
def test_accepting_while_the_clock_ends_the_offer_is_one_or_the_other():
    drop_in = full_drop_in()
    join(drop_in)
    cancel_one(drop_in)
    (offer,) = offers()
    just_in_time = offer.offer_expires_at - timedelta(seconds=1)

    def act(n):
        if n:
            return expire_offers(at=offer.offer_expires_at)
        return accept_offer(booking_id=offer.pk, role=Role.BOOKER, by=None, at=just_in_time)

    accepted, expired = together(2, act)

    offer.refresh_from_db()
    if isinstance(accepted, OfferRanOut):
        assert (offer.status, expired) == (BookingStatus.EXPIRED, 1)
    else:
        assert (offer.status, expired) == (BookingStatus.BOOKED, 0)
