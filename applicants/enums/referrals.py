"""The states of a referral, and the one table of moves between them."""

from __future__ import annotations

from typing import NamedTuple

from django.db import models

from applicants.enums.people import Role


class ReferralState(models.TextChoices):
    SENT = "sent", "Sent, waiting for an answer"
    TALKING = "talking", "Wants to talk first"
    WAITING = "waiting", "On the waiting list"
    OFFERED = "offered", "A place is offered"
    ACCEPTED = "accepted", "Accepted"
    STARTED = "started", "Started"
    COMPLETED = "completed", "Completed"
    ENDED_EARLY = "ended_early", "Ended early"
    NOT_STARTED = "not_started", "Did not come"
    DECLINED = "declined", "Not possible"
    WITHDRAWN = "withdrawn", "Withdrawn"
    SUPERSEDED = "superseded", "Started elsewhere"
    HANDED_OVER = "handed_over", "Handed over"


S = ReferralState

# Nobody has started yet, and somebody may still.
BEFORE_START = (S.SENT, S.TALKING, S.WAITING, S.OFFERED, S.ACCEPTED)
OPEN = (*BEFORE_START, S.STARTED)
CLOSED = tuple(state for state in S if state not in OPEN)
# The partner owes an answer.
UNANSWERED = (S.SENT, S.TALKING)
# Whoever is in one of these has been there on a first day.
HAS_STARTED = (S.STARTED, S.COMPLETED, S.ENDED_EARLY)
ENDED = (S.COMPLETED, S.ENDED_EARLY)
REOPENABLE = (S.DECLINED, S.WITHDRAWN, S.SUPERSEDED, S.NOT_STARTED)


class Move(NamedTuple):
    """One verb: the states it may start from, where it leads, who may do it."""

    sources: tuple[ReferralState, ...]
    target: ReferralState
    roles: tuple[Role, ...]


# The one table of moves; services.walking is the only code that walks it. docs/applicants.md draws it.
MOVES: dict[str, Move] = {
    "ask_to_talk": Move((S.SENT,), S.TALKING, (Role.PARTNER, Role.STAFF)),
    "accept": Move((S.SENT, S.TALKING), S.ACCEPTED, (Role.PARTNER, Role.STAFF)),
    "wait": Move((S.SENT, S.TALKING), S.WAITING, (Role.PARTNER, Role.STAFF)),
    "offer": Move((S.WAITING,), S.OFFERED, (Role.PARTNER, Role.STAFF, Role.PORTAL)),
    "take_offer": Move((S.OFFERED,), S.ACCEPTED, (Role.APPLICANT, Role.ADVISER, Role.STAFF)),
    "pass_offer": Move((S.OFFERED,), S.TALKING, (Role.APPLICANT, Role.ADVISER, Role.STAFF)),
    "let_offer_run_out": Move((S.OFFERED,), S.TALKING, (Role.PORTAL,)),
    "lose_cohort": Move((S.WAITING, S.OFFERED, S.ACCEPTED), S.TALKING, (Role.PARTNER, Role.STAFF, Role.PORTAL)),
    "decline": Move(BEFORE_START, S.DECLINED, (Role.PARTNER, Role.STAFF)),
    "withdraw": Move(BEFORE_START, S.WITHDRAWN, (Role.APPLICANT, Role.ADVISER, Role.STAFF, Role.PORTAL)),
    "supersede": Move(BEFORE_START, S.SUPERSEDED, (Role.PORTAL,)),
    "hand_over": Move(BEFORE_START, S.HANDED_OVER, (Role.APPLICANT, Role.ADVISER, Role.PARTNER, Role.STAFF)),
    "start": Move((S.ACCEPTED,), S.STARTED, (Role.PARTNER, Role.STAFF)),
    "record_not_started": Move((S.ACCEPTED,), S.NOT_STARTED, (Role.PARTNER, Role.STAFF)),
    "complete": Move((S.STARTED,), S.COMPLETED, (Role.PARTNER, Role.STAFF)),
    "end_early": Move(
        (S.STARTED,), S.ENDED_EARLY, (Role.APPLICANT, Role.ADVISER, Role.PARTNER, Role.STAFF, Role.PORTAL)
    ),
    "reopen": Move(REOPENABLE, S.SENT, (Role.STAFF,)),
}


class EventKind(models.TextChoices):
    SENT = "sent", "Sent to the programme"
    MOVED = "moved", "Moved on"
    ASSIGNED = "assigned", "Given to an adviser"
    REMINDED = "reminded", "The programme was reminded"
    FLAGGED = "flagged", "Our staff were told"
    REOFFERED = "reoffered", "Other programmes were offered"
    NOTED = "noted", "A note"


class ReasonFor(models.TextChoices):
    """Which verb closes a referral for such a reason."""

    DECLINE = "decline", "The programme says no"
    WITHDRAW = "withdraw", "The person stops"
    END = "end", "A start that ended"
    PORTAL = "portal", "By the rules"


class NextStep(models.TextChoices):
    """What follows a no. A no without one is not taken."""

    OTHER_START = "other_start", "Another start date of ours"
    OTHER_PROGRAMME = "other_programme", "Another programme suits better"
    RING = "ring", "The programme team rings them"
    ASKED_NOT_TO = "asked_not_to", "They asked us not to suggest others"
