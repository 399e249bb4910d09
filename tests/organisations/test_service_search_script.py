import pytest
from django.templatetags.static import static
from django.urls import reverse
from playwright.sync_api import expect

from tests.factories.organisations import CareServiceFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FIELD = """([main, search]) => {
    document.querySelector(main).innerHTML = `<label for="service">Your service</label>
        <input class="input" id="service" data-care-service-search="${search}" data-fills="chosen">
        <input type="hidden" id="chosen"><label for="next">Your name</label><input class="input" id="next">`;
}"""


@pytest.fixture
def field(page):
    page.goto(reverse("privacy"))
    page.evaluate(FIELD, ["main", reverse("care_service_search")])
    page.add_script_tag(url=static("js/service-search.js"))
    return page.get_by_role("combobox", name="Your service")


def test_a_service_is_chosen_with_the_keyboard_and_let_go_by_typing(page, field):
    service = CareServiceFactory(name="Bramble Lodge", address="1 Bramble Lane, Sale", postcode="M33 7XN")
    chosen = page.locator("#chosen")

    field.press_sequentially("brambel")
    option = page.get_by_role("option", name="Bramble Lodge 1 Bramble Lane, Sale, M33 7XN")
    expect(option).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("1 service to choose from with the arrow keys")

    page.keyboard.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")

    expect(field).to_have_value("Bramble Lodge")
    expect(chosen).to_have_value(str(service.pk))
    expect(field).to_have_attribute("aria-expanded", "false")

    field.press("x")

    expect(chosen).to_have_value("")


def test_suggestions_close_by_escape_and_can_be_clicked(page, field):
    CareServiceFactory(name="Bramble Lodge")

    field.press_sequentially("bramble")
    expect(page.get_by_role("option")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("option")).to_be_hidden()

    field.press_sequentially(" ")
    page.get_by_role("option").click()
    expect(field).to_have_value("Bramble Lodge")


def test_a_name_that_nobody_knows_is_as_good(page, field):
    field.press_sequentially("zzzqqq")

    expect(page.get_by_role("status")).to_have_text("No service found: what you typed will do")
    expect(field).to_have_attribute("aria-expanded", "false")
