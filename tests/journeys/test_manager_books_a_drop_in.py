"""A care home manager with ten minutes between shifts."""

from functools import partial

import pytest
from django.core import mail

from providers.enums import BookingStatus
from providers.models import Booking
from providers.services import book_drop_in
from tests.conftest import PHONE
from tests.factories.providers import details
from workforce_portal.outbox.services import send_due_mail
from workforce_portal.places.clock import say_date

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WAYS = {
    "phone with JavaScript": {"viewport": PHONE, "has_touch": True, "is_mobile": True},
    "phone without JavaScript": {"viewport": PHONE, "java_script_enabled": False},
    "desktop with JavaScript": {},
    "desktop without JavaScript": {"java_script_enabled": False},
}


@pytest.fixture(params=WAYS, autouse=True)
def way(request, settings):
    settings.LEAST_FILL_SECONDS = 0
    return WAYS[request.param]


@pytest.fixture
def seen(seen, way):
    return partial(seen, java_script=way.get("java_script_enabled", True))


def fill_in(page, *, email):
    page.get_by_label("Writing or placing an advert").check()
    page.get_by_label("Your name").fill("Rukhsana Begum-Whittaker")
    page.get_by_label("Your service").fill("Larkfield House Residential and Respite Care")
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Yes", exact=True).check()
    page.get_by_label("What would help?").fill("I lip-read, so please keep your camera on.")


def test_from_the_front_door_to_a_booking_moved_and_cancelled(new_page, seen, way, advert_drop_in):
    # Given a manager who has never been here
    page = new_page(**way)
    page.goto("/")
    seen(page, heading=page.locator("h1").inner_text())

    # When she goes through the employers' door to the list, and takes the first time
    page.get_by_role("link", name="I run a care service").click()
    page.get_by_role("link", name="Find a drop-in").first.click()
    seen(page, heading="Find a recruitment drop-in")
    page.get_by_role("link", name="Book a place").first.click()
    seen(page, heading="About you")

    # And slips in her address, and is asked about it once
    fill_in(page, email="rukhsana@gmial.com")
    page.get_by_role("button", name="Continue").click()
    seen(page, heading="About you")
    assert "Did you mean rukhsana@gmail.com?" in page.locator(".error-summary").inner_text()
    page.get_by_label("E-mail address").fill("rukhsana@gmail.com")
    page.get_by_role("button", name="Continue").click()
    seen(page, heading="Check your answers, then book")
    page.get_by_role("button", name="Book this place").click()

    # Then she has a place, with a reference and what happens next
    seen(page, heading="You are booked in, Rukhsana")
    booking = Booking.objects.get()
    assert booking.spoken_reference in page.inner_text("main")
    assert booking.adjustments.startswith("I lip-read")

    # And it is still there when she comes back by the link in her mail
    send_due_mail()
    link = next(word for word in mail.outbox[0].body.split() if "/providers/bookings/" in word)
    page.goto(link)
    seen(page, heading="You are booked in, Rukhsana")

    # When she moves it to the other time
    page.get_by_role("link", name="Move").click()
    seen(page, heading="Move your booking")
    page.locator(".slot label").first.click()
    page.get_by_role("button", name="Move to this time").click()

    # Then the page says so
    booking.refresh_from_db()
    assert say_date(booking.drop_in.starts_at) in page.locator(".messagelist").inner_text()
    seen(page, heading="You are booked in, Rukhsana")

    # When she cancels after all
    page.get_by_role("link", name="Cancel").click()
    seen(page, heading="Cancel your booking?")
    page.get_by_label("Short of staff on the day").check()
    page.get_by_role("button", name="Cancel this booking").click()

    # Then the place is free again
    seen(page, heading="This booking is cancelled")
    booking.refresh_from_db()
    assert booking.status == BookingStatus.CANCELLED_BY_PROVIDER


def test_a_place_that_goes_while_she_types(new_page, seen, way, advert_drop_in):
    # Given the manager is on the last page
    page = new_page(**way)
    page.goto(f"/providers/drop-ins/{advert_drop_in.pk}/book/")
    seen(page, heading="Choose a time")
    page.get_by_role("button", name="Continue").click()
    fill_in(page, email="rukhsana@larkfield.example")
    page.get_by_role("button", name="Continue").click()

    # When somebody else takes the last place, and she presses the button
    book_drop_in(
        drop_in_id=advert_drop_in.pk,
        details=details(email="quicker@care.example"),
        role="booker",
        by=None,
        at=advert_drop_in.created_at,
    )
    page.get_by_role("button", name="Book this place").click()

    # Then she is told, and offered the nearest time, and has lost nothing
    seen(page, heading="Choose a time")
    assert "That place has just been taken" in page.locator(".error-summary").inner_text()
    page.locator(".error-summary a").first.click()
    page.locator(".slot label").first.click()
    page.get_by_role("button", name="Continue").click()
    seen(page, heading="Check your answers, then book")
    assert "I lip-read" in page.inner_text("main")
    page.get_by_role("button", name="Book this place").click()
    seen(page, heading="You are booked in, Rukhsana")


def test_a_lost_link(new_page, seen, way, advert_drop_in):
    # Given she has a booking and lost the mail
    page = new_page(**way)
    book_drop_in(drop_in_id=advert_drop_in.pk, details=details(), role="booker", by=None, at=advert_drop_in.created_at)
    page.goto("/providers/bookings/signed.cut-short/")
    seen(page, heading="This link does not open a booking")

    # When she asks for it again
    page.get_by_role("link", name="Send me my link").click()
    seen(page, heading="Find your booking")
    page.get_by_label("E-mail address").fill("Rukhsana@larkfield.example")
    page.get_by_role("button", name="Send me my link").click()

    # Then it is in her mail
    seen(page, heading="Look in your e-mail")
    send_due_mail()
    assert "The link to your drop-in booking" in [message.subject for message in mail.outbox]
