"""A completer chooses who may see them, and the employer answers."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction

from applicants.actors import PORTAL, THE_PERSON, Actor
from applicants.emails import introductions as emails
from applicants.enums import (
    INTRODUCTION_ANSWERS,
    Channel,
    IntroductionState,
    Purpose,
    WorkFound,
)
from applicants.models import Introduction, JobOutcome, Pledge
from applicants.refusals import DayNeeded, NotYourMove, OnlyForCompleters, PledgeClosed
from applicants.selectors.consents import has_live_consent
from applicants.selectors.introductions import completed_by, to_remind
from applicants.services.consents import record_consent
from applicants.services.jobs import JobDetails, got_a_job
from applicants.services.rows import lock_applicant
from workforce_portal.organisations.models import Organisation


@transaction.atomic
def choose_pledge(*, applicant_id: int, pledge_id: int, at: datetime) -> Introduction:
    """The person agrees that this employer sees them. Twice is once. Raises OnlyForCompleters or PledgeClosed."""
    applicant = lock_applicant(applicant_id)
    referral = completed_by(applicant)
    if referral is None:
        raise OnlyForCompleters
    pledge = Pledge.objects.open().select_related("employer").filter(pk=pledge_id).first()
    if pledge is None:
        raise PledgeClosed
    if made := Introduction.objects.open().filter(applicant=applicant, pledge=pledge).first():
        return made
    record_consent(
        applicant,
        Purpose.INTRODUCE,
        organisation=pledge.employer,
        channel=Channel.WEB,
        is_given=True,
        by=THE_PERSON,
        at=at,
    )
    made = Introduction.objects.create(applicant=applicant, pledge=pledge, referral=referral, chosen_at=at)
    emails.plan_new(made, at=at)
    return made


@transaction.atomic
def take_back_introduction(*, introduction_id: int, at: datetime) -> None:
    """The employer sees the person no more, unless they are with it by another promise."""
    found = Introduction.objects.select_related("pledge__employer").get(pk=introduction_id)
    applicant = lock_applicant(found.applicant_id)
    open_one = Introduction.objects.open().filter(pk=introduction_id)
    open_one.update(state=IntroductionState.WITHDRAWN, ended_at=at)
    employer = found.pledge.employer
    others = Introduction.objects.open().filter(applicant=applicant, pledge__employer=employer)
    if not others.exists() and has_live_consent(applicant, employer, Purpose.INTRODUCE):
        record_consent(
            applicant,
            Purpose.INTRODUCE,
            organisation=employer,
            channel=Channel.WEB,
            is_given=False,
            by=THE_PERSON,
            at=at,
        )


@transaction.atomic
def answer_introduction(
    *,
    introduction_id: int,
    answer: IntroductionState | str,
    interview_on: date | None = None,
    started_on: date | None = None,
    by: Actor,
    at: datetime,
) -> Introduction:
    """What the employer says. A job is recorded as one, and followed up like any other.

    Raises NotYourMove for another organisation, for what is over, or once the person took it back; DayNeeded.
    """
    person = Introduction.objects.values_list("applicant_id", flat=True).get(pk=introduction_id)
    applicant = lock_applicant(person)
    rows = Introduction.objects.select_for_update(of=("self",)).select_related("pledge__employer", "referral")
    introduction = rows.get(pk=introduction_id)
    employer = introduction.pledge.employer
    if by.organisation != employer or answer not in INTRODUCTION_ANSWERS or not introduction.is_open:
        raise NotYourMove
    if not has_live_consent(applicant, employer, Purpose.INTRODUCE):
        raise NotYourMove
    if answer == IntroductionState.INTERVIEW and interview_on is None:
        raise DayNeeded
    introduction.state, introduction.answered_at, introduction.answered_by = answer, at, by.user
    introduction.interview_on = interview_on or introduction.interview_on
    introduction.ended_at = None if answer == IntroductionState.INTERVIEW else at
    introduction.save()
    if answer == IntroductionState.HIRED:
        _record_job(introduction, started_on, at=at)
    emails.plan_answered(introduction, at=at)
    return introduction


def look_after_introductions(*, at: datetime) -> int:
    """Reminds employers who have not answered. Twice reminds once."""
    return sum(_remind(pk, at=at) for pk in list(to_remind(at=at).values_list("pk", flat=True)))


@transaction.atomic
def _remind(introduction_id: int, *, at: datetime) -> int:
    rows = Introduction.objects.filter(pk=introduction_id, state=IntroductionState.WAITING, reminded_at=None)
    if not rows.update(reminded_at=at):
        return 0
    emails.plan_reminder(Introduction.objects.select_related("pledge__employer").get(pk=introduction_id), at=at)
    return 1


def _record_job(introduction: Introduction, started_on: date | None, *, at: datetime) -> None:
    referral, employer = introduction.referral, introduction.pledge.employer
    is_told = JobOutcome.objects.filter(referral=referral).exists()
    job = JobDetails(
        work=WorkFound.IN_CARE,
        employer_name=employer.name,
        employer_email=employer.email,
        employer_id=employer.pk,
        job_role=introduction.pledge.job_role,
        started_on=started_on,
    )
    facts: dict[str, Any] = {} if is_told else {"referral_id": referral.pk}
    got_a_job(applicant_id=introduction.applicant_id, job=job, by=PORTAL, at=at, **facts)


@transaction.atomic
def write_pledge(
    *,
    employer: Organisation,
    pledge_id: int | None = None,
    job_role: str,
    where: str,
    council: str,
    about: str = "",
    is_open: bool = True,
) -> Pledge:
    """A new promise, or another wording of one; closing it leaves those who chose it already."""
    pledge = Pledge.objects.get(pk=pledge_id, employer=employer) if pledge_id else Pledge(employer=employer)
    pledge.job_role, pledge.where, pledge.about, pledge.is_open = job_role, where, about, is_open
    pledge.council_id = council
    pledge.save()
    return pledge
