"""Every list of the applicants' admin: opens, is found by, and costs as much for three rows as for one."""

from datetime import timedelta

import pytest
from django.contrib.admin import site
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from applicants.models import (
    AccessLog,
    Applicant,
    ConsentRecord,
    DuplicateCase,
    FollowUp,
    JobOutcome,
    Merge,
    ReferralEvent,
    Snooze,
)
from applicants.services.merging import merge_applicants
from tests.factories.applicants import NOW, ApplicantFactory, CohortFactory, JobOutcomeFactory, ReferralFactory
from tests.factories.applicants_acts import register, send, staff
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db

NAMES = [
    "accesslog",
    "applicant",
    "cohort",
    "consentrecord",
    "consentwording",
    "duplicatecase",
    "followup",
    "joboutcome",
    "merge",
    "programme",
    "reason",
    "referral",
    "referralevent",
]


def add_one_of_each():
    referral = send(ApplicantFactory(), CohortFactory().programme)
    by = staff().user
    AccessLog.objects.create(applicant=referral.applicant, by=by, what="opened", organisation=referral.organisation)
    case = DuplicateCase.objects.create(first=ApplicantFactory(), second=ApplicantFactory(), reason="name")
    merge_applicants(case_id=case.pk, by=UserFactory(staff=True), at=NOW)
    FollowUp.objects.create(job=JobOutcomeFactory(), weeks=4, asked_of="person", due_on=NOW.date())
    Snooze.objects.create(referral=ReferralFactory(), until=NOW.date(), reason="Ill")


def ask(client, url):
    with CaptureQueriesContext(connection) as captured:
        response = client.get(url)
    assert response.status_code == 200
    return len(captured)


def test_every_model_with_a_list_is_among_them():
    lists = {model._meta.model_name for model in site._registry if model._meta.app_label == "applicants"}

    assert set(NAMES) <= lists
    assert {AccessLog, Applicant, ConsentRecord, JobOutcome, Merge, ReferralEvent} <= set(site._registry)


@pytest.mark.parametrize("name", NAMES)
def test_list_costs_as_much_for_three_rows_as_for_one(managers, name):
    url = reverse(f"admin:applicants_{name}_changelist")
    add_one_of_each()
    managers.get(url)
    one = ask(managers, url)

    add_one_of_each()
    add_one_of_each()

    assert ask(managers, url) == one


@pytest.mark.parametrize("name", ["applicant", "referral"])
@pytest.mark.parametrize(
    "said",
    [
        "reference",
        "as spoken",
        "Leanne",
        "leanne@ohara.example",
        "07700 900461",
        "+44 7700 900461",
        "wn72pq",
    ],
)
def test_somebody_is_found_by_whatever_is_said(managers, name, said):
    applicant = register().applicant
    Applicant.objects.filter(pk=applicant.pk).update(postcode="WN7 2PQ")
    ReferralFactory(applicant=applicant)
    other = ApplicantFactory(name="Bo", email="bo@x.example", phone="+447700900111", postcode="L1 8JQ")
    ReferralFactory(applicant=other)
    spoken = {"reference": applicant.reference, "as spoken": applicant.reference.replace("-", " ").lower()[4:]}

    page = managers.get(reverse(f"admin:applicants_{name}_changelist"), {"q": spoken.get(said, said)})

    found = {getattr(row, "applicant", row) for row in page.context["cl"].result_list}
    assert found == {applicant}


def test_search_for_nonsense_finds_nobody(managers):
    register()

    for said in ("%00", "NWC-AAA-AAA", "99999999999999999999", "'; --"):
        page = managers.get(reverse("admin:applicants_applicant_changelist"), {"q": said})
        assert page.status_code == 200
        assert not page.context["cl"].result_count


def test_what_is_stuck_is_told_with_what_is_next(managers):
    referral = ReferralFactory(sent_at=NOW - timedelta(days=31))
    ReferralFactory(sent_at=NOW - timedelta(days=20))
    url = reverse("admin:applicants_referral_changelist")

    assert managers.get(url, {"stuck": "14"}).context["cl"].result_count == 2
    page = managers.get(url, {"stuck": "30"})

    assert [row.pk for row in page.context["cl"].result_list] == [referral.pk]
    assert "The programme answers" in page.content.decode()
