"""No dead ends: whatever happens, there is a concrete next thing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from applicants.actors import PORTAL, THE_PERSON
from applicants.enums import ReferralState
from applicants.models import EndReview
from applicants.refusals import Refusal
from applicants.selectors.next_things import Kind, next_things
from applicants.services.answering import accept, ask_to_talk, decline
from applicants.services.attending import Review, complete, end_early, record_not_started, start
from applicants.services.clock import look_after_referrals
from applicants.services.jobs import JobDetails, got_a_job
from applicants.services.stopping import look_again, stop_looking, withdraw
from applicants.services.waiting import cancel_cohort, pass_offer, take_offer
from tests.factories.applicants import (
    NOW,
    TODAY,
    ApplicantFactory,
    CohortFactory,
    JobOutcomeFactory,
    ReferralFactory,
    SeatFactory,
)
from tests.factories.applicants_acts import send, staff

pytestmark = pytest.mark.django_db


def kinds(applicant, at=NOW):
    return [thing.kind for thing in next_things(applicant, at=at)]


def test_who_has_just_registered_may_choose_the_nearest():
    near = CohortFactory()
    CohortFactory(easting=350_000, northing=430_000)

    first, _ = next_things(ApplicantFactory(), at=NOW)

    assert (first.kind, first.match.cohort, first.by_when) == (Kind.CHOOSE, near, near.closes_on)


def test_where_nothing_suits_our_team_rings_within_two_working_days():
    CohortFactory(programme__age_from=40)

    (thing,) = next_things(ApplicantFactory(), at=NOW)

    assert (thing.kind, str(thing.by_when)) == (Kind.WE_RING, "2027-01-07")


@pytest.mark.parametrize("state", ReferralState)
def test_every_state_has_a_next_thing_even_where_no_other_programme_is(state):
    cohort = CohortFactory(closes_on=TODAY, starts_on=TODAY)
    referral = ReferralFactory(programme=cohort.programme, cohort=cohort, state=state)
    if state == "offered":
        SeatFactory(referral=referral, cohort=cohort, status="offered", offer_until=NOW)

    assert kinds(referral.applicant)


def test_a_no_is_followed_by_what_was_suggested_first():
    CohortFactory()
    suggested = CohortFactory(easting=350_000, northing=430_000)
    referral = ReferralFactory(state="declined", suggested_programme=suggested.programme)

    first, second = next_things(referral.applicant, at=NOW)

    assert first.match.programme == suggested.programme
    assert second.match.programme != referral.programme


def test_who_asked_us_not_to_suggest_others_is_rung():
    CohortFactory()
    referral = ReferralFactory(state="declined", next_step="asked_not_to")

    assert kinds(referral.applicant) == [Kind.WE_RING]


def test_a_place_that_is_settled_is_not_disturbed():
    CohortFactory()
    cohort = CohortFactory()
    referral = ReferralFactory(programme=cohort.programme, cohort=cohort, state="accepted")

    (thing,) = next_things(referral.applicant, at=NOW)

    assert (thing.kind, thing.by_when) == (Kind.START, cohort.starts_on)


def test_who_completed_reads_how_it_went_and_goes_on():
    CohortFactory()
    referral = ReferralFactory(state="completed")
    EndReview.objects.create(referral=referral, result="completed", at=NOW)

    assert kinds(referral.applicant) == [Kind.SAY_HOW_IT_WENT, Kind.CHOOSE]


def test_who_has_a_job_is_asked_how_it_goes():
    job = JobOutcomeFactory(applicant__work_found="in_care", applicant__got_job_at=NOW)
    job.follow_ups.create(weeks=4, asked_of="person", due_on=TODAY)

    assert kinds(job.applicant) == [Kind.WE_ASK, Kind.LOOK_AGAIN]


def test_who_stopped_may_start_again():
    assert kinds(ApplicantFactory(stopped_at=NOW)) == [Kind.LOOK_AGAIN]


def test_next_things_cost_the_same_for_one_and_for_three(django_assert_max_num_queries):
    applicant = ApplicantFactory()
    for _ in range(3):
        ReferralFactory(applicant=applicant)

    with django_assert_max_num_queries(9):
        next_things(applicant, at=NOW)


def _acts(referral, cohort, by):
    """What people and the clock may do to one referral, by the name of its move or of the verb."""
    facts = {"referral_id": referral.pk, "at": NOW}
    person = referral.applicant_id
    job = JobDetails(work="in_care")
    return {
        "ask_to_talk": lambda: ask_to_talk(**facts, by=by),
        "accept": lambda: accept(**facts, by=by),
        "decline": lambda: decline(**facts, by=by, reason="full", next_step="other_programme"),
        "decline_quietly": lambda: decline(**facts, by=by, reason="full", next_step="asked_not_to"),
        "withdraw": lambda: withdraw(**facts, by=THE_PERSON),
        "take_offer": lambda: take_offer(**facts, by=THE_PERSON),
        "pass_offer": lambda: pass_offer(**facts, by=THE_PERSON),
        "start": lambda: start(**facts, on=TODAY, by=by),
        "not_come": lambda: record_not_started(**facts, by=by),
        "complete": lambda: complete(**facts, on=TODAY, by=by, review=Review(result="completed")),
        "end_early": lambda: end_early(**facts, on=TODAY, by=by, reason="stopped_coming"),
        "job": lambda: got_a_job(applicant_id=person, job=job, by=THE_PERSON, at=NOW),
        "stop": lambda: stop_looking(applicant_id=person, by=THE_PERSON, at=NOW),
        "again": lambda: look_again(applicant_id=person, at=NOW),
        "cancel": lambda: cancel_cohort(cohort_id=cohort.pk, reason="Ill", by=PORTAL, at=NOW),
        "clock": lambda: look_after_referrals(at=NOW.replace(month=1, day=25)),
    }


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 15), max_size=6), st.booleans(), st.booleans())
def test_no_path_ends_without_a_next_thing(path, is_full, others_exist):
    cohort = CohortFactory(places=1)
    if is_full:
        SeatFactory(cohort=cohort, place_no=1)
    if others_exist:
        CohortFactory()
    referral = send(ApplicantFactory(), cohort.programme, cohort=cohort)
    acts = list(_acts(referral, cohort, staff()).values())

    for number in path:
        try:
            acts[number]()
        except Refusal:
            continue
        referral.applicant.refresh_from_db()
        assert next_things(referral.applicant, at=NOW), path
