"""The verbs by which somebody comes to a programme, and from one to another."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from applicants.actors import PORTAL, Actor
from applicants.emails import partners, referrals
from applicants.enums import Channel, EventKind, Purpose, ReferralState, Role
from applicants.mail_texts import referrals as texts
from applicants.models import Applicant, Cohort, Programme, Referral
from applicants.refusals import AlreadySent, NoConsent, NoteNeeded, NotYourMove, ProgrammeClosed, WrongCohort
from applicants.selectors.consents import has_live_consent
from applicants.services.closing import close
from applicants.services.consents import record_consent
from applicants.services.rows import lock_applicant, lock_referral, note_activity, record_event
from applicants.services.seating import refuse_closed
from applicants.services.walking import walk
from workforce_portal.places.clock import local

MAY_SEND = (Role.APPLICANT, Role.ADVISER, Role.STAFF)


@transaction.atomic
def refer(
    *, applicant_id: int, programme_id: int, cohort_id: int | None = None, message: str = "", by: Actor, at: datetime
) -> Referral:
    """Sends somebody to a programme whose organisation they agreed to be seen by.

    Raises NotYourMove, PersonForgotten, NoConsent, ProgrammeClosed, AlreadySent, CohortClosed or WrongCohort.
    """
    applicant = lock_applicant(applicant_id)
    return _send(applicant, programme_id, cohort_id, message=message, by=by, at=at)


@transaction.atomic
def move_to_programme(
    *, referral_id: int, programme_id: int, cohort_id: int | None = None, channel: Channel, by: Actor, at: datetime
) -> Referral:
    """One press: agrees to share with the other programme, is sent there, and leaves this one if it is open."""
    applicant = _applicant_of(referral_id)
    programme = Programme.objects.select_related("organisation").get(pk=programme_id)
    _agree_to_share(applicant, programme, channel=channel, by=by, at=at)
    old = lock_referral(referral_id)
    if old.is_open and old.programme_id != programme_id:
        close(old, "withdraw", by=by, at=at, reason="another_programme")
    return _send(applicant, programme_id, cohort_id, by=by, at=at)


@transaction.atomic
def hand_over(
    *, referral_id: int, programme_id: int, cohort_id: int | None = None, channel: Channel, by: Actor, at: datetime
) -> Referral:
    """The person agreed that another organisation looks after them from now on, instead of this one.

    The one that they were with sees its own history alone from then on, unless it looks after them in another
    programme too. Its notes stay behind.
    """
    applicant = _applicant_of(referral_id)
    new = Programme.objects.select_related("organisation").get(pk=programme_id)
    record_consent(
        applicant, Purpose.HAND_OVER, organisation=new.organisation, channel=channel, is_given=True, by=by, at=at
    )
    _agree_to_share(applicant, new, channel=channel, by=by, at=at)
    old = lock_referral(referral_id)
    close(old, "hand_over", by=by, at=at, reason="handed_over")
    if old.organisation_id != new.organisation_id and not _others_open(old):
        record_consent(
            applicant, Purpose.SHARE, organisation=old.organisation, channel=channel, is_given=False, by=by, at=at
        )
    return _send(applicant, programme_id, cohort_id, by=by, at=at, handed_over_from=old)


@transaction.atomic
def reopen(*, referral_id: int, note: str, by: Actor, at: datetime) -> Referral:
    """Sends a closed one once more, with a line about why. Raises NoConsent or NoteNeeded besides."""
    referral = lock_referral(referral_id)
    if not note.strip():
        raise NoteNeeded
    if not has_live_consent(referral.applicant, referral.organisation, Purpose.SHARE):
        raise NoConsent(referral.organisation.name)
    if other := Referral.objects.open().filter(applicant=referral.applicant, programme=referral.programme).first():
        raise AlreadySent(other)
    walk(referral, "reopen", by=by, at=at, note=note, note_is_visible=False, cohort=None)
    partners.plan_new(referral, at=at)
    referrals.plan(texts.SENT, referral, at=at)
    return referral


def supersede(referral: Referral, *, at: datetime) -> None:
    """The person has started elsewhere. Staff can open it again."""
    close(referral, "supersede", by=PORTAL, at=at, reason="started_elsewhere")


def _send(
    applicant: Applicant,
    programme_id: int,
    cohort_id: int | None,
    *,
    by: Actor,
    at: datetime,
    message: str = "",
    **facts: Any,
) -> Referral:
    # A partner sends nobody, but may hand over whoever is with it.
    if by.role not in MAY_SEND and "handed_over_from" not in facts:
        raise NotYourMove
    programme = Programme.objects.select_related("organisation").get(pk=programme_id)
    cohort = Cohort.objects.get(pk=cohort_id) if cohort_id else None
    _refuse(applicant, programme, cohort, at=at)
    referral = Referral.objects.create(
        applicant=applicant,
        programme=programme,
        organisation=programme.organisation,
        cohort=cohort,
        message=message,
        sent_at=at,
        clock_from=local(at).date(),
        sent_role=by.role,
        sent_by=by.user,
        sent_by_organisation=by.organisation if by.role == Role.ADVISER else None,
        **facts,
    )
    record_event(referral, EventKind.SENT, by=by, at=at, to_state=ReferralState.SENT)
    note_activity(applicant, at=at)
    partners.plan_new(referral, at=at)
    referrals.plan(texts.SENT, referral, at=at)
    return referral


def _refuse(applicant: Applicant, programme: Programme, cohort: Cohort | None, *, at: datetime) -> None:
    if not has_live_consent(applicant, programme.organisation, Purpose.SHARE):
        raise NoConsent(programme.organisation.name)
    if not programme.is_open or not programme.organisation.is_active:
        raise ProgrammeClosed(programme)
    if made := Referral.objects.open().filter(applicant=applicant, programme=programme).first():
        raise AlreadySent(made)
    if cohort and cohort.programme_id != programme.pk:
        raise WrongCohort
    if cohort:
        refuse_closed(cohort, day=local(at).date())


def _agree_to_share(applicant: Applicant, programme: Programme, *, channel: Channel, by: Actor, at: datetime) -> None:
    if not has_live_consent(applicant, programme.organisation, Purpose.SHARE):
        record_consent(
            applicant, Purpose.SHARE, organisation=programme.organisation, channel=channel, is_given=True, by=by, at=at
        )


def _applicant_of(referral_id: int) -> Applicant:
    return lock_applicant(Referral.objects.values_list("applicant_id", flat=True).get(pk=referral_id))


def _others_open(old: Referral) -> bool:
    rows = Referral.objects.open().filter(applicant=old.applicant, organisation=old.organisation)
    return rows.exclude(pk=old.pk).exists()
