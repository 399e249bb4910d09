"""A job that somebody got, and the questions some weeks into it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db import transaction

from applicants.actors import PORTAL, Actor
from applicants.emails import follow_ups as emails
from applicants.enums import ASKED_AFTER_WEEKS, AskedOf, Role, StillThere, WorkFound
from applicants.models import FollowUp, JobOutcome, Referral
from applicants.refusals import AnotherOrganisation, JobTold
from applicants.services.closing import close
from applicants.services.rows import lock_applicant, lock_open_referrals_of, note_activity
from workforce_portal.places.clock import local

# Later than this a question is no longer asked: a week later the weeks that it names would be wrong.
ASK_WITHIN = timedelta(days=7)


@dataclass(frozen=True, kw_only=True)
class JobDetails:
    """What is known of a job; everything but `work` may be left out."""

    work: WorkFound | str
    employer_name: str = ""
    employer_email: str = ""
    employer_id: int | None = None
    job_role: str = ""
    started_on: date | None = None
    hours_a_week: Decimal | None = None
    contract: str = ""


@transaction.atomic
def got_a_job(
    *, applicant_id: int, job: JobDetails, by: Actor, at: datetime, referral_id: int | None = None
) -> JobOutcome:
    """Records the job, stops what has not begun, and plans to ask how it goes if it is in care.

    `referral_id` is the programme that it came from. Raises JobTold or AnotherOrganisation.
    """
    applicant = lock_applicant(applicant_id)
    referral = Referral.objects.get(pk=referral_id, applicant=applicant) if referral_id else None
    _refuse(referral, by=by)
    made = JobOutcome.objects.create(
        applicant=applicant, referral=referral, role=by.role, by=by.user, at=at, **job.__dict__
    )
    applicant.work_found, applicant.got_job_at = made.work, at
    applicant.save(update_fields=["work_found", "got_job_at"])
    for row in lock_open_referrals_of(applicant):
        if row.started_on is None:
            # A partner may say so of its own; what is open elsewhere the portal closes.
            close(row, "withdraw", by=PORTAL if by.role == Role.PARTNER else by, at=at, reason="got_a_job")
    _plan_questions(made, day=local(at).date())
    note_activity(applicant, at=at)
    return made


def ask_follow_ups(*, at: datetime) -> int:
    """Plans the questions whose day has come. Twice asks once."""
    today = local(at).date()
    due = FollowUp.objects.filter(asked_at=None, answer="", due_on__lte=today, due_on__gt=today - ASK_WITHIN)
    return sum(_ask(pk, at=at) for pk in list(due.order_by("due_on", "pk").values_list("pk", flat=True)))


@transaction.atomic
def answer_follow_up(*, follow_up_id: int, answer: StillThere | str, at: datetime) -> FollowUp:
    """One press; another press later corrects it. No answer says nothing."""
    follow_up = FollowUp.objects.select_for_update(of=("self",)).select_related("job__applicant").get(pk=follow_up_id)
    follow_up.answer, follow_up.answered_at = answer, at
    follow_up.save(update_fields=["answer", "answered_at"])
    if follow_up.asked_of == AskedOf.PERSON:
        note_activity(follow_up.job.applicant, at=at)
    return follow_up


@transaction.atomic
def _ask(follow_up_id: int, *, at: datetime) -> bool:
    rows = FollowUp.objects.select_for_update(of=("self",), skip_locked=True).select_related("job__applicant")
    follow_up = rows.filter(pk=follow_up_id, asked_at=None).first()
    if follow_up is None:
        return False
    follow_up.asked_at = at
    follow_up.save(update_fields=["asked_at"])
    emails.plan_question(follow_up, at=at)
    return True


def _refuse(referral: Referral | None, *, by: Actor) -> None:
    owner = referral.organisation if referral else None
    if by.role == Role.PARTNER and (owner is None or by.organisation != owner):
        raise AnotherOrganisation
    if referral and JobOutcome.objects.filter(referral=referral).exists():
        raise JobTold


def _plan_questions(job: JobOutcome, *, day: date) -> None:
    if job.work != WorkFound.IN_CARE:
        return
    began = job.started_on or day
    FollowUp.objects.bulk_create(
        FollowUp(job=job, weeks=weeks, asked_of=asked_of, due_on=began + timedelta(weeks=weeks))
        for weeks in ASKED_AFTER_WEEKS
        for asked_of in AskedOf
    )
