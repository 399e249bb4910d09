"""How a programme answers: yes, no, or that it would like to talk first."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from applicants.actors import Actor
from applicants.emails import referrals as emails
from applicants.enums import NextStep, ReasonFor
from applicants.mail_texts import referrals as texts
from applicants.models import Cohort, Programme, Reason, Referral
from applicants.permissions import why_not
from applicants.refusals import NextStepNeeded, ReasonNotAllowed, WrongCohort
from applicants.services.closing import close
from applicants.services.rows import lock_cohorts, lock_referral
from applicants.services.seating import refuse_closed, take_seat
from applicants.services.walking import walk
from workforce_portal.places.clock import local


@transaction.atomic
def ask_to_talk(*, referral_id: int, note: str = "", by: Actor, at: datetime) -> Referral:
    """The programme gets in touch first; from today it has as long again to answer."""
    referral = lock_referral(referral_id)
    walk(referral, "ask_to_talk", by=by, at=at, note=note)
    emails.plan(texts.TALK, referral, at=at)
    return referral


@transaction.atomic
def accept(*, referral_id: int, cohort_id: int | None = None, note: str = "", by: Actor, at: datetime) -> Referral:
    """A yes. With a cohort, one that the referral has or `cohort_id`, the person gets the lowest free place of it;
    where it is full, the end of its waiting list, so look at the state of what is returned.

    Raises WrongState, NotYourMove, AnotherOrganisation, WrongCohort or CohortClosed.
    """
    referral = lock_referral(referral_id, also_cohorts=[cohort_id] if cohort_id else [])
    if refusal := why_not(referral, "accept", by=by):
        raise refusal
    cohort = _cohort_for(referral, cohort_id)
    if cohort is None:
        walk(referral, "accept", by=by, at=at, note=note)
        emails.plan(texts.ACCEPTED, referral, at=at)
        return referral
    refuse_closed(cohort, day=local(at).date())
    referral.cohort = cohort
    has_place = take_seat(referral, cohort, at=at)
    walk(referral, "accept" if has_place else "wait", by=by, at=at, note=note, cohort=cohort)
    emails.plan(texts.ACCEPTED if has_place else texts.ON_THE_LIST, referral, at=at)
    return referral


@transaction.atomic
def decline(
    *,
    referral_id: int,
    reason: str,
    next_step: NextStep | str,
    suggested_programme_id: int | None = None,
    note: str = "",
    by: Actor,
    at: datetime,
) -> Referral:
    """A no, with its reason and what follows it. The note is for the programme and staff alone.

    Raises NextStepNeeded or ReasonNotAllowed besides what `walk` raises.
    """
    referral = lock_referral(referral_id)
    if not next_step:
        raise NextStepNeeded
    if not Reason.objects.filter(code=reason, used_for=ReasonFor.DECLINE, is_active=True).exists():
        raise ReasonNotAllowed
    suggested = Programme.objects.get(pk=suggested_programme_id) if suggested_programme_id else None
    close(
        referral,
        "decline",
        by=by,
        at=at,
        reason=reason,
        note=note,
        note_is_visible=False,
        next_step=next_step,
        suggested_programme=suggested,
    )
    emails.plan(texts.DECLINED, referral, at=at)
    return referral


def _cohort_for(referral: Referral, cohort_id: int | None) -> Cohort | None:
    if cohort_id is None:
        return referral.cohort
    cohort = lock_cohorts([cohort_id]).get(cohort_id)
    if cohort is None or cohort.programme_id != referral.programme_id:
        raise WrongCohort
    return cohort
