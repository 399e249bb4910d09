"""Events as calendar files: one to keep, or a feed that hears of each change."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings

from campaigns.models import CampaignEvent
from workforce_portal.outbox.calendar import CalendarEvent, calendar_feed, calendar_file


def event_file(event: CampaignEvent) -> str:
    return calendar_file(_entry(event), method="CANCEL" if event.is_cancelled else "PUBLISH")


def events_feed(events: Iterable[CampaignEvent], *, name: str) -> str:
    return calendar_feed((_entry(event) for event in events), name=name)


def _entry(event: CampaignEvent) -> CalendarEvent:
    url = f"{settings.SITE_URL}{event.get_absolute_url()}"
    said = [event.cancel_reason if event.is_cancelled else event.summary, url]
    return CalendarEvent(
        uid=f"event-{event.uuid}@{settings.SITE_HOST}",
        sequence=event.calendar_sequence,
        summary=f"{'Cancelled: ' if event.is_cancelled else ''}{event.title}",
        starts_at=event.starts_at,
        ends_at=event.ends_at,
        location=event.place_name,
        description="\n".join(line for line in said if line),
        organizer_email=settings.HELP_EMAIL,
        organizer_name=settings.SITE_NAME,
        url=url,
        # When it was last known to be so: a time of asking would make every entry look changed each time.
        stamped_at=event.changed_at,
        is_cancelled=event.is_cancelled,
    )
