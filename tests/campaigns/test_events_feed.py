"""The Atom feed of what is newly public."""

from datetime import datetime, timedelta
from xml.etree import ElementTree

import pytest

from campaigns.services.consents import withdraw_consent
from campaigns.services.events import cancel_event
from tests.factories.campaigns_campaigns import CampaignFactory
from tests.factories.campaigns_events import EventFactory
from tests.factories.campaigns_people import NOW, StoryFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]
FEED = "/campaigns/feed/"
ATOM = "{http://www.w3.org/2005/Atom}"


def entries(response):
    tree = ElementTree.fromstring(response.content)
    return {entry.findtext(f"{ATOM}title"): entry for entry in tree.iter(f"{ATOM}entry")}


def updated(entry):
    return datetime.fromisoformat(entry.findtext(f"{ATOM}updated"))


def test_feed_has_what_is_public_and_nothing_else(client):
    StoryFactory()
    StoryFactory(draft=True, title="A draft")
    StoryFactory(title="Planned", publish_at=NOW + timedelta(days=1))
    CampaignFactory(published=True, name="Good with people")
    EventFactory(title="Fair")
    EventFactory(title="Over", starts_at=NOW - timedelta(days=2))

    response = client.get(FEED)

    assert response["Content-Type"].startswith("application/atom+xml")
    assert set(entries(response)) == {"Yasmin: I remember the small things.", "Good with people", "Fair"}


def test_entries_have_whole_addresses_and_names_that_stay(client, settings):
    event = EventFactory(title="Fair")

    entry = entries(client.get(FEED))["Fair"]

    assert entry.find(f"{ATOM}link").get("href") == f"{settings.SITE_URL}{event.get_absolute_url()}"
    assert entry.findtext(f"{ATOM}id") == f"urn:uuid:{event.uuid}"


def test_what_was_written_long_before_is_new_on_the_day_that_it_appears(client):
    EventFactory(title="Fair", changed_at=NOW - timedelta(days=90), publish_at=NOW - timedelta(hours=1))

    assert updated(entries(client.get(FEED))["Fair"]) == NOW - timedelta(hours=1)


def test_story_is_gone_once_the_person_takes_back_their_consent(client):
    story = StoryFactory()
    assert entries(client.get(FEED))

    withdraw_consent(person_id=story.person_id, note="She asked", by=None, at=NOW)

    assert entries(client.get(FEED)) == {}


def test_cancelled_event_is_news(client):
    event = EventFactory(title="Fair")
    cancel_event(event_id=event.pk, reason="The hall is flooded.", at=NOW)

    entry = entries(client.get(FEED))["Cancelled: Fair"]

    assert updated(entry) == NOW
    assert entry.findtext(f"{ATOM}summary") == "The hall is flooded."


def test_feed_that_has_not_changed_is_not_sent_again(client):
    EventFactory()
    tag = client.get(FEED)["ETag"]

    assert client.get(FEED, headers={"If-None-Match": tag}).status_code == 304
    EventFactory()
    assert client.get(FEED, headers={"If-None-Match": tag}).status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_feed_takes_three_queries(client, rows, django_assert_num_queries):
    StoryFactory.create_batch(rows)
    EventFactory.create_batch(rows)

    with django_assert_num_queries(3):
        client.get(FEED)


def test_every_page_tells_of_the_feed(client):
    assert f'type="application/atom+xml" title="Care North West: stories, campaigns and events" href="{FEED}"' in (
        client.get("/campaigns/events/").text
    )
