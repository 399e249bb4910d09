"""A manager with five minutes in the corridor and a telephone."""

import pytest
from django.core import mail

from providers.models import Booking
from tests.conftest import PHONE
from tests.factories.providers import TopicFactory
from tests.factories.providers_resources import ResourceFactory, ResourceVersionFactory, TopicResourceFactory
from workforce_portal.outbox.services import send_due_mail

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def fast_hands(settings, tmp_path):
    settings.LEAST_FILL_SECONDS = 0
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def library(advert_drop_in):
    """Two resources for adverts, the first to take along as a file, and one for something else."""
    topic = TopicFactory()
    checklist = ResourceFactory(
        slug="checklist",
        title="Is your advert ready?",
        summary="Fourteen ticks before you post it.",
        stage="advertise",
        is_editable=True,
        html_body="<h2>In the first screen</h2><ul><li>What it pays</li></ul>",
    )
    ResourceVersionFactory(resource=checklist)
    template = ResourceFactory(slug="template", title="An advert to fill in", stage="advertise", minutes=30)
    for position, resource in enumerate((checklist, template), start=1):
        TopicResourceFactory(topic=topic, resource=resource, position=position)
    ResourceFactory(title="Interview questions that show values")


def test_from_the_entry_page_to_a_resource_and_a_booked_drop_in(new_page, seen, library):
    # Given a manager on the page for care services
    page = new_page(viewport=PHONE, has_touch=True, is_mobile=True)
    page.goto("/providers/")
    seen(page, heading="I run a care service")

    # When she answers three questions, one of them late
    page.get_by_role("link", name="Three questions to the right five minutes").click()
    seen(page, heading="Three questions to the right five minutes")
    page.get_by_label("Nobody answers my adverts").check()
    page.get_by_label("5 minutes").check()
    page.get_by_role("button", name="Show me").click()
    assert "Choose your kind of service" in page.locator(".error-summary").inner_text()
    seen(page, heading="Three questions to the right five minutes")
    page.get_by_label("A care home").check()
    page.get_by_role("button", name="Show me").click()

    # Then she gets what fits, in an order that staff chose, and an address to keep
    seen(page, heading="Start with the first one")
    assert page.locator(".shelf h3").all_inner_texts() == ["Is your advert ready?", "An advert to fill in"]
    assert page.url.endswith("/providers/start/?stage=advertise&setting=care_home&time=5")

    # When she reads the first and comes back
    page.get_by_role("link", name="Is your advert ready?").click()
    seen(page, heading="Is your advert ready?")
    assert "What it pays" in page.inner_text("article")
    page.go_back()
    seen(page, heading="Start with the first one")

    # And takes the file along, with nothing asked first
    page.get_by_role("link", name="Is your advert ready?").click()
    with page.expect_download() as download:
        page.locator(".file a").first.click()
    assert download.value.suggested_filename == "interview-questions.pdf"

    # And books the drop-in that stands beside it
    page.get_by_role("link", name="Book a place").click()
    seen(page, heading="About you")
    page.get_by_label("Writing or placing an advert").check()
    page.get_by_label("Your name").fill("Rukhsana Begum-Whittaker")
    page.get_by_label("Your service").fill("Larkfield House")
    page.get_by_label("E-mail address").fill("rukhsana@larkfield.example")
    page.get_by_label("No", exact=True).check()
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Book this place").click()

    # Then her session prepares itself
    seen(page, heading="You are booked in, Rukhsana")
    ready = page.locator("section", has_text="Ready in five minutes").locator(".file a")
    assert ready.all_inner_texts() == ["Is your advert ready?", "An advert to fill in"]
    assert Booking.objects.get().topic.slug == "advert"
    send_due_mail()
    assert "/providers/resources/checklist/" in mail.outbox[0].body


def test_a_search_with_typing_errors_without_scripts(new_page, seen, library):
    # Given a manager who types in a hurry, on a telephone that runs no scripts
    page = new_page(viewport=PHONE, java_script_enabled=False)
    page.goto("/providers/")

    # When she looks for interview questions
    page.get_by_label("Word or phrase").fill("intervew qestions")
    page.get_by_role("button", name="Find resources").click()

    # Then she finds them all the same
    seen(page, heading="Resources for recruiting and keeping people", java_script=False)
    assert page.locator(".shelf h3").all_inner_texts() == ["Interview questions that show values"]
    assert page.locator(".listhead h2").inner_text() == "1 resource"

    # When she opens the choices and takes one that leaves nothing, then there is a way on
    page.locator(".filters-more summary").click()
    page.get_by_label("Keep (0)").check()
    page.get_by_role("button", name="Show resources").click()
    page.get_by_role("link", name="See 1 resource on every step of the way").click()
    assert page.locator(".shelf h3").all_inner_texts() == ["Interview questions that show values"]


def test_the_library_on_a_wide_screen(page, seen, library):
    # Given the library is open
    page.goto("/providers/resources/")
    seen(page, heading="Resources for recruiting and keeping people")

    # When somebody narrows it to what can be edited, and takes the choice back
    page.get_by_label("I can edit it").check()
    page.get_by_role("button", name="Show resources").click()
    assert page.locator(".shelf h3").all_inner_texts() == ["Is your advert ready?"]
    page.get_by_role("link", name="Remove: I can edit it").click()

    # Then everything is back
    assert page.locator(".listhead h2").inner_text() == "3 resources"
