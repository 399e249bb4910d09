import gzip
import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from campaigns.models import (
    CallBlock,
    FigureBlock,
    MythBlock,
    QuestionBlock,
    QuoteBlock,
    RolesBlock,
    StoryBlock,
    StoryStripBlock,
    TextBlock,
    VideoBlock,
)
from campaigns.models.blocks import KINDS
from tests.factories.campaigns_campaigns import PUBLISHED_AT, CampaignFactory, add_block, told_story
from tests.factories.campaigns_people import RoleFactory
from tests.factories.pictures import DrawnPictureFactory
from tests.factories.publishing import FactFactory
from tests.pages import assert_valid_html
from tests.site.reading import read, texts, words
from workforce_portal.publishing.previews import preview_url

pytestmark = pytest.mark.django_db


def bands(page):
    """Those made of blocks: each is a place that a link can lead to."""
    return [one for one in page.iter("section") if "band" in (one.get("class") or "").split() and one.get("id")]


def page_of(client, campaign):
    return read(client.get(campaign.get_absolute_url()))


def test_page_shows_its_blocks_in_their_order(client):
    campaign = CampaignFactory(published=True)
    add_block(campaign, CallBlock, ordering=30)
    add_block(campaign, QuoteBlock, ordering=20)
    add_block(campaign, TextBlock, ordering=10)

    page = page_of(client, campaign)

    assert [band.get("id") for band in bands(page)] == ["text", "quote", "call"]
    assert [words(heading) for heading in page.iter("h1")] == [campaign.line]


def test_neighbours_of_one_kind_stand_under_one_heading_until_another_is_given(client):
    campaign = CampaignFactory(published=True)
    for question, heading in [("One?", "Money"), ("Two?", ""), ("Three?", "Hours")]:
        add_block(campaign, QuestionBlock, question=question, heading=heading)

    page = page_of(client, campaign)

    assert [words(band.find(".//h2")) for band in bands(page)] == ["Money", "Hours"]
    assert [[words(one) for one in band.iter("summary")] for band in bands(page)] == [["One?", "Two?"], ["Three?"]]


@pytest.mark.parametrize(
    "values",
    [
        {"is_published": False},
        {"publish_at": timezone.now() + timedelta(days=1)},
        {"unpublish_at": timezone.now() - timedelta(minutes=1)},
    ],
    ids=["draft", "scheduled", "expired"],
)
def test_campaign_that_is_not_public_is_nowhere(client, values):
    campaign = CampaignFactory(published=True, **values)

    assert client.get(campaign.get_absolute_url()).status_code == 404
    assert campaign.line not in client.get(reverse("campaigns:index")).text
    assert campaign.line not in client.get(reverse("home")).text


def test_draft_is_shown_by_its_preview_link_and_kept_from_search_engines(client, settings):
    campaign = CampaignFactory()
    add_block(campaign, QuoteBlock, words="Nobody reads this yet.")

    response = client.get(preview_url(campaign).removeprefix(settings.SITE_URL))

    assert "Nobody reads this yet." in response.text
    assert "noindex" in response.headers["X-Robots-Tag"]


def test_home_shows_the_campaign_that_appeared_last_and_people(client):
    CampaignFactory(published=True, line="The older one.")
    CampaignFactory(published=True, line="The newer one.", publish_at=timezone.now() - timedelta(hours=1))
    told_story("Grace")

    page = read(client.get(reverse("home")))

    headings = [words(heading) for heading in page.iter("h2")]
    assert "The newer one." in headings
    assert "The older one." not in headings
    assert len(texts(page, "li", "story-card")) == 1


def test_list_of_no_campaigns_says_what_there_is_instead(client):
    page = read(client.get(reverse("campaigns:index")))

    (empty,) = texts(page, "div", "empty")
    assert "Find the role that suits you" in empty


def test_person_who_takes_back_their_consent_leaves_the_page(client):
    campaign = CampaignFactory(published=True)
    leaving, staying = told_story("Rosa"), told_story("Connor")
    add_block(campaign, StoryBlock, story=leaving)
    add_block(campaign, StoryStripBlock, chosen=[leaving, staying])
    leaving.person.consents.update(withdrawn_at=timezone.now())

    text = client.get(campaign.get_absolute_url()).text

    assert "Rosa" not in text
    assert "Connor" in text


def test_strip_without_a_choice_shows_the_newest_four(client):
    campaign = CampaignFactory(published=True)
    add_block(campaign, StoryStripBlock)
    names = ["Ann", "Bea", "Cat", "Dot", "Eve"]
    for age, name in enumerate(names):
        told_story(name, publish_at=timezone.now() - timedelta(days=age + 1))

    text = client.get(campaign.get_absolute_url()).text

    assert [name for name in names if f"says {name}" in text] == names[:4]


def test_job_that_is_not_public_is_left_out(client):
    campaign = CampaignFactory(published=True)
    shown, draft = RoleFactory(publish_at=PUBLISHED_AT), RoleFactory(draft=True)
    add_block(campaign, RolesBlock, chosen=[shown, draft])

    text = client.get(campaign.get_absolute_url()).text

    assert shown.name in text
    assert draft.name not in text


def test_figure_has_its_source_and_once_overdue_its_month(client):
    campaign = CampaignFactory(published=True)
    fact = FactFactory(review_by=timezone.localdate() - timedelta(days=1))
    add_block(campaign, FigureBlock, fact=fact)

    (band,) = bands(page_of(client, campaign))

    assert words(band.find(".//strong")) == fact.figure
    assert f"as at {fact.as_at:%B %Y}" in words(band)
    assert fact.source_url in [link.get("href") for link in band.iter("a")]


def test_script_in_a_text_is_never_stored(client):
    campaign = CampaignFactory(published=True)
    block = add_block(campaign, TextBlock, body='<p onclick="x()">Tea<script>alert(1)</script></p>')

    block.refresh_from_db()

    assert block.body == "<p>Tea</p>"


def test_film_is_a_link_to_where_it_lies_and_its_words_are_on_the_page(client):
    campaign = CampaignFactory(published=True)
    film = add_block(campaign, VideoBlock, transcript="Harjit </script> drove a bus.")

    response = client.get(campaign.get_absolute_url())

    page = read(response)
    (band,) = bands(page)
    loaded = [one.get("src") for one in page.iter() if one.get("src")]
    assert film.address in [link.get("href") for link in band.iter("a")]
    assert [address for address in loaded if not address.startswith("/")] == []
    assert "drove a bus" in words(band.find(".//details"))
    data = [json.loads(one.text) for one in page.iter("script") if one.get("type") == "application/ld+json"]
    (said,) = [one for one in data if one["@type"] == "VideoObject"]
    assert said["transcript"] == film.transcript
    assert said["duration"] == "PT3M"


def test_page_with_every_kind_of_block_is_valid(client):
    campaign = CampaignFactory(published=True)
    role = RoleFactory(publish_at=PUBLISHED_AT)
    for kind in KINDS:
        add_block(campaign, kind, chosen=[role] if kind is RolesBlock else ())

    response = client.get(campaign.get_absolute_url())

    assert_valid_html(response.text)
    assert len(bands(read(response))) == len(KINDS)


def test_queries_do_not_grow_with_the_blocks(client):
    small, large = CampaignFactory(published=True), CampaignFactory(published=True)
    role = RoleFactory(publish_at=PUBLISHED_AT)
    several = [kind for kind in KINDS if not kind.one_to_a_page]
    for campaign, times in [(small, 1), (large, 3)]:
        for kind in [*several * times, MythBlock]:
            add_block(campaign, kind, chosen=[role] if kind is RolesBlock else ())

    with CaptureQueriesContext(connection) as of_small:
        client.get(small.get_absolute_url())
    with CaptureQueriesContext(connection) as of_large:
        client.get(large.get_absolute_url())

    assert len(of_small) == len(of_large) <= 30


@pytest.fixture
def first_pages():
    """Where people come from a poster or a search."""
    campaign = CampaignFactory(published=True)
    for kind in KINDS:
        add_block(campaign, kind)
    story = told_story(role=RoleFactory(publish_at=PUBLISHED_AT, picture=DrawnPictureFactory()))
    pages = {"campaign": campaign, "story": story, "role": story.role}
    return {"home": reverse("home"), **{name: page.get_absolute_url() for name, page in pages.items()}}


@pytest.mark.parametrize("name", ["home", "campaign", "story", "role"])
def test_pictures_keep_their_room_and_what_is_seen_first_comes_first(client, first_pages, name):
    page = read(client.get(first_pages[name]))

    pictures = list(page.iter("img"))
    assert pictures
    assert [one.get("src") for one in pictures if not (one.get("width") and one.get("height"))] == []
    first = [one for one in pictures if one.get("fetchpriority") == "high"]
    assert [one.get("loading") for one in first] == [None]
    nowhere = {link.get("href", "") for link in page.iter("a")} & {"", "#"}
    assert nowhere == set()


@pytest.mark.parametrize(
    "name", ["home", "campaigns:index", "campaigns:story_list", "campaigns:role_list", "campaigns:event_list", "a_to_z",
             "campaigns:find_your_role"]
)  # fmt: skip
def test_search_results_say_in_a_sentence_what_a_page_is(client, name):
    page = read(client.get(reverse(name)))

    (said,) = [one.get("content") for one in page.iter("meta") if one.get("name") == "description"]
    assert 50 <= len(said) <= 160


@pytest.mark.parametrize(("name", "most"), [("home", 150_000), *((n, 100_000) for n in ("campaign", "story", "role"))])
def test_first_visit_is_light_without_its_pictures(client, first_pages, name, most):
    response = client.get(first_pages[name])

    page = read(response)
    links = [link for link in page.iter("link") if link.get("rel") in ("stylesheet", "preload")]
    files = {link.get("href") for link in links} | {one.get("src") for one in page.iter("script") if one.get("src")}
    weights = [_sent(Path(finders.find(name.removeprefix("/static/")))) for name in files]
    assert len(files) >= 5
    assert sum(weights) + len(gzip.compress(response.content)) < most


def _sent(file):
    """As the server sends it: text is compressed, and typefaces are already."""
    content = file.read_bytes()
    return len(content) if file.suffix == ".woff2" else len(gzip.compress(content))
