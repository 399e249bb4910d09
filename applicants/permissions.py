"""Who may make which move, asked by pages before they show a button and by services before they act."""

from __future__ import annotations

from applicants import refusals
from applicants.actors import Actor
from applicants.enums import MOVES, Role
from applicants.models import Referral


def why_not(referral: Referral, move: str, *, by: Actor) -> refusals.Refusal | None:
    """Why this actor cannot make the move now; None where they can."""
    row = MOVES[move]
    if by.role not in row.roles:
        return refusals.NotYourMove()
    if by.role == Role.PARTNER and (by.organisation is None or by.organisation.pk != referral.organisation_id):
        return refusals.AnotherOrganisation()
    return None if referral.state in row.sources else refusals.WrongState(referral)


def can_make_move(referral: Referral, move: str, *, by: Actor) -> bool:
    return why_not(referral, move, by=by) is None
