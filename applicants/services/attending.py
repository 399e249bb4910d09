"""From the first day of a programme to its end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from applicants.actors import Actor
from applicants.emails import referrals as emails
from applicants.enums import Mark, ReasonFor, Result, Role, SeatStatus
from applicants.mail_texts import referrals as texts
from applicants.models import Attendance, CohortSession, EndReview, Reason, Referral, Seat
from applicants.refusals import (
    AlreadyReviewed,
    AnotherOrganisation,
    NotOnThisCohort,
    NotYourMove,
    ReasonNotAllowed,
    StartsLater,
)
from applicants.services.closing import close
from applicants.services.referring import supersede
from applicants.services.rows import lock_applicant, lock_open_referrals_of, lock_referral
from applicants.services.walking import walk
from workforce_portal.places.clock import local


@dataclass(frozen=True, kw_only=True)
class Review:
    """How it went; the five values from 1 to 3, None where it cannot be said."""

    result: Result | str
    kindness: int | None = None
    reliability: int | None = None
    listening: int | None = None
    learning: int | None = None
    respect: int | None = None
    interview_offered: bool = False
    note: str = ""


@transaction.atomic
def start(*, referral_id: int, on: date, by: Actor, at: datetime) -> Referral:
    """The first day. What the person has open elsewhere and has not begun is closed as started elsewhere."""
    applicant = lock_applicant(Referral.objects.values_list("applicant_id", flat=True).get(pk=referral_id))
    rows = {row.pk: row for row in lock_open_referrals_of(applicant)}
    referral = rows.pop(referral_id, None) or lock_referral(referral_id)
    _refuse_to_come(on, at=at)
    walk(referral, "start", by=by, at=at, started_on=on)
    for sibling in rows.values():
        if sibling.started_on is None:
            supersede(sibling, at=at)
    return referral


@transaction.atomic
def record_not_started(*, referral_id: int, by: Actor, at: datetime) -> Referral:
    """Expected on the first day, and did not come."""
    referral = lock_referral(referral_id)
    if referral.cohort:
        _refuse_to_come(referral.cohort.starts_on, at=at)
    close(referral, "record_not_started", by=by, at=at, reason="did_not_come")
    return referral


@transaction.atomic
def complete(*, referral_id: int, on: date, review: Review, by: Actor, at: datetime) -> EndReview:
    """The last day, and how it went. Raises StartsLater or WrongState."""
    referral = lock_referral(referral_id)
    _refuse_to_come(on, at=at)
    walk(referral, "complete", by=by, at=at, reason="completed", ended_on=on)
    return add_review(referral, review, by=by, at=at)


@transaction.atomic
def end_early(
    *, referral_id: int, on: date, reason: str, by: Actor, at: datetime, review: Review | None = None
) -> Referral:
    """Somebody leaves before the end. Raises ReasonNotAllowed or StartsLater besides what `walk` raises."""
    referral = lock_referral(referral_id)
    _refuse_to_come(on, at=at)
    if not Reason.objects.filter(code=reason, used_for=ReasonFor.END, is_active=True).exists():
        raise ReasonNotAllowed
    close(referral, "end_early", by=by, at=at, reason=reason, ended_on=on)
    if review:
        add_review(referral, review, by=by, at=at)
    return referral


def add_review(referral: Referral, review: Review, *, by: Actor, at: datetime) -> EndReview:
    """Needs the referral's lock. Raises AlreadyReviewed."""
    if EndReview.objects.filter(referral=referral).exists():
        raise AlreadyReviewed
    made = EndReview.objects.create(referral=referral, by=by.user, at=at, **review.__dict__)
    emails.plan(texts.REVIEWED, referral, at=at)
    return made


@transaction.atomic
def comment_on_review(*, review_id: int, is_agreed: bool, comment: str, at: datetime) -> EndReview:
    """What the person says to how it went; they may say something else later."""
    review = EndReview.objects.select_for_update().get(pk=review_id)
    review.is_agreed, review.comment, review.commented_at = is_agreed, comment, at
    review.save(update_fields=["is_agreed", "comment", "commented_at"])
    return review


@transaction.atomic
def mark_attendance(*, session_id: int, marks: Mapping[int, Mark | str], by: Actor, at: datetime) -> int:
    """Writes the whole sheet of one day: a mark for each referral. Marking again corrects.

    Raises NotYourMove, AnotherOrganisation, StartsLater or NotOnThisCohort.
    """
    session = CohortSession.objects.select_related("cohort__programme").get(pk=session_id)
    if by.role not in (Role.PARTNER, Role.STAFF):
        raise NotYourMove
    owner = session.cohort.programme.organisation_id
    if by.role == Role.PARTNER and (by.organisation is None or by.organisation.pk != owner):
        raise AnotherOrganisation
    _refuse_to_come(session.on_date, at=at)
    seats = Seat.objects.filter(cohort=session.cohort, referral__in=marks, place_no__isnull=False)
    if set(marks) - set(seats.exclude(status=SeatStatus.RAN_OUT).values_list("referral_id", flat=True)):
        raise NotOnThisCohort
    rows = [Attendance(session=session, referral_id=pk, mark=mark, by=by.user, at=at) for pk, mark in marks.items()]
    Attendance.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["session", "referral"], update_fields=["mark", "by", "at"]
    )
    return len(rows)


def _refuse_to_come(day: date, *, at: datetime) -> None:
    if day > local(at).date():
        raise StartsLater
