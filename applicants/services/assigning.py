"""Who looks after a referral. The next adviser supersedes; nobody is overwritten."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from applicants.actors import Actor
from applicants.enums import EventKind, Role
from applicants.models import Assignment, Referral
from applicants.refusals import AnotherOrganisation, NotAMember, NotYourMove
from applicants.services.rows import lock_referral, record_event
from workforce_portal.organisations.selectors import is_member
from workforce_portal.users.models import User


@transaction.atomic
def assign(*, referral_id: int, adviser: User | None, by: Actor, at: datetime) -> Referral:
    """Gives the referral to somebody of its organisation, or with None to nobody. Twice changes nothing.

    Links to answer that were sent before are worthless from then on. Raises NotYourMove, AnotherOrganisation or
    NotAMember.
    """
    referral = lock_referral(referral_id)
    _refuse(referral, adviser, by=by)
    current = Assignment.objects.current().filter(referral=referral).first()
    if (current.adviser if current else None) == adviser:
        return referral
    Assignment.objects.current().filter(referral=referral).update(ended_at=at)
    if adviser:
        Assignment.objects.create(referral=referral, adviser=adviser, by=by.user, at=at)
    Referral.objects.filter(pk=referral.pk).update(link_version=referral.link_version + 1)
    referral.link_version += 1
    note = f"{adviser.full_name} looks after it" if adviser else "Nobody in particular looks after it"
    record_event(referral, EventKind.ASSIGNED, by=by, at=at, note=note)
    return referral


def _refuse(referral: Referral, adviser: User | None, *, by: Actor) -> None:
    if by.role not in (Role.PARTNER, Role.STAFF):
        raise NotYourMove
    if by.role == Role.PARTNER and (by.organisation is None or by.organisation.pk != referral.organisation_id):
        raise AnotherOrganisation
    if adviser and not is_member(adviser, referral.organisation):
        raise NotAMember(adviser.full_name)
