"""Who waits for a session, and in which order."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from providers.enums import DropInStatus, NoOffer
from providers.models import Booking, DropIn, DropInQuerySet, WaitEntry
from providers.models.waiting import WaitEntryQuerySet
from providers.offers import offer_window

IN_WORDS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
MOST_OTHERS = 6


def with_waiting(drop_ins: DropInQuerySet) -> DropInQuerySet:
    """Adds `people_waiting`: how many are in line, leaving aside who is just being offered a place."""
    main = _count(WaitEntry.objects.waiting().filter(drop_in=OuterRef("pk")), "drop_in")
    also = _count(
        WaitEntry.also.through.objects.filter(dropin_id=OuterRef("pk"), waitentry__left_at=None, waitentry__offer=None),
        "dropin_id",
    )
    added: dict[str, Any] = {"people_waiting": main + also}
    return drop_ins.annotate(**added)


def _count(rows: QuerySet[Any], by: str) -> Coalesce:
    return Coalesce(Subquery(rows.order_by().values(by).annotate(n=Count("pk")).values("n")), 0)


def position_in_line(entry: WaitEntry) -> int:
    """1 is next. Those whose offer is open are no longer in line."""
    line = WaitEntry.objects.waiting().for_drop_in(entry.drop_in).values_list("pk", flat=True)
    return next((number for number, pk in enumerate(line, start=1) if pk == entry.pk), 0)


def say_position(position: int) -> str:
    return IN_WORDS[position - 1] if position <= len(IN_WORDS) else f"number {position}"


def same_person_waiting(*, email_norm: str, phone: str) -> WaitEntryQuerySet:
    """On any list now: known by the address, and by the telephone where there is none."""
    active = WaitEntry.objects.active()
    return active.filter(email_norm=email_norm) if email_norm else active.filter(email_norm="", phone=phone)


def others_to_wait_for(drop_in: DropIn, *, at: datetime) -> list[DropIn]:
    """Other full sessions of the same kind, soonest first, at which a place could come free in time."""
    rows = (
        DropIn.objects.upcoming(at)
        .filter(type_id=drop_in.type_id)
        .exclude(pk=drop_in.pk)
        .select_related("type", "adviser", "venue")
        .with_places()
        .order_by("starts_at", "pk")
    )
    full = (row for row in rows if row.places_left <= 0 and offer_window(row.starts_at, at=at))
    return [row for row, _ in zip(full, range(MOST_OTHERS), strict=False)]


def line_of(drop_in: DropIn) -> list[WaitEntry]:
    """Everybody on the list, those with an open offer too, the longest waiting first."""
    return list(WaitEntry.objects.active().for_drop_in(drop_in).select_related("offer", "drop_in__type"))


def why_nobody_is_offered(drop_in: DropIn, *, at: datetime) -> NoOffer | None:
    """Why nobody in line could be offered a place of this session now."""
    if drop_in.status != DropInStatus.OPEN or drop_in.has_started(at):
        return NoOffer.NOT_OPEN
    if offer_window(drop_in.starts_at, at=at) is None:
        return NoOffer.TOO_SOON
    held = Booking.objects.holding_a_place().filter(drop_in=drop_in).count()
    return None if held < drop_in.capacity else NoOffer.NO_PLACE
