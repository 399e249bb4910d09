from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.factories.places import restore_reference_rows
from tests.factories.providers import AdviserFactory, DropInFactory, DropInTypeFactory, TopicFactory
from tests.pages import assert_accessible, assert_valid_html
from workforce_portal.places.clock import at_local, local


@pytest.fixture(autouse=True)
def region(transactional_db):
    restore_reference_rows()


@pytest.fixture
def seen():
    """Holds each page that a person comes to against the rules."""

    def look(page, *, heading, java_script=True):
        expect(page.locator("h1")).to_have_text([heading])
        assert_valid_html(page.content())
        # axe is a script itself, and its promises never end where scripts are off.
        if java_script:
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), "it scrolls sideways"
            assert_accessible(page)

    return look


def in_days(days, hour, minute=0):
    """A moment on a coming local day."""
    day = local(timezone.now()).date() + timedelta(days=days)
    return at_local(day, timezone.datetime.min.time().replace(hour=hour, minute=minute))


@pytest.fixture
def advert_drop_in():
    """One place next week with Farida, and another the week after."""
    kind = DropInTypeFactory(name="Write a job advert that gets answers", slug="write-advert")
    adviser = AdviserFactory(name="Farida Iqbal")
    TopicFactory(name="Keeping the people I have", slug="stay")
    DropInFactory(type=kind, adviser=adviser, starts_at=in_days(9, 14))
    return DropInFactory(type=kind, adviser=adviser, starts_at=in_days(8, 10, 30), capacity=1)
