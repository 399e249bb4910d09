from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from campaigns.models import CampaignEvent
from workforce_portal.places import narrowing
from workforce_portal.places.models import Council

# A calendar programme keeps what it was once given; for this long it still hears what became of it.
KEPT_IN_CALENDARS = timedelta(days=60)


@dataclass(frozen=True)
class ListedEvent(narrowing.Listed):
    """One event of the list."""

    kind: str

    def values(self, group: str) -> frozenset[str]:
        return frozenset({self.kind}) if group == "kind" else super().values(group)


def listed_events(*, at: datetime) -> list[ListedEvent]:
    """Every event that takes place and is not over, soonest first."""
    rows = (
        CampaignEvent.objects.taking_place(at)
        .order_by("starts_at", "pk")
        .values_list("pk", "starts_at", "is_online", "council_id", "easting", "northing", "kind")
    )
    return [ListedEvent(*row) for row in rows]


def events_for_cards(pks: Iterable[int]) -> list[CampaignEvent]:
    """The events with what a card shows, in the order of `pks`."""
    by_pk = CampaignEvent.objects.filter(pk__in=list(pks)).select_related("council").in_bulk()
    return [by_pk[pk] for pk in pks if pk in by_pk]


def called_off(*, at: datetime) -> QuerySet[CampaignEvent]:
    """What somebody may have on their calendar and must not travel to."""
    coming = CampaignEvent.objects.coming(at).filter(cancelled_at__isnull=False)
    return coming.select_related("council").order_by("starts_at", "pk")


def other_events(event: CampaignEvent, *, at: datetime, limit: int = 3) -> list[CampaignEvent]:
    """What to go to instead: in the same council first, then online, then elsewhere; soonest first."""
    rows = CampaignEvent.objects.taking_place(at).exclude(pk=event.pk).select_related("council")
    near = sorted(
        rows.order_by("starts_at", "pk"),
        key=lambda row: 0 if row.council_id and row.council_id == event.council_id else 1 if row.is_online else 2,
    )
    return near[:limit]


def events_for_calendar(*, council: Council | None, at: datetime) -> QuerySet[CampaignEvent]:
    """What a calendar of the council, or of the whole region, holds: those to come and those just over."""
    rows = CampaignEvent.objects.public(at).filter(ends_at__gt=at - KEPT_IN_CALENDARS)
    if council:
        rows = rows.filter(Q(council=council) | Q(is_online=True))
    return rows.select_related("council").order_by("starts_at", "pk")
