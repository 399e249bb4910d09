"""How a referral comes to an end, whoever ends it: its place is free, what was planned is called off."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from applicants.actors import Actor
from applicants.emails import partners, referrals
from applicants.enums import Role
from applicants.mail_texts import referrals as texts
from applicants.models import Referral
from applicants.services.seating import leave_seat
from applicants.services.walking import walk
from workforce_portal.places.clock import local

FOR_THE_PERSON = (Role.APPLICANT, Role.ADVISER)


def close(referral: Referral, move: str, *, by: Actor, at: datetime, reason: str, **facts: Any) -> None:
    """Walks a move that closes, and tells the side that did not do it. Needs the locks of `lock_referrals`."""
    walk(referral, move, by=by, at=at, reason=reason, **facts)
    leave_seat(referral, at=at)
    referrals.cancel_moot(referral, at=at)
    if by.role != Role.PARTNER:
        partners.plan_stopped(referral, at=at)
    if by.role not in FOR_THE_PERSON and move in ("withdraw", "end_early", "record_not_started"):
        referrals.plan(texts.CLOSED_FOR_PERSON, referral, at=at)


def close_for_person(referral: Referral, *, by: Actor, at: datetime, reason: str) -> None:
    """Stops one that is open, whether or not it has begun."""
    if referral.started_on:
        close(referral, "end_early", by=by, at=at, reason=reason, ended_on=local(at).date())
    else:
        close(referral, "withdraw", by=by, at=at, reason=reason)
