"""A completer chooses who may see them, and the employer answers."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.urls import reverse

from applicants.actors import THE_PERSON
from applicants.enums import Channel, IntroductionState, Purpose
from applicants.links import me_path
from applicants.models import AccessLog, ConsentRecord, Introduction, JobOutcome, Pledge
from applicants.selectors.introductions import introductions_to
from applicants.services.consents import withdraw_consent
from applicants.services.introductions import look_after_introductions
from tests.factories.applicants import NOW, START, TODAY, PartnerFactory, ReferralFactory
from tests.factories.applicants_introductions import IntroductionFactory, PledgeFactory
from tests.factories.applicants_partners import lead_of, workspace
from tests.factories.applicants_staff import team_member
from tests.factories.places import council
from tests.pages import assert_valid_html
from workforce_portal.outbox.models import PlannedMail
from workforce_portal.outbox.preparing import preview

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_the_day():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def completer():
    return ReferralFactory(state="completed").applicant


@pytest.fixture
def introduction():
    return IntroductionFactory()


@pytest.fixture
def employer(client, introduction):
    """Signed in for it."""
    client.force_login(lead_of(introduction.pledge.employer).user)
    return introduction.pledge.employer


def answer(client, introduction, **data):
    url = workspace("introduction", introduction.pledge.employer, introduction.uuid)
    return client.post(url, data)


def test_completer_chooses_and_the_employer_is_told_without_a_name(client, completer):
    pledge = PledgeFactory()
    url = me_path(completer, f"interviews/choose/{pledge.uuid}/")

    asked = client.get(url).content.decode()
    assert not Introduction.objects.exists()
    client.post(url)
    client.post(url)

    assert "May we show you to" in asked
    made = Introduction.objects.get()
    assert (made.pledge, made.applicant) == (pledge, completer)
    assert ConsentRecord.objects.filter(purpose=Purpose.INTRODUCE, organisation=pledge.employer).count() == 1
    mail = PlannedMail.objects.get(kind="introduction_new")
    assert mail.to_email == pledge.employer.email
    assert not [word for word in ("Leanne", completer.reference) if word in preview(mail, at=NOW).text]


def test_pages_of_the_person_are_valid_and_near_ones_come_first(client, completer):
    PledgeFactory(job_role="A far one", council=council("Liverpool"))
    PledgeFactory(job_role="Near by")

    text = client.get(me_path(completer, "interviews/")).content.decode()

    assert_valid_html(text)
    assert text.index("Near by") < text.index("A far one")


def test_promise_is_for_completers_alone(client):
    applicant, pledge = ReferralFactory(state="started").applicant, PledgeFactory()

    assert client.get(me_path(applicant, "interviews/")).status_code == 404
    client.post(me_path(applicant, f"interviews/choose/{pledge.uuid}/"))
    assert not Introduction.objects.exists()


def test_promise_that_is_closed_cannot_be_chosen(client, completer):
    pledge = PledgeFactory(is_open=False)

    assert client.post(me_path(completer, f"interviews/choose/{pledge.uuid}/")).status_code == 404


def test_employer_opens_name_and_number_and_the_person_can_read_it(client, introduction, employer):
    listed = client.get(workspace("home", employer)).content.decode()
    opened = client.get(workspace("introduction", employer, introduction.uuid)).content.decode()

    assert "Leanne" not in listed
    assert "Leanne O’Hara" in opened
    assert "07700 900461" in opened
    assert list(AccessLog.objects.values_list("applicant", "organisation")) == [
        (introduction.applicant_id, employer.pk)
    ]


def test_interview_needs_its_day_and_the_person_is_told(client, introduction, employer):
    refused = answer(client, introduction, answer="interview")
    answer(
        client, introduction, answer="interview", interview_on_day="1", interview_on_month="2", interview_on_year="2027"
    )

    assert "Enter the day of the interview" in refused.content.decode()
    introduction.refresh_from_db()
    assert (introduction.state, introduction.interview_on) == (IntroductionState.INTERVIEW, START)
    assert PlannedMail.objects.get(kind="introduction_answered").about == introduction


def test_job_by_an_introduction_is_followed_up_like_any_other(client, introduction, employer):
    answer(client, introduction, answer="hired")

    job = JobOutcome.objects.get()
    assert (job.applicant, job.employer, job.referral) == (introduction.applicant, employer, introduction.referral)
    assert job.follow_ups.count() == 6
    introduction.refresh_from_db()
    assert introduction.ended_at == NOW


def test_answer_that_was_given_is_over(client, introduction, employer):
    answer(client, introduction, answer="not_this_time")
    answer(client, introduction, answer="hired")

    introduction.refresh_from_db()
    assert introduction.state == IntroductionState.NOT_THIS_TIME
    assert not JobOutcome.objects.exists()


@pytest.mark.parametrize("way", ["one introduction", "the consent"])
def test_person_who_takes_it_back_is_gone_with_the_next_request(client, introduction, employer, way):
    if way == "one introduction":
        client.post(me_path(introduction.applicant, f"interviews/stop/{introduction.uuid}/"))
    else:
        withdraw_consent(
            applicant_id=introduction.applicant_id,
            purpose=Purpose.INTRODUCE,
            organisation=employer,
            channel=Channel.WEB,
            by=THE_PERSON,
            at=NOW,
        )

    assert client.get(workspace("introduction", employer, introduction.uuid)).status_code == 404
    introduction.refresh_from_db()
    assert introduction.state == IntroductionState.WITHDRAWN
    assert not introductions_to(employer).exists()


def test_introduction_of_somebody_else_cannot_be_taken_back(client, completer, introduction):
    assert client.post(me_path(completer, f"interviews/stop/{introduction.uuid}/")).status_code == 404


def test_employer_who_says_nothing_is_reminded_once_after_five_working_days(introduction):
    days = [look_after_introductions(at=NOW + timedelta(days=number)) for number in (6, 7, 8)]

    assert days == [0, 1, 0]
    assert PlannedMail.objects.filter(kind="introduction_reminder").count() == 1


def test_lead_of_an_employer_writes_and_closes_a_promise(client):
    employer = PartnerFactory(employer=True)
    client.force_login(lead_of(employer).user)
    facts = {"job_role": "Care worker", "where": "Leigh", "council": council("Wigan").pk, "is_open": "on"}

    client.post(workspace("pledge_add", employer), facts)
    pledge = Pledge.objects.get()
    assert (pledge.employer, pledge.is_open) == (employer, True)

    client.post(workspace("pledge_edit", employer, pledge.uuid), {**facts, "is_open": ""})
    pledge.refresh_from_db()
    assert not pledge.is_open


def test_introduction_is_open_once_for_a_promise(introduction):
    facts = {"applicant": introduction.applicant, "pledge": introduction.pledge, "referral": introduction.referral}

    with pytest.raises(IntegrityError, match="introduction_open_once_per_pledge"), transaction.atomic():
        Introduction.objects.create(**facts)


@pytest.mark.parametrize(
    ("facts", "name"),
    [
        ({"state": "hired"}, "introduction_ended_has_its_time"),
        ({"state": "interview", "answered_at": NOW}, "introduction_interview_has_its_day"),
    ],
)
def test_introduction_refuses_a_state_without_its_facts(introduction, facts, name):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Introduction.objects.filter(pk=introduction.pk).update(**facts)

    assert introduction.chosen_at.date() == TODAY


def test_staff_see_employers_who_do_not_answer_for_ten_working_days(client, introduction, no_second_factor):
    IntroductionFactory(chosen_at=NOW + timedelta(days=7))

    with time_machine.travel(NOW + timedelta(days=14), tick=False):
        client.force_login(team_member())
        today = client.get(reverse("admin:index"))
        listed = client.get(reverse("admin:applicants_introduction_changelist"), {"worklist": "introductions"})

    assert "Employers who do not answer" in today.content.decode()
    assert list(listed.context["cl"].queryset) == [introduction]
