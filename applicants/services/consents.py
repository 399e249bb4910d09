"""The verbs of consent. Taking one back takes effect with the next request, and is written, never undone."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from applicants.actors import Actor
from applicants.enums import Channel, IntroductionState, Purpose
from applicants.models import Applicant, ConsentRecord, Introduction
from applicants.selectors.consents import current_wording, has_live_consent
from applicants.services.closing import close_for_person
from applicants.services.rows import lock_applicant, lock_open_referrals_of, note_activity
from workforce_portal.organisations.models import Organisation


@transaction.atomic
def give_consent(
    *,
    applicant_id: int,
    purpose: Purpose,
    organisation: Organisation | None = None,
    channel: Channel,
    by: Actor,
    at: datetime,
) -> ConsentRecord:
    """Records a yes to the wording that is in use now. Raises PersonForgotten."""
    applicant = lock_applicant(applicant_id)
    return record_consent(applicant, purpose, organisation=organisation, channel=channel, is_given=True, by=by, at=at)


@transaction.atomic
def withdraw_consent(
    *,
    applicant_id: int,
    purpose: Purpose,
    organisation: Organisation | None = None,
    channel: Channel,
    by: Actor,
    at: datetime,
) -> ConsentRecord | None:
    """Takes a yes back; None where there was none. Sharing closes what is open with the organisation at once."""
    applicant = lock_applicant(applicant_id)
    if not has_live_consent(applicant, organisation, purpose):
        return None
    record = record_consent(
        applicant, purpose, organisation=organisation, channel=channel, is_given=False, by=by, at=at
    )
    if purpose == Purpose.SHARE:
        for referral in lock_open_referrals_of(applicant):
            if referral.organisation_id == record.organisation_id:
                close_for_person(referral, by=by, at=at, reason="stopped_sharing")
    if purpose == Purpose.INTRODUCE:
        Introduction.objects.open().filter(applicant=applicant, pledge__employer=record.organisation_id).update(
            state=IntroductionState.WITHDRAWN, ended_at=at
        )
    if purpose == Purpose.HEALTH:
        Applicant.objects.filter(pk=applicant.pk).update(adjustments="")
    return record


def record_consent(
    applicant: Applicant,
    purpose: Purpose,
    *,
    organisation: Organisation | None,
    channel: Channel,
    is_given: bool,
    by: Actor,
    at: datetime,
) -> ConsentRecord:
    """The row alone, for verbs that hold the person's lock."""
    note_activity(applicant, at=at)
    return ConsentRecord.objects.create(
        applicant=applicant,
        purpose=purpose,
        organisation=organisation,
        wording=current_wording(purpose),
        channel=channel,
        is_given=is_given,
        role=by.role,
        by=by.user,
        at=at,
    )
