"""A manager who finds the session that she needs full, with a telephone in her hand."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.utils import timezone

from providers.enums import BookingStatus, Role
from providers.models import Booking, CallBackRequest
from providers.services import book_drop_in, cancel_booking
from tests.factories.providers import details
from workforce_portal.outbox.services import send_due_mail

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def no_waiting_for_the_form(settings):
    settings.LEAST_FILL_SECONDS = 0


@pytest.fixture
def taken(advert_drop_in):
    return book_drop_in(
        drop_in_id=advert_drop_in.pk,
        details=details(email="first@care.example"),
        role=Role.BOOKER,
        by=None,
        at=timezone.now(),
    )


def fill_in(page):
    page.get_by_label("Writing or placing an advert").check()
    page.get_by_label("Your name").fill("Rukhsana Begum-Whittaker")
    page.get_by_label("Your service").fill("Larkfield House Residential and Respite Care")
    page.get_by_label("No", exact=True).check()


def mailed_link(part):
    """Where the latest mail with such a link leads; what is written in the night waits for the morning."""
    for later in (timedelta(0), timedelta(hours=12, minutes=1)):
        send_due_mail(at=timezone.now() + later)
    words = [word for message in mail.outbox for word in message.body.split() if part in word]
    return urlsplit(words[-1]).path


def test_from_a_full_session_to_the_place_that_came_free(phone, seen, advert_drop_in, taken):
    # Given the session is full
    phone.goto("/providers/drop-ins/")
    seen(phone, heading="Find a recruitment drop-in")

    # When she joins its waiting list
    phone.get_by_role("link", name="Join waiting list").click()
    seen(phone, heading="Join the waiting list")
    fill_in(phone)
    phone.get_by_label("E-mail address").fill("rukhsana@larkfield.example")
    phone.get_by_role("button", name="Join the waiting list").click()

    # Then she sees where she stands, and can come back to it
    seen(phone, heading="You are first in line, Rukhsana")
    phone.goto(mailed_link("/providers/waiting/"))
    seen(phone, heading="You are first in line, Rukhsana")
    phone.goto("/providers/drop-ins/")
    assert "Full, 1 person waiting" in phone.inner_text("main")

    # When somebody else cancels
    cancel_booking(booking_id=taken.pk, role=Role.BOOKER, by=None, at=timezone.now())

    # Then the place is kept for her and nobody else can take it
    phone.reload()
    assert phone.get_by_role("link", name="Book a place").count() == 1
    phone.goto(mailed_link("/providers/bookings/"))
    seen(phone, heading="A place for you, Rukhsana")

    # When she says yes
    phone.get_by_role("button", name="Yes, book this place").click()

    # Then she is booked in
    seen(phone, heading="You are booked in, Rukhsana")
    assert Booking.objects.get(email="rukhsana@larkfield.example").status == BookingStatus.BOOKED


def test_an_offer_declined_and_a_list_left(phone, seen, advert_drop_in, taken):
    # Given she waits, and a place comes free
    phone.goto(f"/providers/drop-ins/{advert_drop_in.pk}/wait/")
    fill_in(phone)
    phone.get_by_label("E-mail address").fill("rukhsana@larkfield.example")
    phone.get_by_role("button", name="Join the waiting list").click()
    cancel_booking(booking_id=taken.pk, role=Role.BOOKER, by=None, at=timezone.now())

    # When she says no
    phone.goto(mailed_link("/providers/bookings/"))
    phone.get_by_role("button", name="No, give it to the next person").click()

    # Then the page says what else there is
    seen(phone, heading="You said no to this place")

    # When no other time suits her either
    phone.get_by_role("link", name="Give us three times that suit you").click()
    seen(phone, heading="Tell us when you could talk")
    phone.get_by_role("button", name="Ask us to ring").click()
    seen(phone, heading="Tell us when you could talk")
    phone.get_by_label("Day").first.select_option("Any Tuesday")
    phone.get_by_label("Time of day").first.select_option(index=1)
    fill_in(phone)
    phone.get_by_label("Phone number").fill("0161 496 0188")
    phone.get_by_role("button", name="Ask us to ring").click()

    # Then we promise to ring
    seen(phone, heading="Thank you, Rukhsana. We will be in touch")
    assert str(CallBackRequest.objects.get().windows.get()) == "Tuesdays, in the morning"
