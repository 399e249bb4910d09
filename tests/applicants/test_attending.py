from datetime import timedelta

import pytest

from applicants.actors import THE_PERSON
from applicants.enums import AskedOf, Purpose
from applicants.models import Applicant, Attendance, EndReview, FollowUp, Referral
from applicants.refusals import (
    AlreadyReviewed,
    AnotherOrganisation,
    JobTold,
    NotOnThisCohort,
    NotYourMove,
    ReasonNotAllowed,
    StartsLater,
)
from applicants.services.attending import (
    Review,
    add_review,
    comment_on_review,
    complete,
    end_early,
    mark_attendance,
    record_not_started,
    start,
)
from applicants.services.jobs import JobDetails, answer_follow_up, ask_follow_ups, got_a_job
from tests.factories.applicants import (
    NOW,
    START,
    TODAY,
    ApplicantFactory,
    CohortFactory,
    CohortSessionFactory,
    ProgrammeFactory,
    ReferralFactory,
)
from tests.factories.applicants_acts import agree, full_cohort, partner_of, send, staff
from workforce_portal.outbox.models import PlannedMail
from workforce_portal.outbox.services import send_due_mail

pytestmark = pytest.mark.django_db


def test_a_first_day_that_is_still_to_come_is_not_recorded():
    referral = ReferralFactory(state="accepted")

    with pytest.raises(StartsLater):
        start(referral_id=referral.pk, on=TODAY + timedelta(days=1), by=partner_of(referral), at=NOW)


def test_who_did_not_come_frees_the_place_and_is_told():
    cohort = CohortFactory(starts_on=TODAY, closes_on=TODAY)
    referral = ReferralFactory(programme=cohort.programme, cohort=cohort, state="accepted")

    record_not_started(referral_id=referral.pk, by=partner_of(referral), at=NOW)

    referral.refresh_from_db()
    assert (referral.state, referral.close_reason.code) == ("not_started", "did_not_come")
    assert PlannedMail.objects.about(referral).filter(kind="referral_closed").exists()


def test_complete_keeps_how_it_went_and_the_person_has_their_say():
    referral = ReferralFactory(state="started")
    review = Review(result="completed", kindness=3, reliability=2, interview_offered=True, note="Well done")

    made = complete(referral_id=referral.pk, on=TODAY, review=review, by=partner_of(referral), at=NOW)
    comment_on_review(review_id=made.pk, is_agreed=False, comment="I was never late", at=NOW)

    referral.refresh_from_db()
    made.refresh_from_db()
    assert (referral.state, referral.ended_on) == ("completed", TODAY)
    assert (made.kindness, made.learning, made.is_agreed, made.comment) == (3, None, False, "I was never late")
    with pytest.raises(AlreadyReviewed):
        add_review(referral, review, by=staff(), at=NOW)


def test_end_early_needs_a_reason_of_its_own():
    referral = ReferralFactory(state="started")
    facts = {"referral_id": referral.pk, "on": TODAY, "by": partner_of(referral), "at": NOW}

    with pytest.raises(ReasonNotAllowed):
        end_early(**facts, reason="full")
    end_early(**facts, reason="left_for_job", review=Review(result="partly"))

    assert EndReview.objects.get().result == "partly"


def test_the_sheet_is_marked_for_all_and_corrected_for_one():
    cohort, (first, second) = full_cohort(places=2, starts_on=TODAY, closes_on=TODAY)
    session, by = CohortSessionFactory(cohort=cohort), partner_of(cohort.programme)
    marks = {first.pk: "came", second.pk: "missed"}

    mark_attendance(session_id=session.pk, marks=marks, by=by, at=NOW)
    mark_attendance(session_id=session.pk, marks={second.pk: "late"}, by=by, at=NOW)

    assert dict(Attendance.objects.values_list("referral", "mark")) == {first.pk: "came", second.pk: "late"}


def test_the_sheet_is_of_that_cohort_for_its_partner_from_the_day_on():
    cohort, (referral,) = full_cohort()
    today = CohortSessionFactory(cohort=cohort, on_date=TODAY)
    later = CohortSessionFactory(cohort=cohort, on_date=START)
    by, marks = partner_of(cohort.programme), {referral.pk: "came"}

    with pytest.raises(NotYourMove):
        mark_attendance(session_id=today.pk, marks=marks, by=THE_PERSON, at=NOW)
    with pytest.raises(AnotherOrganisation):
        mark_attendance(session_id=today.pk, marks=marks, by=partner_of(ProgrammeFactory()), at=NOW)
    with pytest.raises(StartsLater):
        mark_attendance(session_id=later.pk, marks=marks, by=by, at=NOW)
    with pytest.raises(NotOnThisCohort):
        mark_attendance(session_id=today.pk, marks={ReferralFactory().pk: "came"}, by=by, at=NOW)
    assert not Attendance.objects.exists()


def test_a_job_stops_what_has_not_begun_and_asks_how_it_goes():
    referral = send(ApplicantFactory(), ProgrammeFactory())
    begun = ReferralFactory(applicant=referral.applicant, state="started")
    job = JobDetails(work="in_care", employer_name="Bramble Lodge", started_on=TODAY)

    made = got_a_job(applicant_id=referral.applicant_id, job=job, by=THE_PERSON, at=NOW)

    assert dict(Referral.objects.values_list("pk", "state")) == {referral.pk: "withdrawn", begun.pk: "started"}
    assert not Applicant.objects.get(pk=referral.applicant_id).is_looking
    asked = set(made.follow_ups.values_list("asked_of", "due_on"))
    assert asked == {(who, TODAY + timedelta(weeks=weeks)) for who in AskedOf for weeks in (4, 13, 26)}


def test_a_job_elsewhere_is_not_asked_about():
    applicant = ApplicantFactory()

    got_a_job(applicant_id=applicant.pk, job=JobDetails(work="elsewhere"), by=THE_PERSON, at=NOW)

    assert not FollowUp.objects.exists()
    assert Applicant.objects.get().work_found == "elsewhere"


def test_a_partner_records_the_job_of_its_own_referral_once():
    referral = ReferralFactory(state="completed")
    facts = {"applicant_id": referral.applicant_id, "referral_id": referral.pk, "job": JobDetails(work="in_care")}

    with pytest.raises(AnotherOrganisation):
        got_a_job(**facts, by=partner_of(ProgrammeFactory()), at=NOW)
    got_a_job(**facts, by=partner_of(referral), at=NOW)
    with pytest.raises(JobTold):
        got_a_job(**facts, by=partner_of(referral), at=NOW)


def test_questions_are_asked_once_on_their_day_and_of_the_employer_with_consent_alone(mailoutbox):
    with_consent, without = ApplicantFactory(), ApplicantFactory()
    agree(with_consent, None, purpose=Purpose.CONTACT_EMPLOYER)
    for applicant in (with_consent, without):
        job = JobDetails(work="in_care", employer_email="manager@bramble.example", started_on=TODAY)
        got_a_job(applicant_id=applicant.pk, job=job, by=THE_PERSON, at=NOW)
    day = NOW + timedelta(weeks=13)

    asked, again = ask_follow_ups(at=day), ask_follow_ups(at=day)
    send_due_mail(at=day)

    assert (asked, again) == (4, 0)
    to = sorted(mail.to[0] for mail in mailoutbox if "13 weeks" in mail.body)
    assert to == sorted([f"Leanne <{with_consent.email}>", f"Leanne <{without.email}>", "manager@bramble.example"])


def test_an_answer_can_be_corrected_and_silence_says_nothing():
    applicant = ApplicantFactory()
    job = got_a_job(applicant_id=applicant.pk, job=JobDetails(work="in_care"), by=THE_PERSON, at=NOW)
    first, second = job.follow_ups.filter(asked_of="person").order_by("weeks")[:2]

    for answer in ("left", "yes"):
        answer_follow_up(follow_up_id=first.pk, answer=answer, at=NOW)

    first.refresh_from_db()
    assert (first.answer, second.answer) == ("yes", "")


def test_what_was_answered_is_not_asked(mailoutbox):
    applicant = ApplicantFactory()
    job = got_a_job(applicant_id=applicant.pk, job=JobDetails(work="in_care"), by=THE_PERSON, at=NOW)
    mailoutbox.clear()
    day = NOW + timedelta(weeks=4)
    ask_follow_ups(at=day)
    for follow_up in job.follow_ups.all():
        answer_follow_up(follow_up_id=follow_up.pk, answer="yes", at=day)

    send_due_mail(at=day)

    assert mailoutbox == []
