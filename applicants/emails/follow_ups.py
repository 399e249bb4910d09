"""The one question some weeks into a job, to the person and to the employer."""

from __future__ import annotations

from datetime import datetime

from applicants.emails.planning import office, plan_for_employer, plan_for_person, register_kind, words_for_person
from applicants.enums import AskedOf, Purpose
from applicants.links import follow_up_url
from applicants.mail_texts import people, referrals
from applicants.models import FollowUp
from applicants.selectors.consents import has_live_consent
from workforce_portal.outbox.kinds import Prepared, Skip
from workforce_portal.outbox.models import PlannedMail


def plan_question(follow_up: FollowUp, *, at: datetime) -> None:
    job = follow_up.job
    if follow_up.asked_of == AskedOf.PERSON:
        plan_for_person(people.FOLLOW_UP_PERSON, job.applicant, follow_up, str(follow_up.pk), at=at)
    elif has_live_consent(job.applicant, None, Purpose.CONTACT_EMPLOYER):
        plan_for_employer(
            referrals.EMPLOYER_FOLLOW_UP,
            follow_up,
            email=job.employer_email,
            name=job.employer_name,
            key=str(follow_up.pk),
            at=at,
        )


def prepare(mail: PlannedMail, at: datetime) -> Prepared | Skip:
    follow_up = FollowUp.objects.select_related("job__applicant").get(pk=mail.about_id)
    applicant = follow_up.job.applicant
    if applicant.redacted_at:
        return Skip("Their details were removed")
    if follow_up.answer:
        return Skip("It has been answered")
    if follow_up.asked_of == AskedOf.EMPLOYER and not has_live_consent(applicant, None, Purpose.CONTACT_EMPLOYER):
        return Skip("The person took back that we ask the employer")
    words = {"weeks": str(follow_up.weeks), "follow_up_link": follow_up_url(follow_up)}
    if follow_up.asked_of == AskedOf.PERSON:
        return Prepared({**words_for_person(applicant), **words})
    return Prepared({**office(), "first_name": applicant.first_name, **words})


def register_kinds() -> None:
    register_kind(people.FOLLOW_UP_PERSON, prepare)
    register_kind(referrals.EMPLOYER_FOLLOW_UP, prepare)
