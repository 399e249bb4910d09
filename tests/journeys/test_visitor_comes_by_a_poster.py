"""A manager who scans a poster in a library, reads about the work, and books a drop-in: counted, and not followed."""

import pytest
from django.utils import timezone

from campaigns.models import ShortLink
from providers.models import Booking
from tests.conftest import PHONE
from tests.counting.conftest import BROWSER, empty_store
from tests.factories.campaigns_campaigns import PUBLISHED_AT, CampaignFactory, told_story
from tests.factories.campaigns_people import RoleFactory
from tests.factories.campaigns_short_links import ShortLinkFactory
from tests.factories.places import council
from tests.factories.users import UserFactory
from workforce_portal.counting.services import write_counts, write_visitors

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
__all__ = ["empty_store"]


@pytest.fixture(autouse=True)
def no_waiting_for_the_form(settings):
    settings.LEAST_FILL_SECONDS = 0


@pytest.fixture
def poster():
    campaign = CampaignFactory(published=True, name="Good with people", slug="good-with-people")
    return ShortLinkFactory(campaign=campaign, target=campaign.get_absolute_url(), council=council("Wigan"))


def test_from_the_code_on_a_poster_to_a_booking(new_page, seen, poster, advert_drop_in, client, no_second_factor):
    # Given a poster in Wigan, a story and a role to read
    role = RoleFactory(publish_at=PUBLISHED_AT, name="Care worker", slug="care-worker")
    told_story("Grace", role=role)
    phone = new_page(viewport=PHONE, has_touch=True, is_mobile=True, user_agent=BROWSER)

    # When she scans its code
    phone.goto(poster.get_absolute_url())

    # Then she is on the campaign's page, whose own address stays clean
    seen(phone, heading=poster.campaign.line)
    canonical = phone.locator("link[rel=canonical]").get_attribute("href")
    assert canonical.endswith("/campaigns/good-with-people/")

    # When she reads a story, and the job that it is about
    phone.get_by_role("navigation", name="Main").get_by_role("link", name="Stories").click()
    phone.get_by_role("link", name="I notice what others miss, says Grace.").click()
    phone.locator("main").get_by_role("link", name="Care worker").first.click()
    seen(phone, heading="Care worker")

    # And, as she runs a service herself, goes on to the employers' door and books
    phone.get_by_role("link", name="Employers").first.click()
    phone.get_by_role("link", name="Find a drop-in").first.click()
    phone.get_by_role("link", name="Book a place").first.click()
    phone.get_by_label("Writing or placing an advert").check()
    phone.get_by_label("Your name").fill("Rukhsana Begum-Whittaker")
    phone.get_by_label("Your service").fill("Larkfield House")
    phone.get_by_label("E-mail address").fill("rukhsana@larkfield.example")
    phone.get_by_label("No", exact=True).check()
    phone.get_by_role("button", name="Continue").click()
    phone.get_by_role("button", name="Book this place").click()
    seen(phone, heading="You are booked in, Rukhsana")

    # Then the booking names the poster, and her telephone keeps no mark of us but what a form needs
    booking = Booking.objects.get()
    assert (booking.short_link, booking.campaign) == (poster, poster.campaign)
    assert {cookie["name"] for cookie in phone.context.cookies()} <= {"csrftoken"}
    assert phone.evaluate("localStorage.length + sessionStorage.length") == 0

    # And the results have one of each
    write_counts(at=timezone.now())
    write_visitors(at=timezone.now())
    client.force_login(UserFactory(superuser=True))
    page = client.get("/admin/campaigns/result/", {"campaign": poster.campaign.pk, "by": "channel"})
    results = page.context["results"]
    [row] = results.rows
    assert (row.label, row["scan"], row["visitor"], row["booking"]) == ("Poster", 1, 1, 1)
    assert row["view"] >= 5
    assert ShortLink.objects.count() == 1
