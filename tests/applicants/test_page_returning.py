from datetime import timedelta
from uuid import UUID

import pytest
import time_machine
from django.urls import reverse

from applicants.links import draft_url, me_path, return_url
from applicants.models import RegistrationDraft, ReturnLink
from applicants.services.drafts import delete_old_drafts, keep_draft
from applicants.services.returning import delete_old_links, send_way_back
from tests.applicants.registering_pages import KEY
from tests.factories.applicants import NOW, ApplicantFactory
from tests.site.reading import only, read, words
from workforce_portal.outbox.models import PlannedMail
from workforce_portal.security.forms import _now_signed

pytestmark = pytest.mark.django_db
FIND = "/applicants/find/"


def ask(client, to):
    with time_machine.travel(NOW - timedelta(minutes=1), tick=False):
        rendered_at = _now_signed()
    with time_machine.travel(NOW, tick=False):
        return client.post(FIND, {"to": to, "rendered_at": rendered_at, "homepage": ""}, follow=True)


def test_find_answers_the_same_whether_or_not_we_know_somebody(client):
    ApplicantFactory(email="leanne@ohara.example")

    known, unknown = ask(client, "Leanne@Ohara.example"), ask(client, "nobody@ohara.example")

    assert known.content == unknown.content
    assert PlannedMail.objects.get().to_email == "leanne@ohara.example"


def test_find_by_a_number_in_any_spelling_writes_by_mail_where_no_text_can_be_sent(client):
    applicant = ApplicantFactory(phone="+447700900461")

    ask(client, "+44 7700 900 461")

    assert PlannedMail.objects.get().to_email == applicant.email


def test_find_texts_whoever_asks_by_number_where_texts_can_be_sent(client, settings):
    settings.TEXT_GATEWAY = "demo"
    ApplicantFactory(phone="+447700900461")

    ask(client, "07700 900461")

    mail = PlannedMail.objects.get()
    assert (mail.to_phone, mail.to_email) == ("+447700900461", "")


def test_find_writes_to_each_of_a_family_that_shares_an_address(client):
    for name in ("Ewa", "Jan"):
        ApplicantFactory(name=name, email="nowak@family.example")

    ask(client, "nowak@family.example")

    assert set(PlannedMail.objects.values_list("to_name", flat=True)) == {"Ewa", "Jan"}


@pytest.mark.parametrize("to", ["", "12", "not-an-address@"])
def test_find_says_what_to_enter(client, to):
    page = " ".join(read(ask(client, to)).itertext())

    assert "07700 900461" in page or "Enter your e-mail address or mobile number" in page
    assert not PlannedMail.objects.exists()


def test_find_limits_how_often_one_address_is_asked_for(client, settings):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "lost_link_by_email": "1/h"}
    ask(client, "leanne@ohara.example")

    assert ask(client, "leanne@ohara.example").status_code == 429


def way_back(applicant, at=NOW):
    send_way_back(to=applicant.email, at=at)
    link = ReturnLink.objects.get(applicant=applicant, ended_at=None)
    return return_url(link).split("/", 3)[3]


def test_return_link_opens_the_page_once_and_only_by_a_press(client):
    applicant = ApplicantFactory()
    path = "/" + way_back(applicant)

    with time_machine.travel(NOW, tick=False):
        shown, shown_again = client.get(path), client.get(path)
        opened = client.post(path)
        used = client.post(path)

    assert (shown.status_code, shown_again.status_code, used.status_code) == (200, 200, 404)
    assert opened["Location"] == me_path(applicant)
    assert "no-store" in shown["Cache-Control"]


def test_return_link_ends_after_an_hour_and_with_a_newer_one(client):
    applicant = ApplicantFactory()
    first = "/" + way_back(applicant)
    second = "/" + way_back(applicant, at=NOW + timedelta(minutes=1))

    with time_machine.travel(NOW + timedelta(minutes=2), tick=False):
        assert client.get(first).status_code == 404
        assert client.get(second).status_code == 200
    with time_machine.travel(NOW + timedelta(minutes=62), tick=False):
        assert client.get(second).status_code == 404

    assert delete_old_links(at=NOW + timedelta(days=2)) == 2


def test_saved_registration_opens_where_it_stopped_and_runs_out(client):
    answers = {
        "name": ["ليلى حداد"],
        "date_of_birth_day": ["1"],
        "date_of_birth_month": ["2"],
        "date_of_birth_year": ["2001"],
    }
    draft = keep_draft(
        uuid=UUID(KEY),
        answers={**answers, "key": [KEY], "passed": ["who"]},
        email="l@h.example",
        campaign_code="",
        at=NOW,
    )
    path = "/" + draft_url(draft).split("/", 3)[3]

    with time_machine.travel(NOW + timedelta(days=13), tick=False):
        page = read(client.get(path))
    with time_machine.travel(NOW + timedelta(days=14), tick=False):
        too_late = client.get(path)

    values = {field.get("name"): field.get("value") for field in page.iter("input")}
    assert words(only(page, "h1")) == "How can we reach you?"
    assert values["name"] == "ليلى حداد"
    assert too_late.status_code == 404

    assert delete_old_drafts(at=NOW + timedelta(days=14)) == 1
    assert not RegistrationDraft.objects.exists()
    assert not PlannedMail.objects.filter(to_email="l@h.example").exists()


@pytest.mark.parametrize("name", ["register_saved", "return"])
def test_links_that_nobody_signed_are_not_found(client, name):
    assert client.get(reverse(f"applicants:{name}", args=["signed.made-up"])).status_code == 404
