"""The funnel: each person once at each stage, small numbers hidden, and the same numbers in files."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.contrib.admin.models import LogEntry
from openpyxl import load_workbook

from applicants.actors import THE_PERSON
from applicants.models import Applicant, FollowUp
from applicants.outcomes import registrations_made
from applicants.selectors.reports import By, funnel
from applicants.services.forgetting import forget_applicant
from applicants.services.stopping import withdraw
from tests.factories.applicants import (
    NOW,
    TODAY,
    ApplicantFactory,
    JobOutcomeFactory,
    ProgrammeFactory,
    ReferralFactory,
)
from tests.factories.applicants_acts import say_yes, send
from tests.factories.applicants_whole import whole_person
from tests.factories.campaigns_campaigns import CampaignFactory
from tests.factories.campaigns_short_links import ShortLinkFactory
from tests.factories.users import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

JANUARY, FEBRUARY = date(2027, 1, 1), date(2027, 2, 1)
URL = "/admin/applicants/report/"


def numbers(by, first=JANUARY, last=FEBRUARY):
    """What each row says, without its zeros."""
    rows = funnel(by=by, first=first, last=last).with_total
    return {row.label: {stage: n for stage, n in row.numbers.items() if n} for row in rows}


def test_somebody_counts_once_at_every_stage_that_they_reached():
    applicant, two = ApplicantFactory(), ApplicantFactory(created_at=NOW + timedelta(days=30))
    one = ProgrammeFactory()
    say_yes(send(applicant, one))
    send(applicant, ProgrammeFactory(organisation=one.organisation))
    ReferralFactory(applicant=two, programme=one, state="completed")

    assert numbers(By.MONTH) == {
        "January 2027": {"registered": 1, "referred": 1, "accepted": 1},
        "February 2027": {"registered": 1, "referred": 1, "accepted": 1, "started": 1, "completed": 1},
        "All": {"registered": 2, "referred": 2, "accepted": 2, "started": 1, "completed": 1},
    }
    assert numbers(By.PARTNER)[one.organisation.name] == {
        "referred": 3,
        "accepted": 2,
        "started": 1,
        "completed": 1,
    }


def test_what_was_accepted_once_counts_whatever_became_of_it():
    referral = send(ApplicantFactory(), ProgrammeFactory())
    say_yes(referral)
    withdraw(referral_id=referral.pk, by=THE_PERSON, at=NOW)

    assert numbers(By.MONTH)["All"]["accepted"] == 1


def test_still_in_care_is_what_either_said():
    job = JobOutcomeFactory()
    JobOutcomeFactory(work="elsewhere")
    said = {"due_on": TODAY, "answered_at": NOW}
    FollowUp.objects.create(job=job, weeks=4, asked_of="person", answer="yes", **said)
    FollowUp.objects.create(job=job, weeks=4, asked_of="employer", answer="yes", **said)
    FollowUp.objects.create(job=job, weeks=13, asked_of="employer", answer="moved", **said)
    FollowUp.objects.create(job=job, weeks=26, asked_of="person", answer="left", **said)

    assert numbers(By.MONTH)["All"] == {"registered": 2, "job": 1, "weeks_4": 1, "weeks_13": 1}


def test_rows_are_named_by_council_route_age_and_campaign():
    campaign = CampaignFactory(name="Proud to care")
    link = ShortLinkFactory(campaign=campaign)
    for code in (f"k-{campaign.pk}", link.code, "k-999999", "gone"):
        ApplicantFactory(campaign_code=code)
    ApplicantFactory(council=None, by_adviser=True, date_of_birth=date(1960, 1, 1))

    assert set(numbers(By.COUNCIL)) == {"Wigan", "Not known", "All"}
    assert set(numbers(By.ROUTE)) == {"Registered themselves", "Registered by an adviser", "All"}
    assert set(numbers(By.AGE)) == {"25 to 30", "50 and over", "All"}
    assert numbers(By.CAMPAIGN)["Proud to care"] == {"registered": 2}
    assert numbers(By.CAMPAIGN)["No campaign known"] == {"registered": 3}


def test_numbers_stay_in_every_way_to_count_when_somebody_is_forgotten():
    person = whole_person()
    campaign = CampaignFactory()
    Applicant.objects.filter(pk=person.pk).update(campaign_code=f"k-{campaign.pk}")
    ApplicantFactory()
    before = {by: numbers(by) for by in By}
    outcomes = list(registrations_made(JANUARY, FEBRUARY))

    forget_applicant(applicant_id=person.pk, by=THE_PERSON, at=NOW + timedelta(days=700))

    assert {by: numbers(by) for by in By} == before
    assert list(registrations_made(JANUARY, FEBRUARY)) == outcomes
    assert (TODAY, campaign.pk, None, 1) in [(row.on, row.campaign_id, row.short_link_id, row.n) for row in outcomes]


@pytest.mark.parametrize("by", By)
def test_report_asks_as_much_for_many_as_for_one(by, django_assert_max_num_queries):
    send(ApplicantFactory(), ProgrammeFactory())
    with django_assert_max_num_queries(10) as one:
        funnel(by=by, first=JANUARY, last=JANUARY)
    for _ in range(5):
        send(ApplicantFactory(), ProgrammeFactory())

    with django_assert_max_num_queries(len(one)):
        funnel(by=by, first=JANUARY, last=JANUARY)


def test_small_numbers_are_hidden_on_the_page_and_in_files(team):
    for _ in range(7):
        ApplicantFactory()
    for _ in range(2):
        ApplicantFactory(council=None)
    asked = {"by": "council", "first": "2027-01", "last": "2027-01"}

    page = team.get(URL, asked)

    rows = {label: [cell.text for cell in cells] for label, cells in page.context["rows"]}
    assert rows["Not known"][0] == rows["Wigan"][0] == "hidden"
    assert rows["All"][0] == "9"
    file = team.post(f"{URL}?by=council&first=2027-01&last=2027-01", {"csv": "yes"}).content.decode()
    assert "Not known,hidden" in file
    assert LogEntry.objects.get().object_repr == "Report by council, January 2027"


def test_monthly_return_counts_in_every_way(team):
    for _ in range(6):
        ReferralFactory()

    response = team.post(f"{URL}?by=month&first=2026-12&last=2027-01", {"return": "yes"})

    rows = list(load_workbook(BytesIO(response.content)).active.iter_rows(values_only=True))
    heads = [row[0] for row in rows if "Sent to a programme" in row]
    assert heads == [by.label for by in (By.MONTH, By.PARTNER, By.PROGRAMME, By.COUNCIL, By.ROUTE, By.CAMPAIGN, By.AGE)]
    assert ("January 2027", 6, 6) in [row[:3] for row in rows]
    assert "monthly-return-2027-01.xlsx" in response["Content-Disposition"]


@pytest.mark.parametrize(
    "asked",
    [
        {"by": "moon"},
        {"first": "2027-13"},
        {"first": "2027-02", "last": "2027-01"},
        {"first": "1900-01"},
        {"first": "\x00"},
    ],
)
def test_question_that_makes_no_sense_gets_the_usual_report_and_a_sentence(team, asked):
    page = team.get(URL, asked)

    assert page.status_code == 200
    assert page.context["form"].errors
    assert "February 2026 to January 2027" in page.content.decode()


def test_empty_report_says_so(team):
    assert "Nobody registered in this time" in team.get(URL).content.decode()


def test_report_is_for_those_who_may_see_it(client):
    client.force_login(UserFactory(staff=True))

    assert {client.get(URL).status_code, client.post(URL, {"csv": "yes"}).status_code} == {403}
