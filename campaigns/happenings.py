"""What campaigns tell the home page and the applicants' pages is coming up."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q

from campaigns.models import CampaignEvent
from workforce_portal.places.models import Council
from workforce_portal.site.happenings import Happening, register

FOR_WHOM = "Wanting to work in care"


def coming_events(at: datetime, council: Council | None, limit: int) -> list[Happening]:
    """The next events that take place; with a council those in it, then those online."""
    rows = CampaignEvent.objects.taking_place(at).filter(starts_at__gt=at).select_related("council")
    if council:
        rows = rows.filter(Q(council=council) | Q(is_online=True)).order_by("is_online", "starts_at", "pk")
    return [_happening(row) for row in rows[:limit]]


def _happening(event: CampaignEvent) -> Happening:
    return Happening(
        starts_at=event.starts_at,
        for_whom=FOR_WHOM,
        title=event.title,
        url=event.get_absolute_url(),
        text=event.summary,
        place="Online" if event.is_online else event.town or str(event.council),
        places_left="No places left" if event.is_full else "Book with the organiser" if event.link else "Just come",
        is_few=False,
        is_full=event.is_full,
        council_code=event.council_id,
    )


def register_source() -> None:
    register(coming_events)
