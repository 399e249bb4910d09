"""What somebody decides on their own page about what is known of them and by whom."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from applicants.actors import THE_PERSON
from applicants.enums import ABOUT_ORGANISATION, Channel, Purpose
from applicants.models import Applicant, JobOutcome, Referral
from applicants.selectors.consents import has_live_consent
from applicants.services.consents import record_consent, withdraw_consent
from applicants.services.details import correct_details
from applicants.services.jobs import JobDetails, got_a_job
from applicants.services.rows import lock_applicant
from workforce_portal.organisations.models import Organisation

BY_THEMSELVES: dict[str, Any] = {"by": THE_PERSON, "channel": Channel.WEB}


@transaction.atomic
def stop_sharing(*, applicant_id: int, organisation: Organisation, at: datetime) -> int:
    """Takes back everything that the organisation may see; what is open with it closes. Twice changes nothing."""
    lock_applicant(applicant_id)
    taken_back = [
        withdraw_consent(applicant_id=applicant_id, purpose=purpose, organisation=organisation, at=at, **BY_THEMSELVES)
        for purpose in ABOUT_ORGANISATION
    ]
    return sum(record is not None for record in taken_back)


@transaction.atomic
def change_adjustments(*, applicant_id: int, adjustments: str, at: datetime) -> None:
    """Keeps what somebody needs to take part, with their yes; nothing written takes the yes back."""
    applicant = lock_applicant(applicant_id)
    if not adjustments:
        withdraw_consent(applicant_id=applicant_id, purpose=Purpose.HEALTH, at=at, **BY_THEMSELVES)
        return
    if not has_live_consent(applicant, None, Purpose.HEALTH):
        record_consent(applicant, Purpose.HEALTH, organisation=None, is_given=True, at=at, **BY_THEMSELVES)
    correct_details(applicant_id=applicant_id, changes={"adjustments": adjustments}, by=THE_PERSON, at=at)


@transaction.atomic
def tell_of_job(*, applicant_id: int, job: JobDetails, may_ask_employer: bool, at: datetime) -> JobOutcome | None:
    """The person has a job, and says whether the employer may be asked. Told twice, it is told once."""
    applicant = lock_applicant(applicant_id)
    if applicant.got_job_at:
        return None
    if may_ask_employer and not has_live_consent(applicant, None, Purpose.CONTACT_EMPLOYER):
        record_consent(applicant, Purpose.CONTACT_EMPLOYER, organisation=None, is_given=True, at=at, **BY_THEMSELVES)
    made = got_a_job(applicant_id=applicant_id, job=job, by=THE_PERSON, at=at, referral_id=_came_from(applicant))
    return made


def _came_from(applicant: Applicant) -> int | None:
    """The last programme that they began, unless a job is told of it already."""
    began = (
        Referral.objects.filter(applicant=applicant, started_on__isnull=False).order_by("-started_on", "-pk").first()
    )
    return began.pk if began and not began.jobs.exists() else None
