from datetime import timedelta

import pytest
import time_machine
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from providers.enums import BookingStatus, CancelReason, Role
from providers.links import booking_path
from providers.models import Booking, BookingEvent, DropIn
from providers.services import cancel_booking, cancel_drop_in, correct_address, record_outcomes
from tests.factories.providers import NOW, START, DropInFactory, StaffFactory, book
from workforce_portal.outbox.models import PlannedMail

pytestmark = pytest.mark.django_db
LATER = START + timedelta(days=7)


@pytest.fixture(autouse=True)
def the_clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def booking():
    return book(DropInFactory(capacity=2))


@pytest.fixture
def other_time(booking):
    return DropInFactory(type=booking.drop_in.type, starts_at=LATER)


def everything():
    models = (Booking, BookingEvent, DropIn, PlannedMail)
    return [list(model.objects.order_by("pk").values()) for model in models]


def test_booking_page_confirms_what_is_stored(client, booking):
    response = client.get(booking_path(booking))

    for words in (
        "You are booked in, Rukhsana",
        "Tuesday 19 January 2027",
        "2pm to 2:30pm",
        booking.spoken_reference,
        "rukhsana@larkfield.example",
        "Monday 18 January, 9am",
        "https://meet.example/abc",
    ):
        assertContains(response, words)


def test_booking_page_is_private(client, booking):
    response = client.get(booking_path(booking))

    assert response["Cache-Control"] == "no-store"
    assert "noindex" in response["X-Robots-Tag"]
    assert response["Referrer-Policy"] == "same-origin"


def test_booking_page_promises_no_reminder_to_a_late_booker(client, the_clock):
    the_clock.move_to(START - timedelta(hours=20))
    booking = book(DropInFactory(), at=START - timedelta(hours=20))

    assertNotContains(client.get(booking_path(booking)), "One reminder")


@pytest.mark.parametrize("name", ["booking", "booking_move", "booking_cancel", "booking_address", "booking_calendar"])
def test_opening_a_mailed_address_twice_changes_nothing(client, booking, other_time, name):
    before = everything()

    for method in (client.get, client.head) * 2:
        assert method(booking_path(booking, name)).status_code == 200

    assert everything() == before
    client.post(booking_path(booking, "booking_cancel"))
    booking.refresh_from_db()
    assert booking.status == BookingStatus.CANCELLED_BY_PROVIDER


@pytest.mark.parametrize("name", ["booking", "booking_move", "booking_cancel", "booking_address", "booking_calendar"])
def test_a_link_that_was_tampered_with_or_revoked_opens_nothing(client, booking, name):
    good = booking_path(booking, name)
    token = good.split("/")[3]
    revoked = booking_path(booking, name)
    correct_address(booking_id=booking.pk, email="new@larkfield.example", by=None, at=NOW)

    tampered = good.replace(token, token[:-1] + ("A" if token[-1] != "A" else "B"))
    for address in (tampered, revoked, good.replace(token, booking.reference), good.replace(token, "x")):
        response = client.get(address)
        assertContains(response, "This link does not open a booking", status_code=404)
        assert response["Cache-Control"] == "no-store"
        assert client.post(address).status_code in (404, 405)


def test_move_takes_the_new_time(client, booking, other_time):
    page = client.get(booking_path(booking, "booking_move"), {"from": "2027-01-18"})
    response = client.post(
        booking_path(booking, "booking_move") + "?from=2027-01-18", {"slot": other_time.pk}, follow=True
    )

    assertContains(page, f'value="{other_time.pk}"')
    assert response.redirect_chain == [(booking_path(booking), 302)]
    booking.refresh_from_db()
    assert booking.drop_in == other_time
    assertContains(response, "Your booking is moved to Tuesday 26 January 2027")


def test_move_without_a_choice_asks_for_one(client, booking, other_time):
    response = client.post(booking_path(booking, "booking_move"), {})

    assertContains(response, "Choose a time")
    assertContains(response, "<title>Error: ")


def test_move_to_a_time_that_has_just_gone_offers_others_and_keeps_the_booking(client, booking, other_time):
    third = DropInFactory(type=booking.drop_in.type, starts_at=LATER + timedelta(days=1))
    book(other_time, email="quicker@care.example")

    response = client.post(booking_path(booking, "booking_move"), {"slot": other_time.pk})

    assert response.status_code == 200
    assertContains(response, f'value="{third.pk}"')
    booking.refresh_from_db()
    assert booking.drop_in.starts_at == START


def test_move_after_three_times_says_to_ring(client, booking):
    Booking.objects.update(moves=3)

    assertContains(client.get(booking_path(booking, "booking_move")), "You have moved this booking 3 times")


def test_cancel_with_a_reason(client, booking):
    response = client.post(booking_path(booking, "booking_cancel"), {"reason": CancelReason.STAFFING})

    assertRedirects(response, booking_path(booking))
    booking.refresh_from_db()
    assert booking.cancel_reason == CancelReason.STAFFING
    assertContains(client.get(booking_path(booking)), "This booking is cancelled")


def test_cancel_sent_twice_shows_that_it_is_cancelled(client, booking):
    client.post(booking_path(booking, "booking_cancel"))

    again = client.post(booking_path(booking, "booking_cancel"))

    assertContains(again, "This booking cannot be changed")
    assert booking.events.filter(kind="cancelled").count() == 1


def test_cancel_after_the_start_says_to_ring(client, booking, the_clock):
    the_clock.move_to(START)

    response = client.post(booking_path(booking, "booking_cancel"))

    assertContains(response, "can no longer be moved or cancelled here")
    booking.refresh_from_db()
    assert booking.status == BookingStatus.BOOKED


def test_changed_address_leads_on_to_a_link_that_works(client, booking):
    response = client.post(booking_path(booking, "booking_address"), {"email": "new@larkfield.example"}, follow=True)

    assertContains(response, "new@larkfield.example")
    assertContains(response, "We have sent the confirmation to the new address")
    assert client.get(booking_path(booking)).status_code == 404


def test_page_after_the_session_shows_the_outcome_and_the_next_times(client, booking, other_time, the_clock):
    the_clock.move_to(START + timedelta(hours=2))
    record_outcomes(
        drop_in_id=booking.drop_in_id,
        outcomes={booking.pk: BookingStatus.ATTENDED},
        by=StaffFactory(),
        at=START + timedelta(hours=1),
    )

    response = client.get(booking_path(booking))

    assertContains(response, "Thank you for coming")
    assertContains(response, other_time.get_absolute_url())
    assertNotContains(response, "Cancel</a>")


def test_page_of_a_session_that_we_cancelled_says_sorry_and_why(client, booking):
    cancel_drop_in(drop_in_id=booking.drop_in_id, reason="The adviser is ill.", by=StaffFactory(), at=NOW)

    response = client.get(booking_path(booking))

    assertContains(response, "We had to cancel this session. We are sorry. The adviser is ill.")


def test_calendar_file_from_the_page_names_nobody(client, booking):
    response = client.get(booking_path(booking, "booking_calendar"))

    text = response.content.decode()
    assert "METHOD:PUBLISH" in text
    assert "ATTENDEE" not in text
    assert "rukhsana" not in text.lower()
    assert "signed." not in text
    assert f"UID:booking-{booking.uuid}@" in text.replace("\r\n ", "")
    assert response["Content-Type"].startswith("text/calendar")


@pytest.mark.parametrize("email", ["rukhsana@larkfield.example", "stranger@care.example"])
def test_lost_link_answers_the_same_whoever_asks(client, booking, the_clock, email):
    page = client.get("/providers/bookings/find/")
    the_clock.shift(timedelta(seconds=30))
    form = page.context["form"]
    data = {name: form[name].value() or "" for name in ("rendered_at", "homepage")}

    response = client.post("/providers/bookings/find/", {**data, "email": email}, follow=True)

    assertContains(response, "If you have a coming booking under that address")
    assertNotContains(response, email)
    expected = int(email == booking.email)
    assert PlannedMail.objects.filter(kind="booking_links", to_email=email).count() == expected


def test_lost_link_is_limited(client, booking, the_clock, settings):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "lost_link_by_email": "1/h"}
    page = client.get("/providers/bookings/find/")
    the_clock.shift(timedelta(seconds=30))
    data = {"rendered_at": page.context["form"]["rendered_at"].value(), "email": booking.email}
    client.post("/providers/bookings/find/", data)

    assert client.post("/providers/bookings/find/", data).status_code == 429


def test_cancelled_by_staff_for_the_person_reads_like_their_own(client, booking):
    cancel_booking(booking_id=booking.pk, role=Role.STAFF, by=StaffFactory(), at=NOW, note="Rang us")

    assertContains(client.get(booking_path(booking)), "Somebody else can have the place now")
