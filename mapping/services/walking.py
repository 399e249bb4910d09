"""The table of moves, walked: the one function that changes an activity's state."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from mapping.enums import MOVES, EventKind, Role, State
from mapping.models import Activity, ActivityEvent
from mapping.permissions import why_not
from workforce_portal.users.models import User


def walk(
    activity: Activity, move: str, *, role: Role, by: User | None, at: datetime, reason: str = "", **facts: Any
) -> None:
    """Writes the row with the facts of its new state, and a line of history. Needs the row's lock.

    Raises NotYourMove or WrongState.
    """
    if refusal := why_not(activity, move, role=role):
        raise refusal
    before, target = State(activity.state), MOVES[move].target
    written = {
        "withdrawn_reason": reason if target == State.WITHDRAWN else "",
        "archived_at": at if target == State.ARCHIVED else None,
        **facts,
    }
    Activity.objects.filter(pk=activity.pk).update(state=target, **written)
    record_event(activity, EventKind.MOVED, role=role, by=by, at=at, reason=reason, from_state=before, to_state=target)
    activity.refresh_from_db()


def record_proposed(activity: Activity, *, by: User | None, at: datetime) -> None:
    """The first line of an entry's history."""
    record_event(activity, EventKind.PROPOSED, role=Role.STAFF, by=by, at=at, to_state=State.PROPOSED)


def record_event(
    activity: Activity, kind: EventKind, *, role: Role, by: User | None, at: datetime, **what: Any
) -> ActivityEvent:
    return ActivityEvent.objects.create(activity=activity, kind=kind, role=role, by=by, at=at, **what)


def lock(activity_id: int) -> Activity:
    return Activity.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=activity_id)
