from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django import template

from mapping.models import Activity
from workforce_portal.places.clock import say_date
from workforce_portal.staff.admin import Tone

register = template.Library()


class Said(NamedTuple):
    words: str
    tone: Tone


@register.filter
def state_on(activity: Activity, on: date) -> Said | None:
    """What somebody has to know before they go there; nothing where all is well."""
    if activity.is_over(on):
        return Said("Over", "full")
    if activity.closed_until and activity.is_closed(on):
        return Said(f"Closed until {say_date(activity.closed_until)}", "full")
    if activity.starts_on and activity.is_to_come(on):
        return Said(f"Starts on {say_date(activity.starts_on)}", "wait")
    if activity.verified_on and activity.is_overdue(on):
        return Said(f"Not confirmed since {say_date(activity.verified_on)}", "few")
    return None
