from datetime import timedelta

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from providers.enums import BookingStatus, DropInStatus, EventKind, Source
from providers.models import Booking
from providers.refusals import AlreadyBooked, DropInFull, DropInNotOpen, NeedsATick, TooEarlyToWalkIn
from providers.services import change_drop_in
from providers.services.walk_ins import add_walk_in
from tests.factories.providers import NOW, BookingFactory, DropInFactory, StaffFactory, TopicFactory, book, details
from tests.factories.providers_waiting import full_drop_in, join
from workforce_portal.outbox.models import PlannedMail
from workforce_portal.places.clock import local

pytestmark = pytest.mark.django_db
STARTED = NOW - timedelta(minutes=10)


def walk_in(drop_in, *, may_go_beyond=False, at=NOW, **changes) -> Booking:
    given = details(**{"name": "Siân Prydderch", "service_name": "The Willows", "email": "", **changes})
    return add_walk_in(drop_in_id=drop_in.pk, details=given, may_go_beyond=may_go_beyond, by=StaffFactory(), at=at)


def test_walk_in_takes_a_free_place_and_has_come():
    drop_in = DropInFactory(starts_at=STARTED, capacity=2)
    BookingFactory(drop_in=drop_in, place_no=1)

    booking = walk_in(drop_in)

    assert (booking.place_no, booking.source, booking.is_over_capacity) == (2, Source.WALK_IN, False)
    assert (booking.status, booking.outcome_at) == (BookingStatus.ATTENDED, NOW)
    kinds = list(booking.events.values_list("kind", "from_status", "to_status"))
    assert kinds == [(EventKind.BOOKED, "", "booked"), (EventKind.OUTCOME, "booked", "attended")]
    assert not PlannedMail.objects.exists()


def test_walk_in_before_the_start_is_booked():
    assert walk_in(DropInFactory(starts_at=NOW + timedelta(hours=1))).status == BookingStatus.BOOKED


def test_walk_in_with_an_address_gets_the_follow_up():
    walk_in(DropInFactory(starts_at=STARTED), email="sian@willows.example")

    assert list(PlannedMail.objects.values_list("kind", flat=True)) == ["follow_up_attended"]


def test_walk_in_beyond_the_places_needs_a_tick_and_is_flagged():
    drop_in = full_drop_in(2, starts_at=STARTED)

    with pytest.raises(NeedsATick):
        walk_in(drop_in)
    booking = walk_in(drop_in, may_go_beyond=True)
    another = walk_in(drop_in, may_go_beyond=True)

    assert (booking.place_no, booking.is_over_capacity, another.place_no) == (3, True, 4)


def test_walk_in_beyond_the_places_leaves_the_session_full_and_editable():
    drop_in = full_drop_in(2, starts_at=NOW + timedelta(hours=6))
    walk_in(drop_in, may_go_beyond=True)
    drop_in.join_url = "https://meet.example/other"

    change_drop_in(drop_in=drop_in, by=StaffFactory(), at=NOW)

    Booking.objects.filter(place_no=1).update(status=BookingStatus.CANCELLED_BY_US, cancelled_at=NOW)
    with pytest.raises(DropInFull):
        book(drop_in, email="other@care.example")


def test_walk_in_does_not_take_a_place_that_is_kept_for_somebody():
    drop_in = full_drop_in(starts_at=NOW + timedelta(hours=6))
    join(drop_in)
    drop_in.capacity = 2
    change_drop_in(drop_in=drop_in, by=StaffFactory(), at=NOW)

    with pytest.raises(NeedsATick):
        walk_in(drop_in)


def test_walk_in_who_has_a_place_is_refused():
    drop_in = DropInFactory(starts_at=STARTED, capacity=2)
    booked = BookingFactory(drop_in=drop_in, place_no=1)

    with pytest.raises(AlreadyBooked):
        walk_in(drop_in, email=booked.email)


@pytest.mark.parametrize("status", [DropInStatus.DRAFT, DropInStatus.CANCELLED])
def test_nobody_walks_into_what_is_not_held(status):
    facts = {"cancelled_at": NOW} if status == DropInStatus.CANCELLED else {}

    with pytest.raises(DropInNotOpen):
        walk_in(DropInFactory(starts_at=STARTED, status=status, **facts))


def test_nobody_walks_in_before_the_day():
    with pytest.raises(TooEarlyToWalkIn):
        walk_in(DropInFactory(starts_at=NOW + timedelta(days=1)))


# --- the day sheet ---


def sheet(drop_in):
    return reverse("admin:providers_dropin_sheet", args=[local(drop_in.starts_at).date(), drop_in.pk])


def page(drop_in):
    return reverse("admin:providers_dropin_walk_in", args=[drop_in.pk])


@pytest.mark.usefixtures("now")
def test_sheet_adds_somebody_who_walked_in(staff_client):
    drop_in = full_drop_in(starts_at=STARTED)
    shown = staff_client.get(sheet(drop_in))

    refused = staff_client.post(page(drop_in), {"name": "Siân Prydderch", "service_name": "The Willows"})
    done = staff_client.post(
        page(drop_in),
        {"name": "Siân Prydderch", "service_name": "The Willows", "may_go_beyond": "on"},
        follow=True,
    )

    assertContains(shown, "Add a walk-in")
    assertContains(shown, f'action="{page(drop_in)}"')
    assertContains(refused, "Every place is taken.")
    assertContains(refused, 'value="The Willows"')
    assertContains(done, "Siân Prydderch is on the sheet. It is one more than the session has places for.")
    assertContains(done, "Walked in, beyond the places")
    assertContains(done, "No number given")
    assert Booking.objects.get(name="Siân Prydderch").topic == drop_in.type.topics.get()


@pytest.mark.usefixtures("now")
def test_sheet_says_what_is_missing(staff_client):
    drop_in = DropInFactory(starts_at=STARTED, type__topics=[])
    TopicFactory(is_offered=False)

    response = staff_client.post(page(drop_in), {"name": "", "service_name": ""})

    for words in ("Enter their name.", "Enter their service", "Choose what they want help with."):
        assertContains(response, words)
    assert not Booking.objects.exists()


@pytest.mark.usefixtures("now")
def test_sheet_of_a_coming_day_offers_no_walk_in(staff_client):
    assertNotContains(staff_client.get(sheet(DropInFactory())), "Add a walk-in")


@pytest.mark.usefixtures("now")
def test_walk_in_is_for_those_who_may_book(client):
    drop_in = DropInFactory(starts_at=STARTED)
    client.force_login(StaffFactory())

    response = client.post(page(drop_in), {"name": "A", "service_name": "B"})

    assert response.status_code == 403
    assert not Booking.objects.exists()
