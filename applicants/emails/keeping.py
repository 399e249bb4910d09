"""Messages about keeping and removing somebody's details, and those that our staff write."""

from __future__ import annotations

from datetime import datetime

from applicants.emails.planning import (
    is_to_them_still,
    office,
    plan_for_employer,
    plan_for_person,
    register_kind,
    words_for_person,
)
from applicants.links import me_url
from applicants.mail_texts import keeping as texts
from applicants.models import Applicant, StaffMessage
from applicants.selectors.retention import NOTICE
from workforce_portal.organisations.models import Organisation
from workforce_portal.outbox.kinds import Prepared, Skip
from workforce_portal.outbox.models import PlannedMail
from workforce_portal.places.clock import local, say_date


def plan_keep_me(applicant: Applicant, *, at: datetime) -> None:
    plan_for_person(texts.KEEP_ME, applicant, applicant, f"{applicant.pk}:{at:%Y%m%d}", at=at)


def plan_forgotten(applicant: Applicant, organisation: Organisation, *, at: datetime) -> None:
    key = f"{applicant.pk}:{organisation.pk}"
    plan_for_employer(
        texts.PARTNER_FORGOTTEN, applicant, email=organisation.email, name=organisation.name, key=key, at=at
    )


def plan_staff_message(message: StaffMessage, *, at: datetime) -> None:
    plan_for_person(texts.STAFF_MESSAGE, message.applicant, message, str(message.pk), at=at)


def prepare_keep_me(mail: PlannedMail, at: datetime) -> Prepared | Skip:
    applicant = Applicant.objects.get(pk=mail.about_id)
    if not applicant.is_known or applicant.asked_to_keep_at is None:
        return Skip("It is settled already")
    if not is_to_them_still(mail, applicant):
        return Skip("The address or number was corrected")
    until = say_date(local(applicant.asked_to_keep_at + NOTICE))
    said = {"first_name": applicant.first_name, "keep_link": me_url(applicant, "keep/"), "until_day": until}
    return Prepared({**office(), **said})


def prepare_forgotten(mail: PlannedMail, at: datetime) -> Prepared | Skip:
    return Prepared({**office(), "reference": Applicant.objects.get(pk=mail.about_id).reference})


def prepare_staff_message(mail: PlannedMail, at: datetime) -> Prepared | Skip:
    applicant = StaffMessage.objects.select_related("applicant").get(pk=mail.about_id).applicant
    if not is_to_them_still(mail, applicant):
        return Skip("The address or number was corrected")
    return Prepared(words_for_person(applicant))


def register_kinds() -> None:
    register_kind(texts.KEEP_ME, prepare_keep_me)
    register_kind(texts.PARTNER_FORGOTTEN, prepare_forgotten)
    register_kind(texts.STAFF_MESSAGE, prepare_staff_message)
