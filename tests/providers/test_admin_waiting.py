from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from providers.enums import BookingStatus, DropInStatus, Role
from providers.models import Booking, WaitEntry
from providers.services import cancel_booking
from providers.services.waiting import accept_offer, leave_waiting_list, look_after_waiting_lists
from tests.factories.providers import NOW, START, DropInFactory, StaffFactory
from tests.factories.providers_waiting import WaitEntryFactory, full_drop_in, join

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


@pytest.fixture
def drop_in():
    return full_drop_in(2)


@pytest.fixture
def offer(drop_in):
    join(drop_in, name="Tom Ogden", email="tom@ogden.example")
    join(drop_in, name="Femi Balogun", email="femi@moss.example", at=NOW + timedelta(minutes=1))
    cancel_booking(booking_id=drop_in.bookings.first().pk, role=Role.BOOKER, by=None, at=NOW)
    return Booking.objects.offers().get()


def act(booking, key):
    return reverse("admin:providers_booking_act", args=[booking.pk, key])


def session_page(drop_in):
    return reverse("admin:providers_dropin_change", args=[drop_in.pk])


def test_session_shows_the_line_and_why_nobody_is_offered_a_place(staff_client, drop_in, offer):
    response = staff_client.get(session_page(drop_in))

    assert [(row.entry.name, row.position) for row in response.context["line"]] == [
        ("Tom Ogden", 0),
        ("Femi Balogun", 1),
    ]
    assertContains(response, "Offered until 10am on Wednesday 6 January")
    assertContains(response, "Why nobody is offered a place:")
    assertContains(response, "No place is free.")


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"status": DropInStatus.CLOSED}, "The session is not open."),
        ({"starts_at": NOW + timedelta(hours=2)}, "It starts too soon: nobody could answer in time."),
    ],
)
def test_session_says_why_a_free_place_is_not_offered(staff_client, facts, why):
    drop_in = DropInFactory(**facts)
    WaitEntryFactory(drop_in=drop_in)
    look_after_waiting_lists(at=NOW)

    response = staff_client.get(session_page(drop_in))

    assertContains(response, why)
    assertContains(staff_client.get(reverse("admin:providers_waitentry_changelist")), why.rstrip("."))


def test_session_without_a_line_says_so(staff_client, drop_in):
    assertContains(staff_client.get(session_page(drop_in)), "Nobody waits for a place.")


@pytest.mark.parametrize(
    ("key", "data", "status"),
    [
        ("accept", {}, BookingStatus.BOOKED),
        ("decline", {}, BookingStatus.DECLINED),
        ("withdraw", {"reason": "Offered by mistake."}, BookingStatus.WITHDRAWN),
    ],
)
def test_staff_answer_an_offer_for_somebody(staff_client, adviser, offer, key, data, status):
    detail = staff_client.get(reverse("admin:providers_booking_change", args=[offer.pk]))
    page = staff_client.get(act(offer, key))
    offer.refresh_from_db()
    untouched = offer.status

    staff_client.post(act(offer, key), data)

    assertContains(detail, act(offer, key))
    assert page.status_code == 200
    offer.refresh_from_db()
    assert (untouched, offer.status) == (BookingStatus.OFFERED, status)
    assert offer.events.last().by == adviser


def test_taking_an_offer_back_needs_a_reason(staff_client, offer):
    response = staff_client.post(act(offer, "withdraw"), {"reason": ""})

    assertContains(response, "Say why: they read it in the mail.")
    offer.refresh_from_db()
    assert offer.status == BookingStatus.OFFERED


def test_offer_that_is_booked_cannot_be_answered_again(staff_client, offer):
    accept_offer(booking_id=offer.pk, role=Role.BOOKER, by=None, at=NOW)

    detail = staff_client.get(reverse("admin:providers_booking_change", args=[offer.pk]))

    assertNotContains(detail, act(offer, "accept"))
    assertNotContains(detail, act(offer, "withdraw"))


def test_history_of_an_offer_says_who_did_what(staff_client, offer):
    look_after_waiting_lists(at=offer.offer_expires_at)

    response = staff_client.get(reverse("admin:providers_booking_change", args=[offer.pk]))

    said = [(line.what, line.who) for line in response.context["events"]]
    assert said == [("Place offered", "The portal"), ("Offer ran out", "The portal")]


def test_offers_are_not_on_the_day_sheet(staff_client, drop_in, offer):
    url = reverse("admin:providers_dropin_sheet", args=[START.date(), drop_in.pk])

    assertNotContains(staff_client.get(url), "Tom Ogden")


def test_list_tells_who_is_on_it_and_how_others_left(staff_client, drop_in, offer):
    left = WaitEntry.objects.get(name="Femi Balogun")
    leave_waiting_list(entry_id=left.pk, at=NOW)
    url = reverse("admin:providers_waitentry_changelist")

    now, past = staff_client.get(url, {"on": "now"}), staff_client.get(url, {"on": "past"})

    assert [entry.name for entry in now.context["cl"].result_list] == ["Tom Ogden"]
    assert [entry.name for entry in past.context["cl"].result_list] == ["Femi Balogun"]
    assertContains(past, "Left the list")


def test_list_costs_the_same_queries_for_one_and_for_three(staff_client, drop_in):
    url = reverse("admin:providers_waitentry_changelist")
    join(drop_in, email="1@care.example")
    staff_client.get(url)
    with CaptureQueriesContext(connection) as one:
        staff_client.get(url)
    for n in (2, 3):
        join(drop_in, email=f"{n}@care.example")

    with CaptureQueriesContext(connection) as three:
        staff_client.get(url)

    assert len(three) == len(one)


def test_place_in_line_is_shown_and_never_changed_by_hand(staff_client, drop_in):
    entry = join(drop_in, question="Nights?")
    url = reverse("admin:providers_waitentry_change", args=[entry.pk])

    assertContains(staff_client.get(url), "Nights?")
    assert staff_client.post(url, {"name": "Other"}).status_code == 403


def test_waiting_lists_are_for_those_who_may(client, drop_in):
    entry = join(drop_in)
    client.force_login(StaffFactory())

    for url in (
        reverse("admin:providers_waitentry_changelist"),
        reverse("admin:providers_waitentry_change", args=[entry.pk]),
        reverse("admin:providers_callbackrequest_changelist"),
    ):
        assert client.get(url).status_code == 403
