"""Moving an event and calling it off. Both are seen: on its page, in calendars, and by search engines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from campaigns.enums import EventStatus
from campaigns.models import CampaignEvent
from campaigns.refusals import EventIsCancelled, EventIsOver, NothingMoves, Refusal
from workforce_portal.places.models import Council


@dataclass(frozen=True, kw_only=True)
class TimeAndPlace:
    starts_at: datetime
    ends_at: datetime
    is_online: bool
    venue: str = ""
    town: str = ""
    postcode: str = ""
    council: Council | None = None
    easting: int | None = None
    northing: int | None = None

    @property
    def fields(self) -> dict[str, object]:
        return dict(vars(self))


def why_not_changed(event: CampaignEvent, *, at: datetime) -> Refusal | None:
    if event.is_cancelled:
        return EventIsCancelled()
    return EventIsOver() if event.ends_at <= at else None


@transaction.atomic
def move_event(*, event_id: int, to: TimeAndPlace, at: datetime) -> CampaignEvent:
    """Another time or place. The page tells where it was before; calendars take the change over.

    Raises EventIsCancelled, EventIsOver or NothingMoves.
    """
    event = _lock(event_id, at=at)
    another_time = (event.starts_at, event.ends_at) != (to.starts_at, to.ends_at)
    before, starts_before = event.place_name, event.starts_at
    for name, value in to.fields.items():
        setattr(event, name, value)
    another_place = event.place_name != before
    if not another_time and not another_place:
        raise NothingMoves
    if event.starts_at != starts_before:
        event.previous_starts_at = starts_before
    if another_place:
        event.previous_place = before
    if event.previous_starts_at or event.previous_place:
        event.status = EventStatus.MOVED
    event.calendar_sequence += 1
    event.changed_at = at
    event.save()
    return event


@transaction.atomic
def cancel_event(*, event_id: int, reason: str, at: datetime) -> CampaignEvent:
    """Calls it off; `reason` is on its page. Raises EventIsCancelled or EventIsOver."""
    event = _lock(event_id, at=at)
    event.status = EventStatus.CANCELLED
    event.cancelled_at = at
    event.cancel_reason = reason
    event.calendar_sequence += 1
    event.changed_at = at
    event.save(update_fields=["status", "cancelled_at", "cancel_reason", "calendar_sequence", "changed_at"])
    return event


def _lock(event_id: int, *, at: datetime) -> CampaignEvent:
    event = CampaignEvent.objects.select_for_update().get(pk=event_id)
    if refusal := why_not_changed(event, at=at):
        raise refusal
    return event
