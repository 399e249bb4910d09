"""How far what a host said can be relied on: it steps down by itself when nobody confirms it."""

from __future__ import annotations

from datetime import datetime
from enum import Enum

from workforce_portal.places.clock import local

NOT_CONFIRMED_AFTER_DAYS = 60
HIDDEN_AFTER_DAYS = 120
ASK_AGAIN_AFTER_DAYS = 30


class Freshness(Enum):
    CONFIRMED = "confirmed"
    NOT_CONFIRMED = "not confirmed"
    HIDDEN = "hidden"


def freshness(confirmed_at: datetime | None, *, at: datetime) -> Freshness:
    if confirmed_at is None:
        return Freshness.HIDDEN
    days = days_since(confirmed_at, at=at)
    if days > HIDDEN_AFTER_DAYS:
        return Freshness.HIDDEN
    return Freshness.NOT_CONFIRMED if days > NOT_CONFIRMED_AFTER_DAYS else Freshness.CONFIRMED


def days_since(moment: datetime, *, at: datetime) -> int:
    """By the calendar in England, so that yesterday evening is one day ago this morning."""
    return (local(at).date() - local(moment).date()).days


def say_confirmed(confirmed_at: datetime | None, name: str, *, at: datetime) -> str:
    """Confirmed 12 days ago by Bev Ashworth."""
    if confirmed_at is None:
        return "Not confirmed yet"
    days = days_since(confirmed_at, at=at)
    when = {0: "today", 1: "yesterday"}.get(days, f"{days} days ago")
    said = f"Confirmed {when}{f' by {name}' if name else ''}"
    if freshness(confirmed_at, at=at) is Freshness.CONFIRMED:
        return said
    return f"Not confirmed: last {said[0].lower()}{said[1:]}"
