"""The table of moves, walked: the one function that changes a referral's state."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from applicants.actors import Actor
from applicants.enums import CLOSED, MOVES, UNANSWERED, EventKind, ReferralState
from applicants.models import Reason, Referral
from applicants.permissions import why_not
from applicants.services.rows import record_event
from workforce_portal.places.clock import local


def walk(
    referral: Referral,
    move: str,
    *,
    by: Actor,
    at: datetime,
    reason: str = "",
    note: str = "",
    note_is_visible: bool = True,
    **facts: Any,
) -> None:
    """Asks the table of moves, writes the row with the `facts` of its new state, and a line of history.

    Needs the row's lock. Raises NotYourMove, AnotherOrganisation or WrongState.
    """
    if refusal := why_not(referral, move, by=by):
        raise refusal
    before, target = ReferralState(referral.state), MOVES[move].target
    why = Reason.objects.get(code=reason) if reason else None
    written = {**_facts_of(target, on=local(at).date(), at=at), "close_reason": why, **facts}
    Referral.objects.filter(pk=referral.pk).update(state=target, **written)
    referral.state = referral.stored_state = target
    for name, value in written.items():
        setattr(referral, name, value)
    event = {"move": move, "from_state": before, "to_state": target, "reason": why}
    if note and not note_is_visible:
        record_event(referral, EventKind.NOTED, by=by, at=at, note=note, is_visible=False)
        note = ""
    record_event(referral, EventKind.MOVED, by=by, at=at, note=note, **event)


def _facts_of(target: ReferralState, *, on: date, at: datetime) -> dict[str, Any]:
    """What belongs to the new state whatever move led there; what does not belong to it is emptied."""
    facts: dict[str, Any] = {"closed_at": at if target in CLOSED else None}
    if target not in CLOSED:
        facts |= {"next_step": "", "suggested_programme": None}
    if target in UNANSWERED:
        facts |= {"clock_from": on, "reminded_at": None, "flagged_at": None, "reoffered_at": None}
    return facts
