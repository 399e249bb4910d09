"""What waits for staff: each number is its list, and the Today page asks no more of the database for them."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from applicants import worklists
from applicants.models import Assignment, ConsentRecord, DuplicateCase, FollowUp, Referral
from applicants.services.looking_after import snooze
from tests.factories.applicants import (
    NOW,
    START,
    TODAY,
    ApplicantFactory,
    CohortFactory,
    JobOutcomeFactory,
    ReferralFactory,
    consent_to_share,
)
from tests.factories.applicants_acts import staff
from tests.factories.applicants_introductions import IntroductionFactory
from tests.factories.users import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

A_DAY = timedelta(days=1)
MOST = 12


def found(key):
    return set(worklists.LISTS[key](at=NOW))


def sent(days, **facts) -> Referral:
    at = NOW - days * A_DAY
    return ReferralFactory(sent_at=at, clock_from=at.date(), **facts)


def test_unassigned_for_two_working_days():
    # New Year's Day was a Friday, so that Thursday and Monday are the two before Tuesday.
    old, assigned = sent(5), sent(5)
    sent(0)
    sent(6, state="withdrawn")
    Assignment.objects.create(referral=assigned, adviser=UserFactory())

    assert found("unassigned") == {old}


def test_unanswered_are_those_that_the_clock_has_flagged():
    flagged = sent(9, flagged_at=NOW - A_DAY)
    sent(3)
    sent(9, flagged_at=NOW - A_DAY, state="accepted")

    assert found("unanswered") == {flagged}


def test_stuck_is_what_should_have_moved():
    silent = sent(15)
    over = sent(90, state="started", cohort=CohortFactory(starts_on=TODAY - 60 * A_DAY))
    first_day_gone = sent(40, state="accepted", cohort=CohortFactory(starts_on=TODAY - 3 * A_DAY))
    no_start = sent(40, state="accepted")
    sent(40, state="accepted", cohort=CohortFactory(starts_on=START))
    sent(40, state="started", cohort=CohortFactory(starts_on=TODAY - 10 * A_DAY))
    moved = sent(40)
    moved.events.create(kind="moved", role="partner", at=NOW - 2 * A_DAY)
    reminded = sent(40)
    reminded.events.create(kind="reminded", role="portal", at=NOW - 2 * A_DAY)

    assert found("stuck") == {silent, over, first_day_gone, no_start, reminded}


def test_what_is_left_until_a_day_is_not_stuck_before():
    referral = sent(20)
    snooze(referral_id=referral.pk, until=TODAY + A_DAY, reason="In hospital", by=staff(), at=NOW)

    assert found("stuck") == set()
    assert set(worklists.stuck(at=NOW + A_DAY)) == {referral}


def test_people_without_a_next_thing():
    lost = ApplicantFactory(created_at=NOW - 3 * A_DAY)
    ApplicantFactory(created_at=NOW)
    ApplicantFactory(created_at=NOW - 3 * A_DAY, stopped_at=NOW)
    sent(1, applicant=ApplicantFactory(created_at=NOW - 3 * A_DAY))
    declined = sent(1, state="declined", applicant=ApplicantFactory(created_at=NOW - 3 * A_DAY)).applicant

    assert found("without-a-next-thing") == {lost, declined}


def test_registered_by_others_and_not_confirmed():
    waiting = ApplicantFactory(by_adviser=True, created_at=NOW - 3 * A_DAY)
    ApplicantFactory(by_adviser=True, created_at=NOW - 3 * A_DAY, confirmed_at=NOW)
    ApplicantFactory(created_at=NOW - 3 * A_DAY)

    assert found("unconfirmed") == {waiting}


def test_sharing_taken_back_and_not_given_again():
    gone, again = ReferralFactory(sent_at=NOW - 9 * A_DAY), ReferralFactory(sent_at=NOW - 9 * A_DAY)
    for referral in (gone, again):
        consent_to_share(referral.applicant, referral.organisation, at=NOW - 2 * A_DAY, is_given=False)
    consent_to_share(again.applicant, again.organisation, at=NOW - A_DAY)

    assert found("consents-withdrawn") == {ConsentRecord.objects.get(applicant=gone.applicant, is_given=False)}


def test_follow_ups_that_neither_answered():
    silent, answered = JobOutcomeFactory(), JobOutcomeFactory()
    asked = {"weeks": 4, "due_on": TODAY, "asked_at": NOW - 8 * A_DAY}
    rows = {FollowUp.objects.create(job=silent, asked_of=who, **asked) for who in ("person", "employer")}
    FollowUp.objects.create(job=answered, asked_of="person", **asked)
    FollowUp.objects.create(job=answered, asked_of="employer", answer="yes", answered_at=NOW, **asked)
    FollowUp.objects.create(job=silent, asked_of="person", weeks=13, due_on=TODAY, asked_at=NOW - A_DAY)

    assert found("follow-ups-unanswered") == rows


def fill(number):
    for _ in range(number):
        sent(20, flagged_at=NOW - A_DAY)
        ApplicantFactory(by_adviser=True, created_at=NOW - 4 * A_DAY)
        gone = ReferralFactory(state="withdrawn", sent_at=NOW - 9 * A_DAY)
        consent_to_share(gone.applicant, gone.organisation, at=NOW - A_DAY, is_given=False)
        DuplicateCase.objects.create(first=ApplicantFactory(), second=ApplicantFactory(), reason="name", found_at=NOW)
        FollowUp.objects.create(
            job=JobOutcomeFactory(), weeks=4, asked_of="person", due_on=TODAY, asked_at=NOW - 8 * A_DAY
        )
        IntroductionFactory(chosen_at=NOW - 30 * A_DAY)


@pytest.mark.parametrize("number", [1, 30])
def test_today_counts_every_list_within_its_twelve_questions(client, number):
    client.force_login(UserFactory(superuser=True))
    fill(number)
    client.get("/admin/")  # what the process keeps from then on

    with CaptureQueriesContext(connection) as captured:
        page = client.get("/admin/")

    asked = [query["sql"] for query in captured if not query["sql"].startswith(("SAVEPOINT", "RELEASE"))]
    assert len(asked) <= MOST, "\n".join(asked)
    numbers = {row.key: row.number for row in page.context["worklists"] if row.key in worklists.LISTS}
    assert set(numbers) == set(worklists.LISTS)
    assert min(numbers.values()) >= number


def test_each_number_leads_to_as_many_rows(team):
    fill(2)
    shown = [row for row in team.get("/admin/").context["worklists"] if row.key in worklists.LISTS]

    lists = {row.key: team.get(row.address).context["cl"].result_count for row in shown}

    assert lists == {row.key: row.number for row in shown}
    assert len(lists) == len(worklists.LISTS)
