"""Each move as a partner posts it."""

from datetime import timedelta

import pytest

from applicants.enums import BEFORE_START, MOVES, ReferralState, Role
from applicants.models import ConsentRecord, EndReview, JobOutcome, Referral
from applicants.views.partners.moves import MOVE_PAGES
from tests.factories.applicants import (
    START,
    TODAY,
    CohortFactory,
    MembershipFactory,
    ProgrammeFactory,
    ReferralFactory,
)
from tests.factories.applicants_partners import workspace

pytestmark = pytest.mark.django_db
DAY = {"on_day": str(TODAY.day), "on_month": str(TODAY.month), "on_year": str(TODAY.year)}


@pytest.fixture
def post(client, organisation):
    def post(referral, move, **data):
        return client.post(workspace("referral_move", organisation, referral.uuid, move), data)

    return post


def in_state(programme, state, **facts):
    return ReferralFactory(programme=programme, state=state, **facts)


def state_of(referral):
    return Referral.objects.get(pk=referral.pk).state


def test_accept_gives_the_place_that_was_chosen(post, referral, lead):
    later = CohortFactory(programme=referral.programme, starts_on=START + timedelta(days=28))

    post(referral, "accept", cohort=later.pk, note="Come as you are")

    referral.refresh_from_db()
    assert (referral.state, referral.cohort) == (ReferralState.ACCEPTED, later)
    event = referral.events.get(move="accept")
    assert (event.by, event.organisation, event.note) == (lead.user, lead.organisation, "Come as you are")


def test_accept_refuses_the_start_of_another_organisation(post, referral):
    response = post(referral, "accept", cohort=CohortFactory().pk)

    assert "Choose one of the answers in the list" in response.content.decode()
    assert state_of(referral) == ReferralState.SENT


def test_talk_says_so(post, referral):
    post(referral, "talk", note="About the hours")

    assert state_of(referral) == ReferralState.TALKING


def test_decline_without_what_follows_is_not_taken(post, referral):
    response = post(referral, "decline", reason="full")

    assert "Answer “What follows for them?”" in response.content.decode()
    assert state_of(referral) == ReferralState.SENT


def test_decline_suggests_another_programme(post, referral):
    better = ProgrammeFactory()

    post(referral, "decline", reason="hours", next_step="other_programme", suggested=better.pk, note="Nice person")

    referral.refresh_from_db()
    assert (referral.state, referral.suggested_programme) == (ReferralState.DECLINED, better)
    assert not referral.events.filter(note="Nice person", is_visible=True).exists()


def test_decline_takes_no_reason_that_is_not_for_a_no(post, referral):
    post(referral, "decline", reason="got_a_job", next_step="ring")

    assert state_of(referral) == ReferralState.SENT


def test_start_and_not_started(post, programme):
    came, stayed_away = in_state(programme, "accepted"), in_state(programme, "accepted")

    post(came, "start", **DAY)
    post(stayed_away, "not-started")

    assert state_of(came) == ReferralState.STARTED
    assert state_of(stayed_away) == ReferralState.NOT_STARTED


def test_start_on_a_day_to_come_keeps_what_was_typed(post, programme):
    referral = in_state(programme, "accepted")

    page = post(referral, "start", on_day="29", on_month="1", on_year="2027").content.decode()

    assert "still to come" in page
    assert 'value="29"' in page


def test_complete_writes_the_review(post, programme, lead):
    referral = in_state(programme, "started")

    post(
        referral,
        "complete",
        **DAY,
        result="partly",
        kindness="3",
        learning="2",
        interview_offered="on",
        note="Well done",
    )

    review = EndReview.objects.get(referral=referral)
    assert (review.result, review.kindness, review.learning, review.respect) == ("partly", 3, 2, None)
    assert (review.interview_offered, review.note, review.by) == (True, "Well done", lead.user)
    assert state_of(referral) == ReferralState.COMPLETED


def test_end_early(post, programme):
    referral = in_state(programme, "started")

    post(referral, "end-early", **DAY, reason="left_for_job")

    assert state_of(referral) == ReferralState.ENDED_EARLY


def test_job_is_recorded_once(post, client, programme, organisation):
    referral = in_state(programme, "completed")

    post(referral, "job", work="in_care", employer_name="Bramble Lodge", hours_a_week="24.5", contract="permanent")
    again = post(referral, "job", work="elsewhere")

    job = JobOutcome.objects.get()
    assert (job.referral, job.employer_name, str(job.hours_a_week)) == (referral, "Bramble Lodge", "24.5")
    assert "recorded for this referral already" in again.content.decode()
    page = client.get(workspace("referral", organisation, referral.uuid)).content.decode()
    assert "They have got a job" not in page


def test_assign_to_a_colleague_and_to_nobody(post, referral, organisation):
    colleague = MembershipFactory(organisation=organisation).user

    post(referral, "assign", adviser=colleague.pk)
    assert referral.assignments.get(ended_at=None).adviser == colleague

    post(referral, "assign", adviser=0)
    assert not referral.assignments.filter(ended_at=None).exists()


def test_assign_to_somebody_of_another_organisation_is_refused(post, referral):
    post(referral, "assign", adviser=MembershipFactory().user.pk)

    assert not referral.assignments.exists()


def test_hand_over_needs_their_yes_and_writes_down_how_they_gave_it(post, referral, organisation, lead):
    new = ProgrammeFactory()

    refused = post(referral, "hand-over", programme=new.pk, channel="phone")
    post(referral, "hand-over", programme=new.pk, channel="phone", agreed="on")

    assert "Read them the question" in refused.content.decode()
    assert state_of(referral) == ReferralState.HANDED_OVER
    assert Referral.objects.get(handed_over_from=referral).organisation == new.organisation
    consent = ConsentRecord.objects.get(purpose="hand_over")
    assert (consent.organisation, consent.channel, consent.by) == (new.organisation, "phone", lead.user)
    assert not ConsentRecord.objects.filter(organisation=organisation).order_by("pk").last().is_given


@pytest.mark.parametrize("state", BEFORE_START)
def test_page_offers_what_the_table_allows_and_no_more(client, cohort, organisation, state):
    referral = in_state(cohort.programme, state, cohort=cohort)

    page = client.get(workspace("referral", organisation, referral.uuid))

    offered = {move.key for move, _url in page.context["moves"] if move.move}
    may = {key for key, row in MOVES.items() if state in row.sources and Role.PARTNER in row.roles}
    assert offered == {page.key for page in MOVE_PAGES.values() if page.move in may}


def test_move_that_came_too_late_is_said_and_changes_nothing(post, client, programme, organisation):
    referral = in_state(programme, "withdrawn")

    page = post(referral, "talk").content.decode()

    assert "the referral is “withdrawn”" in page
    assert state_of(referral) == ReferralState.WITHDRAWN


def test_move_that_nobody_knows_does_not_exist(client, referral, organisation):
    assert client.get(workspace("referral_move", organisation, referral.uuid, "delete")).status_code == 404
