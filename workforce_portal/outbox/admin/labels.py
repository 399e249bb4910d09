from datetime import datetime

from django.utils.safestring import SafeString

from workforce_portal.outbox import kinds
from workforce_portal.outbox.models import PlannedMail, State
from workforce_portal.places.clock import say_date, say_time
from workforce_portal.staff.admin import Tone, status_label

TONES: dict[str, Tone] = {
    State.PLANNED: "wait",
    State.CLAIMED: "wait",
    State.SENT: "good",
    State.FAILED: "bad",
    State.SKIPPED: "full",
    State.CANCELLED: "full",
    State.UNCERTAIN: "few",
}


def say_moment(moment: datetime) -> str:
    """Monday 11 January 2027, 9am, as clocks in London show it."""
    return f"{say_date(moment)}, {say_time(moment)}"


def state_label(mail: PlannedMail) -> SafeString:
    return status_label(State(mail.state).label, TONES[mail.state])


def kind_name(key: str) -> str:
    """A kind that the portal has no longer keeps its rows, under its key."""
    try:
        return kinds.get(key).name
    except kinds.UnknownKind:
        return key
