"""What provider support tells the home page is coming up."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q

from providers.models import DropIn
from workforce_portal.places.models import Council
from workforce_portal.site.happenings import Happening, register

FOR_WHOM = "Running a care service"


def coming_drop_ins(at: datetime, council: Council | None, limit: int) -> list[Happening]:
    """The next sessions; with a council those in it, then those online. Cancelled ones and drafts stay out."""
    rows = DropIn.objects.upcoming(at).select_related("type", "venue").with_places().order_by("starts_at", "pk")
    if council:
        in_reach = Q(venue__council=council) | Q(is_online=True)
        rows = rows.filter(in_reach).order_by("is_online", "starts_at", "pk")
    return [_happening(row, row.places_left) for row in rows[:limit]]


def _happening(drop_in: DropIn, left: int) -> Happening:
    return Happening(
        starts_at=drop_in.starts_at,
        for_whom=FOR_WHOM,
        title=drop_in.type.name,
        url=drop_in.get_absolute_url(),
        text=drop_in.type.summary,
        place=drop_in.venue.town if drop_in.venue else "Online",
        places_left="Full" if left <= 0 else "Last place" if left == 1 else f"{left} places left",
        is_few=left == 1,
        is_full=left <= 0,
        council_code=drop_in.venue.council_id if drop_in.venue else None,
    )


def register_source() -> None:
    register(coming_drop_ins)
