"""News of the campaigns as an Atom feed: what is public now, by when it last changed. What is withdrawn is gone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from operator import attrgetter
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from campaigns.models import Campaign, CampaignEvent
from campaigns.selectors.stories import public_stories
from workforce_portal.publishing.models import Publishable

MOST = 50


@dataclass(frozen=True)
class Entry:
    uuid: UUID
    title: str
    text: str
    url: str
    published_at: datetime
    updated_at: datetime


def feed_entries(at: datetime) -> list[Entry]:
    """The newest first: stories, campaigns and the events to come."""
    entries = [*_stories(at), *_campaigns(at), *_events(at)]
    return list(islice(sorted(entries, key=attrgetter("updated_at"), reverse=True), MOST))


def write_feed(at: datetime) -> str:
    feed = Atom1Feed(
        title=f"{settings.SITE_NAME}: stories, campaigns and events",
        link=f"{settings.SITE_URL}{reverse('campaigns:index')}",
        description="",
        language="en-GB",
        feed_url=f"{settings.SITE_URL}{reverse('campaigns:feed')}",
        author_name=settings.SITE_NAME,
    )
    for entry in feed_entries(at):
        feed.add_item(
            title=entry.title,
            link=f"{settings.SITE_URL}{entry.url}",
            description=entry.text,
            unique_id=f"urn:uuid:{entry.uuid}",
            pubdate=entry.published_at,
            updateddate=entry.updated_at,
        )
    return feed.writeString("utf-8")


def _stories(at: datetime) -> Iterator[Entry]:
    return (
        _entry(story, f"{story.person.shown_name}: {story.title}", story.lead) for story in public_stories(at)[:MOST]
    )


def _campaigns(at: datetime) -> Iterator[Entry]:
    rows = Campaign.objects.public(at).order_by("-changed_at")[:MOST]
    return (_entry(campaign, campaign.name, campaign.lead) for campaign in rows)


def _events(at: datetime) -> Iterator[Entry]:
    rows = CampaignEvent.objects.coming(at).order_by("-changed_at")[:MOST]
    return (_entry(event, _say_title(event), event.cancel_reason or event.summary) for event in rows)


def _say_title(event: CampaignEvent) -> str:
    return f"Cancelled: {event.title}" if event.is_cancelled else event.title


def _entry(page: Publishable, title: str, text: str) -> Entry:
    published_at = page.publish_at or page.changed_at
    # Written weeks before it appeared, it is new on the day that it appears.
    return Entry(page.uuid, title, text, page.get_absolute_url(), published_at, max(published_at, page.changed_at))
