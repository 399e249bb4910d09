"""Messages about an introduction. None of them names the person to an employer: that stands behind the sign-in."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.urls import reverse

from applicants.emails.planning import (
    is_to_them_still,
    office,
    plan_for_employer,
    plan_for_person,
    register_kind,
    words_for_person,
)
from applicants.enums import IntroductionState
from applicants.mail_texts import Wording
from applicants.mail_texts import introductions as texts
from applicants.models import Introduction
from workforce_portal.outbox.kinds import Prepared, Skip
from workforce_portal.outbox.models import PlannedMail


def plan_new(introduction: Introduction, *, at: datetime) -> None:
    _plan_for_employer(texts.EMPLOYER_NEW, introduction, at=at)


def plan_reminder(introduction: Introduction, *, at: datetime) -> None:
    _plan_for_employer(texts.EMPLOYER_REMINDER, introduction, at=at)


def plan_answered(introduction: Introduction, *, at: datetime) -> None:
    key = f"{introduction.pk}:{introduction.state}"
    plan_for_person(texts.PERSON_ANSWERED, introduction.applicant, introduction, key, at=at)


def _plan_for_employer(wording: Wording, introduction: Introduction, *, at: datetime) -> None:
    employer = introduction.pledge.employer
    plan_for_employer(wording, introduction, email=employer.email, name=employer.name, key=str(introduction.pk), at=at)


def prepare_for_employer(mail: PlannedMail, at: datetime) -> Prepared | Skip:
    introduction = Introduction.objects.select_related("pledge__employer").get(pk=mail.about_id)
    if introduction.state != IntroductionState.WAITING:
        return Skip("It was answered or taken back meanwhile")
    home = reverse("partners:home", args=[introduction.pledge.employer.uuid])
    return Prepared({**office(), "workspace_link": settings.SITE_URL + home})


def prepare_for_person(mail: PlannedMail, at: datetime) -> Prepared | Skip:
    applicant = Introduction.objects.select_related("applicant").get(pk=mail.about_id).applicant
    if applicant.redacted_at:
        return Skip("Their details were removed")
    if not is_to_them_still(mail, applicant):
        return Skip("The address or number was corrected")
    return Prepared(words_for_person(applicant))


def register_kinds() -> None:
    register_kind(texts.EMPLOYER_NEW, prepare_for_employer)
    register_kind(texts.EMPLOYER_REMINDER, prepare_for_employer)
    register_kind(texts.PERSON_ANSWERED, prepare_for_person)
