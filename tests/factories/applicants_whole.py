"""Somebody of whom every kind of row is held, made as pages make it."""

from datetime import date, timedelta

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType

from applicants.actors import THE_PERSON
from applicants.enums import Looked, Mark, Purpose
from applicants.models import Applicant, DuplicateCase, Referral, RegistrationDraft, ReturnLink, Snooze, StaffMessage
from applicants.services.answering import ask_to_talk, decline
from applicants.services.assigning import assign
from applicants.services.attending import Review, comment_on_review, complete, mark_attendance, start
from applicants.services.details import correct_details
from applicants.services.jobs import JobDetails, answer_follow_up, got_a_job
from applicants.services.looking import note_look
from applicants.services.referring import refer
from tests.factories.applicants import (
    NOW,
    START,
    ApplicantFactory,
    CohortFactory,
    CohortSessionFactory,
    MembershipFactory,
    ProgrammeFactory,
)
from tests.factories.applicants_acts import adviser, agree, partner_of, register, say_yes, send, staff

# Each stands somewhere in what is held, and nowhere else.
STRINGS = (
    "Zephyrine",
    "Quillfeather",
    "Zeff",
    "zephyrine@quill.example",
    "earlier@quill.example",
    "07700900982",
    "+447700900982",
    "7700 900982",
    "12 Zebra Terrace",
    "WN7 2PQ",
    "WN72PQ",
    "1998-07-17",
    "zebra crossing",
    "zebra insulin",
    "zebra message",
    "zebra talk",
    "zebra refusal",
    "zebra review",
    "zebra comment",
    "Zebra Lodge",
    "manager@zebra.example",
    "zebra snooze",
    "zebra letter",
    "zebra audit",
    "zebra draft",
)
ACCEPTED, ENDED, JOB = NOW + timedelta(days=1), START + timedelta(days=25), NOW + timedelta(days=60)


def whole_person() -> Applicant:
    applicant = register(
        by=adviser(),
        agreed=[Purpose.HEALTH, Purpose.PROGRESS],
        name="Zephyrine Quillfeather",
        called="Zeff",
        date_of_birth=date(1998, 7, 17),
        email="earlier@quill.example",
        phone="07700 900982",
        address="12 Zebra Terrace",
        contact_ways=("email", "call"),
        to_know="zebra crossing",
        adjustments="zebra insulin",
    ).applicant
    Applicant.objects.filter(pk=applicant.pk).update(campaign_code="k-7", postcode="WN7 2PQ")
    correct_details(applicant_id=applicant.pk, changes={"email": "zephyrine@quill.example"}, by=staff(), at=NOW)
    agree(applicant, None, purpose=Purpose.CONTACT_EMPLOYER)
    referral = _completed(applicant)
    _declined(applicant)
    _job(applicant, referral)
    _beside(applicant, referral)
    applicant.refresh_from_db()
    return applicant


def _completed(applicant: Applicant) -> Referral:
    cohort = CohortFactory()
    session = CohortSessionFactory(cohort=cohort)
    agree(applicant, cohort.programme.organisation)
    referral = refer(
        applicant_id=applicant.pk,
        programme_id=cohort.programme_id,
        cohort_id=cohort.pk,
        message="zebra message",
        by=THE_PERSON,
        at=NOW,
    )
    member = MembershipFactory(organisation=referral.organisation)
    assign(referral_id=referral.pk, adviser=member.user, by=partner_of(referral), at=NOW)
    ask_to_talk(referral_id=referral.pk, note="zebra talk", by=partner_of(referral), at=NOW)
    say_yes(referral, at=ACCEPTED)
    first_day = ACCEPTED + (START - ACCEPTED.date())
    start(referral_id=referral.pk, on=START, by=partner_of(referral), at=first_day)
    mark_attendance(session_id=session.pk, marks={referral.pk: Mark.CAME}, by=partner_of(referral), at=first_day)
    review = complete(
        referral_id=referral.pk,
        on=ENDED,
        review=Review(result="completed", note="zebra review"),
        by=partner_of(referral),
        at=JOB,
    )
    comment_on_review(review_id=review.pk, is_agreed=True, comment="zebra comment", at=JOB)
    return referral


def _declined(applicant: Applicant) -> None:
    referral = send(applicant, ProgrammeFactory())
    decline(
        referral_id=referral.pk,
        reason="full",
        next_step="other_programme",
        note="zebra refusal",
        by=partner_of(referral),
        at=NOW,
    )


def _job(applicant: Applicant, referral: Referral) -> None:
    job = JobDetails(
        work="in_care",
        employer_name="Zebra Lodge",
        employer_email="manager@zebra.example",
        started_on=JOB.date(),
    )
    made = got_a_job(applicant_id=applicant.pk, job=job, referral_id=referral.pk, by=THE_PERSON, at=JOB)
    for follow_up in made.follow_ups.filter(weeks__in=(4, 13)):
        answer_follow_up(follow_up_id=follow_up.pk, answer="yes", at=JOB)


def _beside(applicant: Applicant, referral: Referral) -> None:
    by = staff()
    note_look(applicant=applicant, what=Looked.OPENED, by=by, at=NOW)
    Snooze.objects.create(referral=referral, until=START, reason="zebra snooze", by=by.user)
    StaffMessage.objects.create(applicant=applicant, text="zebra letter", by=by.user)
    ReturnLink.objects.create(applicant=applicant, expires_at=NOW)
    RegistrationDraft.objects.create(
        email="zephyrine@quill.example", answers={"to_know": "zebra draft"}, expires_at=NOW + timedelta(days=9999)
    )
    DuplicateCase.objects.create(
        first=applicant, second=ApplicantFactory(name="Somebody Else", postcode=""), reason="name"
    )
    LogEntry.objects.create(
        user=by.user,
        content_type=ContentType.objects.get_for_model(Applicant),
        object_id=str(applicant.pk),
        object_repr="Zephyrine Quillfeather",
        action_flag=CHANGE,
        change_message="zebra audit",
    )
