"""The one question some weeks into a job, and how a programme went."""

import pytest
import time_machine

from applicants.enums import Purpose, ReferralState
from applicants.links import follow_up_path, me_path
from applicants.models import EndReview, FollowUp
from tests.factories.applicants import NOW, TODAY, JobOutcomeFactory, ReferralFactory, consent_to_share
from tests.pages import assert_valid_html

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_the_day():
    with time_machine.travel(NOW, tick=False):
        yield


def question_to(who, **facts):
    job = JobOutcomeFactory()
    consent_to_share(job.applicant, None, purpose=Purpose.CONTACT_EMPLOYER)
    return FollowUp.objects.create(job=job, weeks=13, asked_of=who, due_on=TODAY, asked_at=NOW, **facts)


@pytest.mark.parametrize("who", ["person", "employer"])
@pytest.mark.parametrize("answer", ["yes", "moved", "left"])
def test_one_press_answers(client, who, answer):
    follow_up = question_to(who)

    page = client.post(follow_up_path(follow_up), {"answer": answer}, follow=True)

    follow_up.refresh_from_db()
    assert (follow_up.answer, follow_up.answered_at) == (answer, NOW)
    assert_valid_html(page.content.decode())
    assert "Thank you" in page.content.decode()


def test_looking_at_the_question_answers_nothing(client):
    follow_up = question_to("person")

    text = client.get(follow_up_path(follow_up)).content.decode()

    follow_up.refresh_from_db()
    assert "are you still in your job?" in text
    assert follow_up.answer == ""


def test_another_press_corrects(client):
    follow_up = question_to("person", answer="left", answered_at=NOW)

    client.post(follow_up_path(follow_up), {"answer": "moved"})

    follow_up.refresh_from_db()
    assert follow_up.answer == "moved"


def test_employer_reads_the_first_name_alone(client):
    text = client.get(follow_up_path(question_to("employer"))).content.decode()

    assert "Is Leanne still with you?" in text
    assert not [word for word in ("O’Hara", "07700", "NWC-") if word in text]


def test_employer_is_asked_no_more_once_the_person_says_no(client):
    follow_up = question_to("employer")
    consent_to_share(follow_up.job.applicant, None, purpose=Purpose.CONTACT_EMPLOYER, is_given=False)

    response = client.post(follow_up_path(follow_up), {"answer": "left"})

    follow_up.refresh_from_db()
    assert response.status_code == 410
    assert follow_up.answer == ""
    assert "Leanne" not in response.content.decode()


@pytest.mark.parametrize("data", [{}, {"answer": "perhaps"}])
def test_answer_that_is_none_is_refused(client, data):
    assert client.post(follow_up_path(question_to("person")), data).status_code == 400


def test_link_that_was_cut_short_opens_nothing(client):
    assert client.get(follow_up_path(question_to("person"))[:-4] + "/").status_code == 404


def test_person_reads_the_review_and_answers_it(client):
    referral = ReferralFactory(state=ReferralState.COMPLETED)
    review = EndReview.objects.create(referral=referral, result="completed", kindness=3, note="You were kind", at=NOW)
    url = me_path(referral.applicant, f"review/{referral.uuid}/")

    text = client.get(url).content.decode()
    client.post(url, {"is_agreed": "no", "comment": "I was never late"})

    assert_valid_html(text)
    assert "You were kind" in text
    review.refresh_from_db()
    assert (review.is_agreed, review.comment, review.commented_at) == (False, "I was never late", NOW)


def test_review_of_somebody_else_does_not_exist(client):
    mine, other = ReferralFactory(), ReferralFactory(state=ReferralState.COMPLETED)
    EndReview.objects.create(referral=other, result="completed", at=NOW)

    assert client.get(me_path(mine.applicant, f"review/{other.uuid}/")).status_code == 404
