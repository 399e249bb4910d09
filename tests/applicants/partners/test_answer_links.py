"""One answer by the link in a mail."""

from datetime import timedelta

import pytest
import time_machine

from applicants.actors import THE_PERSON
from applicants.enums import Channel, Purpose, ReferralState
from applicants.links import answer_path
from applicants.models import AccessLog
from applicants.services.assigning import assign
from applicants.services.consents import withdraw_consent
from applicants.services.referring import hand_over
from tests.factories.applicants import NOW, MembershipFactory, ProgrammeFactory, SeatFactory
from tests.factories.applicants_acts import partner_of
from tests.pages import assert_valid_html

pytestmark = pytest.mark.django_db
PERSONAL = ("Leanne", "O’Hara", "07700", "@ohara", "1999", "2PQ")


@pytest.fixture
def anybody(client):
    client.logout()
    return client


def test_link_shows_the_least_and_each_opening_is_written_down(anybody, referral):
    page = anybody.get(answer_path(referral))
    anybody.get(answer_path(referral))

    text = page.content.decode()
    assert_valid_html(text)
    assert referral.applicant.reference in text
    assert "I know the buses" in text
    assert not [word for word in PERSONAL if word in text]
    looks = AccessLog.objects.values_list("applicant", "organisation", "by", "what")
    assert list(looks) == [(referral.applicant_id, referral.organisation_id, None, "opened_link")] * 2
    assert page.headers["Cache-Control"] == "no-store"


def test_opening_answers_nothing(anybody, referral):
    anybody.get(answer_path(referral))

    referral.refresh_from_db()
    assert referral.state == ReferralState.SENT


def test_yes_gives_the_place_and_ends_the_link(anybody, referral):
    path = answer_path(referral)

    response = anybody.post(path, {"answer": "accept", "accept-cohort": referral.cohort_id}, follow=True)

    referral.refresh_from_db()
    assert referral.state == ReferralState.ACCEPTED
    event = referral.events.get(move="accept")
    assert (event.by, event.organisation, event.role) == (None, referral.organisation, "partner")
    assert response.status_code == 410
    assert "They have been told" in response.content.decode()


def test_yes_to_a_full_start_joins_the_line(anybody, referral):
    referral.cohort.places = 1
    referral.cohort.save()
    SeatFactory(cohort=referral.cohort, place_no=1)

    anybody.post(answer_path(referral), {"answer": "accept", "accept-cohort": referral.cohort_id})

    referral.refresh_from_db()
    assert referral.state == ReferralState.WAITING


def test_call_first_keeps_the_link_for_the_answer(anybody, referral):
    page = anybody.post(answer_path(referral), {"answer": "talk", "talk-note": ""}, follow=True)

    referral.refresh_from_db()
    assert referral.state == ReferralState.TALKING
    assert page.status_code == 200
    assert "We would like to talk first" not in page.content.decode()


def test_no_needs_its_reason_and_what_follows(anybody, referral):
    path = answer_path(referral)

    refused = anybody.post(path, {"answer": "decline", "decline-reason": "full"})
    anybody.post(path, {"answer": "decline", "decline-reason": "full", "decline-next_step": "ring"})

    assert "Error:" in refused.content.decode()
    referral.refresh_from_db()
    assert referral.state == ReferralState.DECLINED


def test_link_that_was_answered_tells_nothing_and_takes_no_second_answer(anybody, referral):
    path = answer_path(referral)
    anybody.post(path, {"answer": "decline", "decline-reason": "full", "decline-next_step": "ring"})
    looks = AccessLog.objects.count()

    again = anybody.post(path, {"answer": "accept", "accept-cohort": referral.cohort_id})

    referral.refresh_from_db()
    assert again.status_code == 410
    assert referral.state == ReferralState.DECLINED
    assert referral.applicant.reference not in again.content.decode()
    assert AccessLog.objects.count() == looks


def test_link_is_worthless_once_a_colleague_has_the_referral(anybody, referral):
    path = answer_path(referral)
    colleague = MembershipFactory(organisation=referral.organisation).user
    assign(referral_id=referral.pk, adviser=colleague, by=partner_of(referral), at=NOW)

    assert anybody.get(path).status_code == 404
    referral.refresh_from_db()
    assert anybody.get(answer_path(referral)).status_code == 200


@pytest.mark.parametrize("way", ["handed over", "stopped sharing"])
def test_link_tells_nothing_after_the_person_has_gone(anybody, referral, way):
    path = answer_path(referral)
    who = {"channel": Channel.WEB, "by": THE_PERSON, "at": NOW}
    if way == "handed over":
        hand_over(referral_id=referral.pk, programme_id=ProgrammeFactory().pk, **who)
    else:
        withdraw_consent(
            applicant_id=referral.applicant_id, purpose=Purpose.SHARE, organisation=referral.organisation, **who
        )

    page = anybody.get(path)

    assert page.status_code == 410
    assert not [word for word in (*PERSONAL, referral.applicant.reference) if word in page.content.decode()]


def test_link_runs_out_after_four_weeks(anybody, referral):
    path = answer_path(referral)

    with time_machine.travel(NOW + timedelta(days=29)):
        assert anybody.get(path).status_code == 410


def test_link_that_was_changed_opens_nothing(anybody, referral):
    assert anybody.get(answer_path(referral)[:-3] + "xy/").status_code == 404


def test_answer_that_nobody_knows_is_refused(anybody, referral):
    assert anybody.post(answer_path(referral), {"answer": "perhaps"}).status_code == 400
