"""The booking by people who use no mouse, hear the page, enlarge it, choose their own colours or want it on paper;
and with an eye on whom the browser talks to."""

import io

import pytest
from pypdf import PdfReader

from providers.links import booking_path
from providers.models import Booking
from tests.factories.providers import DropInFactory, StaffFactory, book, details
from tests.factories.providers_resources import ResourceFactory
from workforce_portal.places.clock import local, say_date

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LONG_NAME = "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissenhaft " + "Ng" * 25
FOCUS = """() => {
    const at = document.activeElement;
    const drawn = [at, at.labels?.[0], at.closest(".slot, .door, .choice, label")].filter(Boolean);
    const box = at.getBoundingClientRect();
    return {
        name: (at.labels?.[0]?.innerText || at.innerText || at.value || "").trim(),
        tag: at.tagName,
        ringed: drawn.some((one) => {
            const style = getComputedStyle(one);
            return parseFloat(style.outlineWidth) >= 2 && style.outlineStyle !== "none" || style.boxShadow !== "none";
        }),
        seen: box.bottom > 0 && box.top < innerHeight && box.width > 0,
    };
}"""


@pytest.fixture(autouse=True)
def no_waiting(settings):
    settings.LEAST_FILL_SECONDS = 0


def tab_to(page, words, *, most=60):
    """Presses Tab until what has the focus says the words; each stop on the way must be seen to have it."""
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop["tag"] == "BODY":
            continue
        assert stop["ringed"], f"{stop} has the focus and no ring on {page.url}"
        assert stop["seen"], f"{stop} has the focus out of sight on {page.url}"
        if words in stop["name"]:
            return
    raise AssertionError(f"The keyboard does not come to “{words}” on {page.url}")


def test_booking_with_a_keyboard_alone(page, advert_drop_in):
    # Given somebody who uses no mouse
    press, write = page.keyboard.press, page.keyboard.type
    page.goto("/providers/drop-ins/")

    # When she skips the menu, and goes to the first session
    press("Tab")
    assert page.evaluate(FOCUS)["name"] == "Skip to main content"
    press("Enter")
    page.goto(f"/providers/drop-ins/{advert_drop_in.pk}/")
    tab_to(page, "Book")
    press("Enter")
    page.wait_for_selector("h1:has-text('About you')")

    first_topic = page.get_by_role("radio").first.evaluate("(one) => one.labels[0].innerText")

    # And answers with Tab, Space and letters
    tab_to(page, first_topic)
    press("Space")
    tab_to(page, "Your name")
    write("Rukhsana Begum")
    tab_to(page, "Your service")
    write("A service that is in no list")
    tab_to(page, "E-mail address")
    write("rukhsana@larkfield.example")
    tab_to(page, "No", most=4)
    press("Space")
    tab_to(page, "Continue")
    press("Enter")

    # Then she can check, change her mind about the time, and book
    page.wait_for_selector("h1:has-text('Check your answers')")
    tab_to(page, "Change")
    press("Enter")
    page.wait_for_selector("h1:has-text('Choose a time')")
    tab_to(page, say_date(advert_drop_in.starts_at, year=False))
    press("ArrowDown")
    tab_to(page, "Continue")
    press("Enter")
    page.wait_for_selector("h1:has-text('Check your answers')")
    tab_to(page, "Book this place")
    press("Enter")
    page.wait_for_selector("h1:has-text('You are booked in, Rukhsana')")
    assert Booking.objects.get().drop_in != advert_drop_in


def test_times_are_said_in_full_by_a_screen_reader(page, advert_drop_in):
    # Given the page of times
    page.goto(f"/providers/drop-ins/{advert_drop_in.pk}/book/")

    # Then each choice says day, time, place, adviser and places left, under its day
    tree = page.locator("main").aria_snapshot()
    day = say_date(advert_drop_in.starts_at, year=False)
    assert f'- heading "{day}" [level=2]' in tree
    assert f'- radio "{day}, 10:30am to 11am Online. Farida Iqbal. Last place" [checked]' in tree
    assert "- navigation" in tree
    assert '- group "Time"' in tree


@pytest.mark.parametrize("width", [390, 1280])
def test_pages_fit_where_somebody_reads_letters_twice_as_large(new_page, advert_drop_in, width):
    # Given somebody who has enlarged the letters, and nothing else
    booking = book(advert_drop_in, at=advert_drop_in.created_at)
    resource = ResourceFactory()
    page = new_page(viewport={"width": width, "height": 900})

    # When they look around, book and come back
    for path in (
        "/",
        "/providers/",
        "/providers/drop-ins/",
        advert_drop_in.get_absolute_url(),
        f"/providers/drop-ins/{advert_drop_in.pk}/book/?slot={advert_drop_in.pk}",
        "/providers/drop-ins/ask/",
        booking_path(booking),
        "/providers/resources/",
        resource.get_absolute_url(),
        "/providers/materials/poster/",
        "/providers/health-check/",
        "/privacy/",
    ):
        page.goto(path)
        page.evaluate("document.documentElement.style.fontSize = '200%'")

        # Then nothing has to be scrolled sideways
        assert has_no_sideways_scroll(page), path


def has_no_sideways_scroll(page):
    return page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_long_names_fit_a_narrow_screen_and_an_enlarged_page(new_page, advert_drop_in):
    # Given a booking by somebody whose name has no end
    booking = book(advert_drop_in, at=advert_drop_in.created_at, name=LONG_NAME, service_name="S" * 200)
    paths = [
        "/",
        "/providers/drop-ins/",
        advert_drop_in.get_absolute_url(),
        f"/providers/drop-ins/{advert_drop_in.pk}/book/",
        booking_path(booking),
        booking_path(booking, "booking_move"),
        booking_path(booking, "booking_cancel"),
    ]

    # Then no page scrolls sideways at 320 pixels, which is a wide screen at 400 per cent, nor at 200 per cent
    for page in (
        new_page(viewport={"width": 320, "height": 600}),
        new_page(viewport={"width": 640, "height": 600}, device_scale_factor=2),
    ):
        for path in paths:
            page.goto(path)
            assert has_no_sideways_scroll(page), f"{path} at {page.viewport_size['width']} pixels"


def sign_in(page, portal, client):
    client.force_login(StaffFactory(is_superuser=True))
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": portal.url}])


def test_staff_pages_fit_a_narrow_telephone(new_page, portal, advert_drop_in, client, no_second_factor):
    # Given a booking by somebody whose name has no end, and a member of staff with an old telephone
    booking = book(advert_drop_in, at=advert_drop_in.created_at, name=LONG_NAME, service_name="S" * 200)
    page = new_page(viewport={"width": 320, "height": 600})
    sign_in(page, portal, client)
    drop_in = f"/admin/providers/dropin/{advert_drop_in.pk}/"
    paths = [
        "/admin/",
        "/admin/providers/booking/",
        f"/admin/providers/booking/{booking.pk}/change/",
        f"/admin/providers/booking/{booking.pk}/move/",
        "/admin/providers/booking/add/",
        "/admin/providers/dropin/",
        f"{drop_in}change/",
        f"{drop_in}cancel/",
        f"/admin/providers/dropin/day/{local(advert_drop_in.starts_at).date()}/",
        "/admin/outbox/plannedmail/",
        "/admin/outbox/mailtext/booking_confirmation/wording/",
        "/admin/users/user/",
    ]

    # Then no page scrolls sideways
    wide = []
    for path in paths:
        page.goto(path)
        wide += [] if has_no_sideways_scroll(page) else [path]
    assert wide == []


def test_own_colours_leave_choices_and_focus_visible(new_page, advert_drop_in):
    # Given somebody with colours of her own
    page = new_page(forced_colors="active")
    page.goto(f"/providers/drop-ins/{advert_drop_in.pk}/book/")

    # Then what is chosen, and what has the focus, differs from the rest by more than colour
    tab_to(page, say_date(advert_drop_in.starts_at, year=False))
    slots = page.locator(".slot")
    assert [_style(slots.nth(place), "outlineStyle") for place in (0, 1)] == ["solid", "none"]
    assert _style(page.locator(".button").first, "borderTopStyle") == "solid"
    radios = page.locator(".slot input")
    page.keyboard.press("Space")
    assert radios.nth(0).screenshot() != radios.nth(1).screenshot()


def _style(element, name):
    return element.evaluate(f"(one) => getComputedStyle(one).{name}")


def pages_of(page):
    return PdfReader(io.BytesIO(page.pdf(format="A4"))).pages


def test_confirmation_prints_on_one_sheet(page, advert_drop_in):
    # Given somebody who wants it on paper
    booking = book(
        advert_drop_in, at=advert_drop_in.created_at, question="Nights. " * 100, adjustments="Captions. " * 90
    )
    page.goto(booking_path(booking))

    # Then it is two pages at most, with the reference and without menus
    sheets = pages_of(page)
    text = " ".join(" ".join(sheet.extract_text() for sheet in sheets).split())
    assert len(sheets) <= 2
    assert booking.spoken_reference in text
    assert "Skip to main content" not in text
    assert "Cancel" not in text


def test_day_sheet_of_twenty_prints_on_two_sheets(page, portal, advert_drop_in, client, no_second_factor):
    # Given an adviser with twenty people coming
    drop_in = DropInFactory(type=advert_drop_in.type, starts_at=advert_drop_in.starts_at, capacity=20)
    for number in range(20):
        book(drop_in, at=drop_in.created_at, **vars(details(email=f"p{number}@care.example", adjustments="Captions")))
    sign_in(page, portal, client)
    page.goto(f"/admin/providers/dropin/day/{local(drop_in.starts_at).date()}/{drop_in.pk}/")

    # Then everybody is on two pages
    sheets = pages_of(page)
    text = " ".join(sheet.extract_text() for sheet in sheets)
    assert len(sheets) <= 2
    assert text.count("Larkfield House") == 20


def test_the_browser_talks_to_nobody_else(page, portal, advert_drop_in):
    # Given a browser whose every request is written down
    asked, complaints = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)

    # When somebody books, moves and cancels
    for path in ("/", "/providers/", "/applicants/", "/placements/", "/privacy/", "/accessibility/", "/sign-in/"):
        page.goto(path)
    page.goto("/providers/drop-ins/?place=M33+7XN")
    page.get_by_role("link", name="Book a place").first.click()
    page.get_by_label("Writing or placing an advert").check()
    page.get_by_label("Your name").fill("Rukhsana")
    page.get_by_label("Your service").press_sequentially("Larkfield")
    page.get_by_label("E-mail address").fill("rukhsana@larkfield.example")
    page.get_by_label("No", exact=True).check()
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Book this place").click()
    page.get_by_role("link", name="Move").click()
    page.locator(".slot label").first.click()
    page.get_by_role("button", name="Move to this time").click()
    page.get_by_role("link", name="Cancel").click()
    page.get_by_role("button", name="Cancel this booking").click()
    page.wait_for_selector("h1:has-text('This booking is cancelled')")

    # Then the portal alone was asked, no policy was offended, and no cookie is needed but the form's own
    assert len(asked) > 30
    assert [url for url in asked if not url.startswith((f"{portal.url}/", "data:"))] == []
    assert complaints == []
    assert {cookie["name"] for cookie in page.context.cookies()} <= {"csrftoken", "messages"}
