from urllib.parse import urlsplit

import pytest
from django.urls import reverse

from tests.pages import assert_accessible, assert_valid_html
from tests.site.reading import only, read, words

NAMES = ["home", "applicants:index", "placements:index", "providers:index", "privacy", "accessibility"]
LOADED = {"stylesheet", "preload", "icon", "apple-touch-icon"}

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", NAMES)
def test_page_is_valid_and_has_one_heading_and_its_own_title(client, name, settings):
    response = client.get(reverse(name))

    page = read(response)
    assert words(only(page, "h1"))
    assert words(only(page, "title")).endswith(f" – {settings.SITE_NAME}")
    assert page.get("lang") == "en-GB"
    assert_valid_html(response.text)


@pytest.mark.parametrize("name", NAMES)
def test_page_loads_nothing_from_elsewhere(client, name):
    page = read(client.get(reverse(name)))

    loaded = [element.get("src") for element in page.iter() if element.get("src")]
    loaded += [link.get("href") for link in page.iter("link") if link.get("rel") in LOADED]
    assert loaded
    assert [address for address in loaded if not address.startswith("/static/")] == []


@pytest.mark.parametrize("name", NAMES)
def test_page_carries_no_inline_style_or_script(client, name):
    page = read(client.get(reverse(name)))

    assert [element.tag for element in page.iter() if element.get("style") or element.tag == "style"] == []
    assert [one for one in page.iter("script") if not one.get("src") and one.get("type") != "application/ld+json"] == []


@pytest.mark.parametrize("name", NAMES)
def test_page_leads_somewhere_with_every_link(client, name):
    here = reverse(name)
    links = {link.get("href") for link in read(client.get(here)).iter("a")}

    for address in sorted(links):
        parts = urlsplit(address)
        if parts.scheme:
            continue
        response = client.get(parts.path or here)
        assert response.status_code in (200, 302), address
        if parts.fragment and response.status_code == 200:
            assert parts.fragment in {element.get("id") for element in read(response).iter()}, address


@pytest.mark.parametrize("name", NAMES)
def test_page_has_a_preview_for_those_who_pass_it_on(client, name, settings):
    page = read(client.get(reverse(name)))

    said = {meta.get("property") or meta.get("name"): meta.get("content") for meta in page.iter("meta")}
    assert said["og:url"] == settings.SITE_URL + reverse(name)
    assert said["og:image"].startswith(settings.SITE_URL)
    assert said["og:title"]
    assert said["description"] == said["og:description"]


@pytest.mark.parametrize(
    ("name", "current"),
    [
        ("applicants:index", "Jobs in care"),
        ("campaigns:story_list", "Stories"),
        ("providers:index", "Employers"),
        ("placements:index", "Students"),
    ],
)
def test_menu_marks_where_one_is(client, name, current):
    page = read(client.get(reverse(name)))

    menu = next(element for element in page.iter("ul") if element.get("class") == "menu")
    assert [words(link) for link in menu.iter("a") if link.get("aria-current") == "page"] == [current]


def test_menu_marks_the_nearest_entry_above_a_page(client):
    page = read(client.get(reverse("providers:booking_find")))

    menu = next(element for element in page.iter("ul") if element.get("class") == "menu")
    assert {words(link): link.get("aria-current") for link in menu.iter("a") if link.get("aria-current")} == {
        "Employers": "true"
    }


def test_pages_take_name_and_phone_from_settings(client, settings):
    settings.SITE_NAME = "Care Anywhere"
    settings.HELP_PHONE = "0151 496 0999"

    text = client.get(reverse("home")).text

    assert "Care Anywhere" in text
    assert "tel:01514960999" in text
    assert "Care North West" not in text


@pytest.mark.parametrize(("months", "said"), [(12, "12 months after the session"), (1, "1 month after the session")])
def test_privacy_page_says_how_long_details_are_really_kept(client, settings, months, said):
    settings.BOOKING_RETENTION_MONTHS = months

    assert said in client.get(reverse("privacy")).text


def test_robots_keep_out_of_private_pages(client, settings):
    response = client.get(reverse("robots"))

    lines = response.text.splitlines()
    assert response["Content-Type"].startswith("text/plain")
    assert {"/admin/", "/providers/bookings/", "/sign-in/", "/account/", "/demo/"} == {
        line.removeprefix("Disallow: ") for line in lines if line.startswith("Disallow: ")
    }
    assert f"Sitemap: {settings.SITE_URL}/sitemap.xml" in lines


def test_sitemap_lists_public_pages_by_the_site_s_own_address(client, settings):
    settings.SITE_URL = "https://care.example"

    response = client.get(reverse("sitemap"))

    assert response["Content-Type"] == "application/xml"
    for name in ("home", "privacy", "accessibility", "applicants:index", "placements:index"):
        assert f"<loc>https://care.example{reverse(name)}</loc>" in response.text
    assert "/bookings/" not in response.text


@pytest.mark.browser
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("width", [390, 1280])
def test_page_is_accessible_and_fits(new_page, name, width):
    page = new_page(viewport={"width": width, "height": 900})

    page.goto(reverse(name))

    assert_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.browser
@pytest.mark.parametrize("name", NAMES)
def test_page_fits_the_narrowest_screen(new_page, name):
    page = new_page(viewport={"width": 320, "height": 700}, java_script_enabled=True)

    page.goto(reverse(name))

    assert page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.browser
def test_council_is_chosen_with_the_keyboard_alone(new_page):
    page = new_page()
    page.goto(reverse("home"))

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to main content"
    page.get_by_label("Your council").focus()
    page.keyboard.type("Trafford")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    page.wait_for_url("**/?council=trafford#near")
    assert page.get_by_label("Your council").input_value() == "trafford"
