"""Agreeing that a programme sees somebody and being sent there, as one act."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from typing import Any

from django.db import transaction

from applicants.actors import Actor
from applicants.enums import Channel, Purpose
from applicants.models import Programme, Referral
from applicants.refusals import Refusal
from applicants.selectors.consents import has_live_consent
from applicants.services.consents import record_consent
from applicants.services.referring import refer
from applicants.services.registering import Registration, register_applicant
from applicants.services.rows import lock_applicant


@transaction.atomic
def join_programme(
    *, applicant_id: int, programme_id: int, cohort_id: int | None = None, channel: Channel, by: Actor, at: datetime
) -> Referral:
    """One press: the person agrees to be seen by the programme, and is sent to it. Raises what `refer` raises."""
    applicant = lock_applicant(applicant_id)
    organisation = Programme.objects.select_related("organisation").get(pk=programme_id).organisation
    if not has_live_consent(applicant, organisation, Purpose.SHARE):
        record_consent(
            applicant, Purpose.SHARE, organisation=organisation, channel=channel, is_given=True, by=by, at=at
        )
    return refer(applicant_id=applicant_id, programme_id=programme_id, cohort_id=cohort_id, by=by, at=at)


def register_for_programme(
    *,
    programme_id: int | None,
    cohort_id: int | None,
    channel: Channel,
    by: Actor,
    at: datetime,
    **registration: Any,
) -> Registration:
    """Registers somebody and sends them to the programme that they agreed to, if any.

    A programme that has closed in the meantime keeps nobody from being registered: their page offers others.
    """
    made = register_applicant(by=by, at=at, channel=channel, **registration)
    # Whoever was registered already changes nothing here: it may be somebody else who knows their name.
    if programme_id and made.is_new:
        with suppress(Refusal):
            join_programme(
                applicant_id=made.applicant.pk,
                programme_id=programme_id,
                cohort_id=cohort_id,
                channel=channel,
                by=by,
                at=at,
            )
    return made
