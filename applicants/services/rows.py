"""What every verb needs: rows under lock, and a line of history in the same transaction.

Everybody locks in one order: the person, then cohorts, then referrals. `no_key` lets others refer to a locked row.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from applicants.actors import Actor
from applicants.enums import EventKind
from applicants.models import Applicant, Cohort, Referral, ReferralEvent
from applicants.refusals import PersonForgotten


def lock_cohorts(ids: Iterable[int]) -> dict[int, Cohort]:
    """Locks in the order of ids, so that two moves in opposite directions wait for each other."""
    rows = Cohort.objects.select_for_update(of=("self",), no_key=True).select_related("programme")
    return {row.pk: row for row in rows.filter(pk__in=set(ids)).order_by("pk")}


def lock_referrals(ids: Iterable[int], *, also_cohorts: Iterable[int] = ()) -> dict[int, Referral]:
    """The referrals with their cohorts, and `also_cohorts`: cohorts first, as every way in locks them."""
    ids, also = set(ids), set(also_cohorts)
    while True:
        held = Referral.objects.filter(pk__in=ids, cohort__isnull=False).values_list("cohort_id", flat=True)
        cohorts = lock_cohorts({*held, *also})
        rows = Referral.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=ids).order_by("pk")
        locked = {row.pk: row for row in rows.select_related("applicant", "programme", "organisation")}
        # Somebody may have put one into another cohort between the look and the lock.
        if {row.cohort_id for row in locked.values() if row.cohort_id} <= set(cohorts):
            for row in locked.values():
                row.cohort = cohorts[row.cohort_id] if row.cohort_id else None
            return locked


def lock_referral(referral_id: int, *, also_cohorts: Iterable[int] = ()) -> Referral:
    locked = lock_referrals([referral_id], also_cohorts=also_cohorts)
    if referral_id not in locked:
        raise Referral.DoesNotExist(f"No referral {referral_id}")
    return locked[referral_id]


def lock_open_referrals_of(applicant: Applicant) -> list[Referral]:
    ids = list(Referral.objects.open().filter(applicant=applicant).values_list("pk", flat=True))
    return [row for row in lock_referrals(ids).values() if row.is_open]


def lock_applicant(applicant_id: int) -> Applicant:
    """Raises PersonForgotten for somebody whose details have been removed, or became part of another record."""
    applicant = Applicant.objects.select_for_update(of=("self",), no_key=True).get(pk=applicant_id)
    if not applicant.is_known:
        raise PersonForgotten
    return applicant


def note_activity(applicant: Applicant, *, at: datetime) -> None:
    Applicant.objects.filter(pk=applicant.pk, last_activity_at__lt=at).update(last_activity_at=at)
    applicant.last_activity_at = max(applicant.last_activity_at, at)


def record_event(referral: Referral, kind: EventKind, *, by: Actor, at: datetime, **facts: Any) -> ReferralEvent:
    return ReferralEvent.objects.create(
        referral=referral, kind=kind, role=by.role, by=by.user, organisation=by.organisation, at=at, **facts
    )
