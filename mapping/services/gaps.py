"""Opportunities: a gap that somebody could close, from the day it was named to what closed it."""

from __future__ import annotations

from datetime import date

from mapping.enums import ENDED
from mapping.models import Opportunity
from mapping.selectors.gaps import cells


def note_the_day(opportunity: Opportunity, *, on: date) -> None:
    """Before it is saved: freezes what the map said when it was named, and the day when it ended."""
    if opportunity.pk is None:
        cell = cells(on=on, themes=[opportunity.theme])[opportunity.council_id, opportunity.theme]
        opportunity.opened_on, opportunity.level_then, opportunity.number_then = on, cell.level, cell.number
    is_ended = opportunity.progress in ENDED
    opportunity.ended_on = (opportunity.ended_on or on) if is_ended else None
