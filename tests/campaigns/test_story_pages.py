import json
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from campaigns.enums import Setting
from campaigns.models import StoryBlock
from tests.factories.campaigns_campaigns import CampaignFactory, add_block
from tests.factories.campaigns_people import NOW, RoleFactory, StoryFactory, add_day
from tests.factories.pictures import DrawnPictureFactory
from tests.factories.places import council
from tests.pages import assert_valid_html
from tests.site.reading import read, texts, words
from workforce_portal.publishing.previews import preview_url

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def names(client, query=""):
    page = read(client.get(f"/stories/{query}"))
    return {words(card.find(".//b")) for card in page.iter("li") if card.get("class") == "story-card"}


def options(client, group, query=""):
    page = read(client.get(f"/stories/{query}"))
    select = next(one for one in page.iter("select") if one.get("name") == group)
    return [words(option) for option in select.iter("option")]


def test_one_change_of_the_quote_changes_card_page_and_quotation(client):
    story = StoryFactory()
    campaign = CampaignFactory(published=True, publish_at=NOW - timedelta(days=9))
    add_block(campaign, StoryBlock, story=story)
    shown_on = ["/stories/", story.get_absolute_url(), campaign.get_absolute_url()]

    story.quote = "So we went to the market."
    story.save()

    for address in shown_on:
        text = client.get(address).content.decode()
        assert "“So we went to the market.”" in text
        assert "Nobody had ever asked him" not in text


def test_page_tells_the_job_the_day_and_what_comes_next(client):
    story = StoryFactory(age=24, started="Three years ago", way_in="Two weeks’ free training", day_title="One Tuesday")
    add_day(story)

    response = client.get(story.get_absolute_url())

    page = read(response)
    assert_valid_html(response.content.decode())
    facts = [words(fact) for fact in page.iter("dd")]
    assert facts == [story.role.name, "Supported living, Rochdale", "Three years ago", "Two weeks’ free training"]
    assert [time.get("datetime") for time in page.iter("time")] == ["07:30", "14:00"]
    assert [words(time) for time in page.iter("time")] == ["7.30", "2.00"]
    assert [words(call) for call in page.iter("a") if "button" in call.get("class", "")][:1] == ["Find your role"]
    assert "The portrait is a drawing." in texts(page, "p", "caption")


def test_video_stands_with_all_that_is_said_in_it_and_loads_nothing_by_itself(client):
    story = StoryFactory(video_url="https://youtu.be/dQw4w9WgXcQ", transcript="Yasmin: I remember.")

    text = client.get(story.get_absolute_url()).content.decode()

    assert "Yasmin: I remember." in text
    assert "Watch it at YouTube" in text
    assert "<iframe" not in text


def test_story_with_a_video_tells_search_engines_of_the_film(client, settings):
    film = {"video_url": "https://youtu.be/dQw4w9WgXcQ", "transcript": "Yasmin: I remember."}
    story, without, draft = StoryFactory(**film), StoryFactory(), StoryFactory(draft=True, **film)

    (said,) = films(client.get(story.get_absolute_url()))

    assert said["name"] == "Yasmin on film"
    assert said["uploadDate"] == "2026-12-06"
    assert (said["url"], said["transcript"]) == (story.video_url, story.transcript)
    assert said["thumbnailUrl"].startswith(settings.SITE_URL)
    assert films(client.get(without.get_absolute_url())) == films(client.get(preview_url(draft))) == []


def films(response):
    scripts = [one.text for one in read(response).iter("script") if one.get("type") == "application/ld+json"]
    return [data for data in map(json.loads, scripts) if data["@type"] == "VideoObject"]


def test_database_refuses_a_video_without_a_transcript():
    with pytest.raises(IntegrityError, match="story_video_has_a_transcript"):
        StoryFactory(video_url="https://youtu.be/dQw4w9WgXcQ")


@pytest.mark.parametrize(
    "when",
    [
        {"is_published": False},
        {"publish_at": NOW + timedelta(minutes=1)},
        {"unpublish_at": NOW - timedelta(minutes=1)},
    ],
    ids=["draft", "not yet", "no longer"],
)
def test_what_is_not_public_is_on_no_page(client, when):
    story = StoryFactory(**when)

    assert client.get(story.get_absolute_url()).status_code == 404
    assert names(client) == set()


def test_a_draft_is_read_by_its_preview_link_alone(client):
    story = StoryFactory(draft=True)

    page = client.get(preview_url(story))

    assert page.status_code == 200
    assert 'content="noindex"' in page.content.decode()


def test_list_is_narrowed_by_job_kind_of_place_and_area(client):
    cook = RoleFactory(name="Cook", slug="cook")
    StoryFactory(person__shown_name="Kath", role=cook, setting=Setting.CARE_HOME, council=council("Wigan"))
    StoryFactory(person__shown_name="Grace", setting=Setting.CARE_HOME, council=council("Liverpool"))
    StoryFactory(person__shown_name="Yasmin", council=council("Rochdale"))

    assert names(client, "?role=cook") == {"Kath"}
    assert names(client, "?setting=care_home") == {"Kath", "Grace"}
    assert names(client, "?area=greater-manchester") == {"Kath", "Yasmin"}
    assert names(client, "?setting=care_home&area=greater-manchester") == {"Kath"}
    assert names(client, "?role=nonsense") == {"Kath", "Grace", "Yasmin"}


def test_each_choice_says_how_many_it_would_leave(client):
    StoryFactory(setting=Setting.CARE_HOME, council=council("Wigan"))
    StoryFactory(setting=Setting.CARE_HOME, council=council("Liverpool"))

    assert options(client, "area", "?setting=care_home") == [
        "Anywhere in the North West",
        "Cheshire and Merseyside (1)",
        "Greater Manchester (1)",
    ]


def test_list_that_finds_nobody_offers_what_would(client):
    StoryFactory(setting=Setting.CARE_HOME, council=council("Wigan"))
    StoryFactory(setting=Setting.OFFICE, council=council("Liverpool"))

    text = client.get("/stories/?setting=office&area=greater-manchester").content.decode()

    assert "Nobody here yet who matches" in text
    assert 'href="?setting=office"' in text
    assert 'href="?area=greater-manchester"' in text


def test_more_people_to_meet_are_those_most_like_this_one(client):
    story = StoryFactory()
    StoryFactory(person__shown_name="Elsewhere", setting=Setting.OFFICE, council=council("Wigan"))
    StoryFactory(person__shown_name="Same job", role=story.role, setting=Setting.OFFICE, council=council("Wigan"))
    StoryFactory(person__shown_name="Same place")

    page = read(client.get(story.get_absolute_url()))

    cards = [words(card.find(".//b")) for card in page.iter("li") if card.get("class") == "story-card"]
    assert cards == ["Same job", "Same place", "Elsewhere"]


@pytest.mark.parametrize("address", ["/stories/", "/stories/first/"])
def test_number_of_queries_does_not_grow_with_stories(client, address):
    StoryFactory(slug="first")
    client.get(address)
    with CaptureQueriesContext(connection) as of_one:
        client.get(address)

    for _ in range(2):
        StoryFactory(picture=DrawnPictureFactory())
    with CaptureQueriesContext(connection) as of_three:
        client.get(address)

    # A story alone has nobody like it, and counts nothing for a second page.
    assert len(of_three) <= len(of_one) + 1


def test_empty_list_says_so(client):
    response = client.get("/stories/")

    assert "There are no stories to read just now." in response.content.decode()
    assert_valid_html(response.content.decode())
