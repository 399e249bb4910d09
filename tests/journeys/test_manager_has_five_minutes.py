"""A manager with five minutes: where her recruiting is weak, and a poster to put up today. On a phone, and on paper."""

import io

import pytest
from docx import Document
from pypdf import PdfReader

from providers.models import HealthCheck
from tests.conftest import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

A4_WITH_MARGINS = {
    "format": "A4",
    "print_background": True,
    "margin": {"top": "12mm", "bottom": "12mm", "left": "12mm", "right": "12mm"},
}


@pytest.fixture(autouse=True)
def no_wait(settings):
    settings.LEAST_FILL_SECONDS = -1


def pages_of(data):
    return len(PdfReader(io.BytesIO(data)).pages)


def answer_everything(page, choose):
    """Picks the answer at place `choose(number)` of each of the twelve questions."""
    groups = page.locator("section.asked fieldset")
    assert groups.count() == 12
    for number in range(12):
        groups.nth(number).get_by_role("radio").nth(choose(number)).check()


@pytest.mark.parametrize("java_script", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_health_check_from_the_entry_page_to_what_moved(new_page, seen, advert_drop_in, java_script):
    # Given a manager on the bus
    page = new_page(viewport=PHONE, java_script_enabled=java_script)
    page.goto("/providers/")

    # When she answers the twelve questions, not too well
    page.get_by_role("link", name="Check how your recruiting is doing").click()
    seen(page, heading="Recruitment health check", java_script=java_script)
    answer_everything(page, lambda number: number % 3)
    page.get_by_role("button", name="See where we stand").click()

    # Then she sees where to start, and which drop-in helps
    seen(page, heading="Your recruitment health check", java_script=java_script)
    assert page.locator(".plans > li").count() == 3
    page.get_by_role("link", name="Write a job advert that gets answers").first.wait_for()

    # And when she asks to be reminded, and then answers better
    page.get_by_label("E-mail address").fill("rukhsana@larkfield.example")
    page.get_by_role("button", name="Remind me", exact=True).click()
    page.get_by_role("button", name="Don’t remind me").wait_for()
    page.get_by_role("link", name="Answer the questions again").click()
    seen(page, heading="Answer the questions again", java_script=java_script)
    answer_everything(page, lambda number: min(3, number % 3 + 1))
    page.get_by_role("button", name="See what moved").click()

    # Then she sees what moved, at the same link
    seen(page, heading="Your recruitment health check", java_script=java_script)
    assert page.get_by_text("up from").count() == 6
    assert HealthCheck.objects.get().answer_sets.count() == 2


def test_result_fits_two_sheets_of_paper(page, advert_drop_in):
    page.goto("/providers/health-check/")
    answer_everything(page, lambda number: 0)
    page.get_by_role("button", name="See where we stand").click()
    page.get_by_role("heading", name="Where to start").wait_for()

    assert pages_of(page.pdf(**A4_WITH_MARGINS)) <= 2


def fill_in(page):
    page.get_by_label("Name of your service").fill("Tŷ Gwyn & Sons")
    page.get_by_label("Town").fill("Sale")
    page.get_by_label("The job").fill("Care assistant")
    page.get_by_label("Pay").fill("£12.71 an hour, and £13.40 at weekends")
    page.get_by_label("Hours").fill("Four days a week, 7am to 2.30pm, every other weekend off")
    page.get_by_label("A line of your own").fill("We all eat lunch together.")
    page.get_by_label("Phone number to ring").fill("0161 496 0123")


@pytest.mark.parametrize("java_script", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_poster_from_the_entry_page_to_the_file(new_page, seen, java_script):
    # Given a manager who wants something in the window today
    page = new_page(viewport=PHONE, java_script_enabled=java_script)
    page.goto("/providers/")

    # When she picks the poster and forgets the number to ring
    page.get_by_role("link", name="Make a poster or an advert").click()
    seen(page, heading="Posters and adverts that fill themselves in", java_script=java_script)
    page.get_by_role("link", name="A4 poster").click()
    fill_in(page)
    page.get_by_label("Phone number to ring").fill("")
    page.get_by_role("button", name="See it filled in").click()
    seen(page, heading="A4 poster: fill it in", java_script=java_script)
    assert page.get_by_role("link", name="Enter phone number to ring").is_visible()

    # And puts it right
    page.get_by_label("Phone number to ring").fill("0161 496 0123")
    page.get_by_role("button", name="See it filled in").click()

    # Then she sees the poster, changes her mind about the job, and takes it away
    seen(page, heading="A4 poster, filled in", java_script=java_script)
    page.get_by_role("button", name="Change what it says").click()
    page.get_by_label("The job").fill("Weekend cook")
    page.get_by_role("button", name="See it filled in").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Word to change").click()
    words = "\n".join(
        "".join(node.itertext())
        for node in Document(download.value.path()).element.body.iter()
        if node.tag.endswith("}p")
    )
    assert download.value.suggested_filename == "poster-ty-gwyn-sons.docx"
    assert "Weekend cook" in words


@pytest.mark.parametrize("name", ["A4 poster", "Tear-off poster", "Half-page leaflet"])
def test_sheet_prints_from_the_page_on_one_piece_of_paper(page, name):
    page.goto("/providers/materials/")
    page.get_by_role("link", name=name).click()
    fill_in(page)
    page.get_by_role("button", name="See it filled in").click()
    page.get_by_role("heading", name=f"{name}, filled in").wait_for()

    assert pages_of(page.pdf(format="A4", prefer_css_page_size=True, print_background=True)) == 1
