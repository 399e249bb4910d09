"""What leads of an organisation change about their programmes and their own people."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from applicants.actors import Actor
from applicants.models import Assignment, Programme
from applicants.services.assigning import assign
from workforce_portal.organisations.models import Membership
from workforce_portal.organisations.services.members import end_membership

# What the programme says of itself; its ages, areas and rules are agreed with our staff.
THEIR_OWN = ("summary", "what_you_do", "leads_to", "length", "costs", "is_open")


@transaction.atomic
def describe_programme(*, programme_id: int, changes: Mapping[str, Any]) -> Programme:
    programme = Programme.objects.select_for_update().get(pk=programme_id)
    changed = [name for name in THEIR_OWN if name in changes and getattr(programme, name) != changes[name]]
    for name in changed:
        setattr(programme, name, changes[name])
    programme.save(update_fields=changed)
    return programme


@transaction.atomic
def part_with_colleague(*, membership_id: int, by: Actor, at: datetime) -> Membership:
    """Ends a membership; whom they looked after is with nobody until somebody takes them on. Raises LastLead."""
    membership = end_membership(membership_id=membership_id, at=at)
    held = Assignment.objects.current().filter(
        adviser=membership.user_id, referral__organisation=membership.organisation_id
    )
    for referral_id in list(held.order_by("referral_id").values_list("referral_id", flat=True)):
        assign(referral_id=referral_id, adviser=None, by=by, at=at)
    return membership
