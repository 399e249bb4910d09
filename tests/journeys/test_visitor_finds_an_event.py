"""Somebody looks for an event near home, on a telephone without scripts, and says what they think of its page."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.conftest import PHONE
from tests.factories.campaigns_events import EventFactory
from tests.factories.places import PostcodeFactory, council
from tests.pages import assert_accessible
from workforce_portal.site.models import PageFeedback

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_visitor_finds_an_event_over_the_border_and_says_that_the_page_helped(new_page, settings):
    """
    Given a job fair in Trafford and an open day a mile away in Salford
    When somebody enters their postcode, opens the open day and says that its page was useful
    Then their answer is kept, without the number to ring, and the pages before the form set no cookie
    """
    settings.LEAST_FILL_SECONDS = 0
    soon, published = timezone.now() + timedelta(days=5), timezone.now() - timedelta(days=1)
    PostcodeFactory()
    EventFactory(title="Care jobs fair", starts_at=soon, publish_at=published)
    EventFactory(
        title="Open day", starts_at=soon, publish_at=published, council=council("Salford"), easting=378_769 + 1609
    )
    phone = new_page(viewport=PHONE, java_script_enabled=False)

    phone.goto("/campaigns/events/")
    phone.get_by_label("Postcode or council").fill("m33 7xn")
    phone.get_by_role("button", name="Show events").click()
    over = phone.get_by_role("heading", name="Just over the border")
    assert over.is_visible()
    assert phone.get_by_text("1.0 miles").is_visible()
    assert phone.get_by_role("link", name="Salford: 1 event", exact=True).is_visible()
    phone.get_by_role("link", name="Open day", exact=True).click()
    assert phone.get_by_text("There is nothing to book").is_visible()
    assert phone.context.cookies() == []

    phone.get_by_role("link", name="this page was useful").click()
    phone.get_by_label("What did you miss").fill("Ring me on 07700 900123")
    phone.get_by_role("button", name="Send").click()
    assert phone.get_by_role("heading", name="Thank you").is_visible()
    phone.get_by_role("link", name="Go back to the page").click()
    assert phone.get_by_role("heading", name="Open day", level=1).is_visible()

    kept = PageFeedback.objects.get()
    assert (kept.is_useful, kept.comment) == (True, "Ring me on [phone number]")


@pytest.mark.parametrize("path", ["/campaigns/events/?place=Trafford", "/feedback/?page=/applicants/"])
def test_pages_are_accessible(page, path):
    EventFactory(starts_at=timezone.now() + timedelta(days=5), publish_at=timezone.now() - timedelta(days=1))

    page.goto(path)

    assert_accessible(page)
