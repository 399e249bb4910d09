import json
from datetime import timedelta

import pytest

from applicants.models import Applicant, ReferralEvent
from applicants.selectors.held import everything_held
from tests.factories.applicants import NOW, ApplicantFactory
from tests.factories.applicants_whole import JOB, STRINGS, whole_person
from workforce_portal.outbox.services import send_due_mail

pytestmark = pytest.mark.django_db

# Said in another spelling.
NOT_SAID = {"07700900982", "7700 900982", "WN72PQ", "1998-07-17"}


def test_everything_that_is_held_is_said():
    applicant = whole_person()
    while send_due_mail(at=JOB):
        pass

    held = everything_held(applicant, at=JOB)

    said = json.dumps(held.as_data(), ensure_ascii=False)
    assert {one for one in STRINGS if one not in said} == NOT_SAID
    assert "Friday 17 July 1998" in said


def test_who_looked_and_who_was_told_is_said_by_name():
    applicant = whole_person()
    member = ReferralEvent.objects.filter(referral__applicant=applicant, by__isnull=False).earliest("at").by

    data = everything_held(applicant, at=JOB).as_data()

    assert data["accesslog"][0]["what"] == "Opened their details"
    assert member.full_name in {row.get("by") for row in data["referralevent"]}
    assert {row["organisation"] for row in data["consentrecord"] if "organisation" in row} >= {
        row["organisation"] for row in data["referral"]
    }
    assert {row["kind"] for row in data["plannedmail"]} >= {"applicant_registered_by", "partner_new"}


def test_of_others_nothing_is_said():
    ApplicantFactory(name="Somebody Else")
    applicant = ApplicantFactory()

    data = everything_held(applicant, at=NOW + timedelta(days=1)).as_data()

    assert list(data) == ["reference", "made_at", "applicant"]
    assert data["applicant"][0]["name"] == "Leanne O’Hara"
    assert Applicant.objects.count() == 2
