from __future__ import annotations

from mapping.enums import MOVES, Role
from mapping.models import Activity
from mapping.refusals import NotYourMove, Refusal, WrongState


def why_not(activity: Activity, move: str, *, role: Role) -> Refusal | None:
    """Why this role may not make this move just now; nothing where it may."""
    if role not in MOVES[move].roles:
        return NotYourMove()
    return None if activity.state in MOVES[move].sources else WrongState(activity)
