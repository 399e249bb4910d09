"""What people are written about themselves."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings

from applicants.emails.planning import is_to_them_still, plan_for_person, register_kind, words_for_person
from applicants.mail_texts import Wording
from applicants.mail_texts import people as texts
from applicants.models import Applicant
from workforce_portal.outbox.kinds import Prepared, Skip
from workforce_portal.outbox.models import PlannedMail
from workforce_portal.outbox.services import cancel_planned_mail

KINDS = (texts.REGISTERED, texts.REGISTERED_BY_ADVISER, texts.ALREADY_REGISTERED, texts.CORRECTED)


def plan_registered(applicant: Applicant, *, at: datetime) -> None:
    plan_for_person(texts.REGISTERED, applicant, applicant, str(applicant.pk), at=at)


def plan_registered_by(applicant: Applicant, *, at: datetime) -> None:
    plan_for_person(texts.REGISTERED_BY_ADVISER, applicant, applicant, str(applicant.pk), at=at)


def plan_already_registered(applicant: Applicant, *, at: datetime) -> None:
    """One a minute at most, however often the form is sent."""
    _plan_each_minute(texts.ALREADY_REGISTERED, applicant, at=at)


def plan_corrected(applicant: Applicant, *, at: datetime) -> None:
    _plan_each_minute(texts.CORRECTED, applicant, at=at)


def cancel_all(applicant: Applicant, *, reason: str, at: datetime) -> None:
    cancel_planned_mail(about=applicant, kinds=[kind.key for kind in KINDS], reason=reason, at=at)


def _plan_each_minute(wording: Wording, applicant: Applicant, *, at: datetime) -> None:
    plan_for_person(wording, applicant, applicant, f"{applicant.pk}:{at:%Y%m%dT%H%M}", at=at)


def prepare(mail: PlannedMail, at: datetime) -> Prepared | Skip:
    applicant = Applicant.objects.select_related("registered_by_organisation").get(pk=mail.about_id)
    if applicant.redacted_at:
        return Skip("Their details were removed")
    if not is_to_them_still(mail, applicant):
        return Skip("The address or number was corrected")
    organisation = applicant.registered_by_organisation
    return Prepared(
        {**words_for_person(applicant), "organisation": organisation.name if organisation else settings.SITE_NAME}
    )


def register_kinds() -> None:
    for wording in KINDS:
        register_kind(wording, prepare)
