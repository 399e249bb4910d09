"""What has happened, in sentences that the person reads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from applicants.enums import EventKind, Purpose, ReferralState, Route
from applicants.models import AccessLog, Applicant, ConsentRecord, IdentityChange, ReferralEvent, StaffMessage
from applicants.selectors.timeline import Happened

S = ReferralState
MOVED = {
    S.SENT: "You were sent to {programme} once more.",
    S.TALKING: "{programme} wants to talk with you first.",
    S.ACCEPTED: "{programme} said yes. You have a place.",
    S.WAITING: "{programme} is full. You are on its waiting list.",
    S.OFFERED: "A place at {programme} came free, and is held for you.",
    S.STARTED: "You started at {programme}.",
    S.COMPLETED: "You completed {programme}. Well done.",
    S.ENDED_EARLY: "{programme} ended early.",
    S.NOT_STARTED: "{programme} had expected you on the first day.",
    S.DECLINED: "{programme} said no.",
    S.WITHDRAWN: "{programme} was stopped.",
    S.SUPERSEDED: "{programme} was closed.",
    S.HANDED_OVER: "{programme} handed you over.",
}
HAPPENED = {
    EventKind.SENT: "You were sent to {programme}.",
    EventKind.ASSIGNED: "{programme}: somebody looks after you there from now on.",
    EventKind.REMINDED: "We reminded {programme} to answer you.",
    EventKind.FLAGGED: "{programme} had not answered. Our team looks into it.",
    EventKind.REOFFERED: "{programme} had not answered in time, so we offered you others.",
    EventKind.NOTED: "{programme}:",
}
AGREED = {
    Purpose.SHARE: ("You agreed that {organisation} sees your details.", "You stopped sharing with {organisation}."),
    Purpose.HAND_OVER: ("You agreed to be handed over to {organisation}.", "You were not handed over."),
    Purpose.PROGRESS: (
        "You agreed that {organisation} sees how you get on.",
        "{organisation} does not see any more how you get on.",
    ),
    Purpose.HEALTH: (
        "You agreed that we keep what you need to take part.",
        "We removed what you had told us about taking part.",
    ),
    Purpose.POOL: ("You agreed that programmes near you may invite you.", "Programmes may not invite you any more."),
    Purpose.CONTACT_EMPLOYER: ("You agreed that we ask your employer.", "We do not ask your employer any more."),
    Purpose.INTRODUCE: ("You agreed to be shown to {organisation}.", "{organisation} does not see you any more."),
}


@dataclass(frozen=True)
class Line:
    at: datetime
    words: str
    who: str


def say_happened(rows: list[Happened]) -> list[Line]:
    return [Line(row.at, _words(row), "" if isinstance(row.source, AccessLog) else row.who) for row in rows]


def _words(row: Happened) -> str:
    source = row.source
    if isinstance(source, ReferralEvent):
        return _event(source)
    if isinstance(source, ConsentRecord):
        yes, no = AGREED[Purpose(source.purpose)]
        return (yes if source.is_given else no).format(organisation=source.organisation)
    if isinstance(source, AccessLog):
        where = f" of {source.organisation}" if source.organisation else ""
        return f"{row.who or 'Somebody'}{where or ' of our team'} opened your details for the first time."
    if isinstance(source, IdentityChange):
        return f"{source}."
    if isinstance(source, StaffMessage):
        return row.words
    return _registered(source)


def _event(event: ReferralEvent) -> str:
    sentence = HAPPENED.get(EventKind(event.kind)) or MOVED[S(event.to_state)]
    reason = event.reason.for_applicant if event.reason else ""
    return " ".join(filter(None, [sentence.format(programme=event.referral.programme), reason, event.note]))


def _registered(applicant: Applicant) -> str:
    return "You registered." if applicant.route == Route.SELF else "You were registered."
