"""What every public page says about itself: found by the sitemap, so that a new page is asked as well."""

import io
import json
import re
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
import time_machine
from django.template import Context, Template
from django.test import RequestFactory
from PIL import Image

from providers.links import booking_url
from tests.factories.campaigns_campaigns import CampaignFactory
from tests.factories.campaigns_events import EventFactory
from tests.factories.campaigns_people import NOW, StoryFactory
from tests.factories.providers import BookingFactory, DropInFactory
from tests.factories.providers_resources import ResourceFactory
from tests.site.reading import read

pytestmark = pytest.mark.django_db

COMPLETE = {
    "og:site_name", "og:locale", "og:title", "og:description", "og:type", "og:url",
    "og:image", "og:image:type", "og:image:width", "og:image:height", "og:image:alt",
}  # fmt: skip


@pytest.fixture
def public_pages(client, settings):
    """Every address of the sitemap, with one at least of each kind of page."""
    settings.SITE_URL = "https://portal.example.org"
    later = NOW + timedelta(days=7)
    DropInFactory(starts_at=later)
    ResourceFactory()
    StoryFactory()
    EventFactory(starts_at=later)
    CampaignFactory(published=True)
    with time_machine.travel(NOW, tick=False):
        said = client.get("/sitemap.xml").content.decode()
        yield [urlsplit(found).path for found in re.findall(r"<loc>([^<]+)</loc>", said)]


def tags_of(page):
    named = {tag.get("property") or tag.get("name"): tag.get("content") for tag in page.iter("meta")}
    links = {link.get("rel"): link.get("href") for link in page.iter("link")}
    return named, links


def data_of(page):
    return [json.loads(one.text) for one in page.iter("script") if one.get("type") == "application/ld+json"]


def kinds_in(data):
    """Every @type, at whatever depth."""
    if isinstance(data, dict):
        found = [data["@type"]] if "@type" in data else []
        return found + [kind for value in data.values() for kind in kinds_in(value)]
    return [kind for value in data for kind in kinds_in(value)] if isinstance(data, list) else []


def test_every_public_page_can_be_passed_on(client, public_pages):
    assert len(public_pages) > 10
    for path in public_pages:
        named, links = tags_of(read(client.get(path)))

        assert set(named) >= COMPLETE, path
        assert all(named[tag] for tag in COMPLETE), path
        assert named["og:locale"] == "en_GB"
        assert named["twitter:card"] == "summary_large_image"
        assert named["og:url"] == links["canonical"] == f"https://portal.example.org{path}"
        assert (named["og:image:width"], named["og:image:height"]) == ("1200", "630")
        assert "robots" not in named, path


def test_card_of_every_public_page_is_there(client, public_pages):
    cards = {tags_of(read(client.get(path)))[0]["og:image"] for path in public_pages}

    for card in cards:
        assert card.startswith("https://portal.example.org/share/")
        response = client.get(urlsplit(card).path)
        assert Image.open(io.BytesIO(response.content)).size == (1200, 630), card


def test_every_page_with_a_trail_says_where_it_belongs(client, public_pages):
    for path in public_pages:
        page = read(client.get(path))
        trails = [nav for nav in page.iter("nav") if nav.get("class") == "trail"]
        lists = [data for data in data_of(page) if data["@type"] == "BreadcrumbList"] if trails else []

        assert len(lists) == len(trails), path
        for found in lists:
            steps = found["itemListElement"]
            assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
            assert len(steps) > 1, path
            assert steps[0]["item"] == "https://portal.example.org/"
            assert steps[-1]["item"] == f"https://portal.example.org{path}"
            assert all(step["name"] for step in steps)


def test_no_page_pretends_to_be_a_vacancy(client, public_pages):
    kinds = {kind for path in public_pages for kind in kinds_in(data_of(read(client.get(path))))}

    assert "BreadcrumbList" in kinds
    assert "JobPosting" not in kinds


def test_home_says_who_runs_the_site(client, settings):
    (data,) = (one for one in data_of(read(client.get("/"))) if "@graph" in one)

    organisation, site = data["@graph"]
    assert (organisation["@type"], site["@type"]) == ("Organization", "WebSite")
    assert organisation["name"] == settings.SITE_NAME
    assert site["publisher"]["@id"] == organisation["@id"]


def test_page_that_is_not_there_has_no_card(client):
    named, links = tags_of(read(client.get("/no-such-page/")))

    assert named["robots"] == "noindex"
    assert "og:image" not in named
    assert "canonical" not in links


def test_booking_behind_its_link_has_no_card(client):
    booking = BookingFactory()

    named, _links = tags_of(read(client.get(booking_url(booking))))

    assert named["robots"] == "noindex"
    assert "og:image" not in named


def test_structured_data_cannot_end_its_element():
    template = Template("{% load structured_data %}{% json_ld data %}")

    html = template.render(Context({"data": {"name": "</script><script>alert(1)</script><!-- & "}}))

    assert html.count("<") == 2
    assert json.loads(re.search(r">(.*)<", html)[1])["name"] == "</script><script>alert(1)</script><!-- & "


def test_trail_of_one_page_is_itself():
    request = RequestFactory().get("/privacy/")
    template = Template('{% load structured_data %}{% breadcrumb_data "" "Your privacy" as trail %}{% json_ld trail %}')

    html = template.render(Context({"request": request}))

    assert [step["name"] for step in json.loads(re.search(r">(.*)<", html)[1])["itemListElement"]] == [
        "Home",
        "Your privacy",
    ]
