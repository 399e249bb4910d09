from datetime import timedelta
from io import StringIO

import pytest
from django.core import mail as outbox
from django.core.management import call_command

from applicants import tasks
from applicants.enums import EventKind, Role
from applicants.links import me_path
from applicants.models import Applicant, ReferralEvent
from applicants.services.retention import keep_applicant, look_after_silent
from tests.factories.applicants import NOW, ApplicantFactory, ReferralFactory
from workforce_portal.outbox.services import send_due_mail

pytestmark = pytest.mark.django_db

# 24 months before NOW, to the day, are kept.
SILENT_SINCE = NOW - timedelta(days=732)
A_MONTH_LATER = NOW + timedelta(days=30)


def silent(**facts) -> Applicant:
    return ApplicantFactory(last_activity_at=SILENT_SINCE, created_at=SILENT_SINCE, contact_ways=["email"], **facts)


def look_after(at=NOW, batch=100) -> list[int]:
    return list(look_after_silent(at=at, batch=batch))


def test_whoever_is_silent_is_asked_once_and_forgotten_a_month_later():
    applicant = silent()
    ApplicantFactory(last_activity_at=NOW - timedelta(days=700))

    assert look_after() == [1]
    assert look_after(at=A_MONTH_LATER - timedelta(minutes=1)) == []
    send_due_mail(at=NOW)
    assert look_after(at=A_MONTH_LATER) == [1]

    [message] = outbox.outbox
    assert message.subject == "Shall we keep your details?"
    assert "Thursday 4 February 2027" in message.body
    applicant.refresh_from_db()
    assert (applicant.name, applicant.redacted_at) == ("Removed", A_MONTH_LATER)
    assert Applicant.objects.known().count() == 1


def test_keep_me_is_asked_by_a_page_and_done_by_a_press(client):
    applicant = silent()
    look_after()
    address = me_path(applicant, "keep/")

    page = client.get(address)
    applicant.refresh_from_db()
    assert (page.status_code, applicant.asked_to_keep_at) == (200, NOW)

    client.post(address)
    applicant.refresh_from_db()
    assert applicant.asked_to_keep_at is None
    assert look_after(at=A_MONTH_LATER) == []


def test_whoever_was_heard_of_since_is_not_forgotten():
    applicant = silent()
    look_after()
    referral = ReferralFactory(applicant=applicant, sent_at=SILENT_SINCE)
    at = NOW + timedelta(days=3)
    ReferralEvent.objects.create(referral=referral, kind=EventKind.NOTED, role=Role.PARTNER, at=at)

    assert look_after(at=A_MONTH_LATER) == []

    applicant.refresh_from_db()
    assert applicant.asked_to_keep_at is None


def test_what_the_portal_does_by_the_clock_is_no_sign_of_life():
    referral = ReferralFactory(applicant=silent(), sent_at=SILENT_SINCE)
    ReferralEvent.objects.create(referral=referral, kind=EventKind.REMINDED, role=Role.PORTAL, at=NOW)

    assert look_after() == [1]


def test_batches_go_on_where_they_were_stopped():
    for _ in range(3):
        silent()
    stopped = look_after_silent(at=NOW, batch=2)

    assert next(stopped) == 2
    stopped.close()

    assert look_after(batch=2) == [1]


def test_command_says_first_and_acts_then(monkeypatch):
    silent()
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    said = StringIO()

    call_command("forget_silent_applicants", "--dry-run", stdout=said)
    assert "To ask: 1" in said.getvalue()
    assert Applicant.objects.filter(asked_to_keep_at=None).count() == 1

    call_command("forget_silent_applicants", stdout=said)
    assert "1 done." in said.getvalue()
    call_command("forget_silent_applicants", stdout=said)
    assert said.getvalue().endswith("There is nothing to do.\n")


def test_task_does_both(monkeypatch):
    applicant = silent()
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)

    assert tasks.look_after_silent() == 1
    monkeypatch.setattr("django.utils.timezone.now", lambda: A_MONTH_LATER)
    assert tasks.look_after_silent() == 1

    applicant.refresh_from_db()
    assert applicant.redacted_at


def test_keeping_twice_changes_nothing():
    applicant = ApplicantFactory()

    keep_applicant(applicant_id=applicant.pk, at=NOW)
    keep_applicant(applicant_id=applicant.pk, at=NOW)

    applicant.refresh_from_db()
    assert applicant.last_activity_at == NOW
