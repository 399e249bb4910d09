"""Somebody looks for a first step near home, on a telephone without scripts, and tells us that a number is wrong."""

from datetime import timedelta

import pytest
from django.utils import timezone

from mapping.models import AreaCheck, MistakeReport
from tests.conftest import PHONE
from tests.factories.mapping import ActivityFactory
from tests.factories.places import PostcodeFactory, council
from tests.pages import assert_accessible

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def near_sale():
    today = timezone.localdate()
    fresh = {"verified_on": today - timedelta(days=3), "published_at": timezone.now() - timedelta(days=3)}
    PostcodeFactory()
    ActivityFactory(title="Four mornings", **fresh)
    ActivityFactory(title="Coffee and care", for_people_of=("Salford",), place__easting=378_769 + 1609, **fresh)
    AreaCheck.objects.create(council=council("Bury"), theme="first_step", checked_on=today)


def test_visitor_finds_how_to_get_in_and_reports_a_mistake(new_page, settings, near_sale):
    """
    Given one activity for people of Trafford and one a mile over the border
    When somebody enters their postcode, opens the one over the border and reports its number
    Then they have seen how to get in, and have a reference
    """
    settings.LEAST_FILL_SECONDS = 0
    phone = new_page(viewport=PHONE, java_script_enabled=False)

    phone.goto("/map/")
    assert phone.get_by_role("link", name="Bury: none found, 0 activities", exact=True).is_visible()
    phone.get_by_label("Start from your postcode or council").fill("m33 7xn")
    phone.get_by_role("button", name="See what is near").click()
    assert phone.get_by_role("heading", name="Just over the border").is_visible()
    phone.get_by_role("link", name="Coffee and care", exact=True).click()
    assert phone.get_by_role("link", name="0161 496 0199").first.is_visible()

    phone.get_by_role("link", name="Report a mistake").click()
    phone.get_by_label("Nobody answers, or the contact is wrong").check()
    phone.get_by_role("button", name="Send the report").click()

    assert phone.get_by_text(MistakeReport.objects.get().reference).is_visible()


@pytest.mark.parametrize(
    "path",
    [
        "/map/",
        "/map/activities/?place=M33",
        "/map/areas/trafford/",
        "/map/areas/trafford/first_step/",
        "/map/gaps/",
        "/map/suggest/",
    ],
)
def test_pages_are_accessible(page, near_sale, path):
    page.goto(path)

    assert_accessible(page)
