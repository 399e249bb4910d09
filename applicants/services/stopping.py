"""How somebody stops: one programme, or everything; and how they begin again."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from applicants.actors import Actor
from applicants.enums import ReasonFor, ReferralState, Role
from applicants.models import Applicant, Reason, Referral
from applicants.refusals import ReasonNotAllowed
from applicants.services.closing import close_for_person
from applicants.services.rows import lock_applicant, lock_open_referrals_of, lock_referral, note_activity

NO_REASON = "no_reason"


@transaction.atomic
def withdraw(*, referral_id: int, reason: str = NO_REASON, by: Actor, at: datetime) -> Referral:
    """Stops one programme, begun or not; the organisation is told at once. Stopping twice changes nothing.

    Raises ReasonNotAllowed, NotYourMove or WrongState.
    """
    if not Reason.objects.filter(code=reason, used_for=ReasonFor.WITHDRAW).exists():
        raise ReasonNotAllowed
    applicant = lock_applicant(Referral.objects.values_list("applicant_id", flat=True).get(pk=referral_id))
    referral = lock_referral(referral_id)
    if referral.state in (ReferralState.WITHDRAWN, ReferralState.ENDED_EARLY) and by.role == Role.APPLICANT:
        return referral
    close_for_person(referral, by=by, at=at, reason=reason)
    note_activity(applicant, at=at)
    return referral


@transaction.atomic
def stop_looking(*, applicant_id: int, by: Actor, at: datetime) -> Applicant:
    """Stops everything that is open; nothing is suggested any more until the person says so."""
    applicant = lock_applicant(applicant_id)
    for referral in lock_open_referrals_of(applicant):
        close_for_person(referral, by=by, at=at, reason=NO_REASON)
    applicant.stopped_at = applicant.stopped_at or at
    applicant.save(update_fields=["stopped_at"])
    note_activity(applicant, at=at)
    return applicant


@transaction.atomic
def look_again(*, applicant_id: int, at: datetime) -> Applicant:
    """The person looks for something once more, after stopping or after a job."""
    applicant = lock_applicant(applicant_id)
    applicant.stopped_at = applicant.got_job_at = None
    applicant.work_found = ""
    applicant.save(update_fields=["stopped_at", "got_job_at", "work_found"])
    note_activity(applicant, at=at)
    return applicant
