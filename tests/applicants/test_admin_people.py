"""What staff do for people: register, correct, send, answer what is held, and remove."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from applicants.admin.applicant_acts import ACTS
from applicants.enums import Looked, Purpose
from applicants.links import me_path
from applicants.models import AccessLog, Applicant, ConsentRecord, IdentityChange, JobOutcome, Referral, StaffMessage
from applicants.selectors.consents import has_live_consent
from tests.factories.applicants import NOW, ApplicantFactory, CohortFactory, ProgrammeFactory, ReferralFactory
from tests.factories.applicants_acts import register

pytestmark = pytest.mark.django_db

WHO = {
    "name": "محمد علي",
    "date_of_birth": "2004-02-29",
    "contact_ways": ["text"],
    "phone": "+44 (0)7700 900461",
    "postcode": "wn72pq",
}


def act(client, applicant, key, **data):
    return client.post(reverse("admin:applicants_applicant_act", args=[applicant.pk, key]), data)


def change(client, applicant):
    return client.get(reverse("admin:applicants_applicant_change", args=[applicant.pk]))


def add(client, **data):
    return client.post(reverse("admin:applicants_applicant_add"), {**WHO, "key": str(uuid4()), **data})


# --- register somebody ---


def test_somebody_on_the_telephone_is_registered(team):
    assert team.get(reverse("admin:applicants_applicant_add")).status_code == 200

    response = add(team)

    applicant = Applicant.objects.get()
    assert response["Location"] == reverse("admin:applicants_applicant_change", args=[applicant.pk])
    assert (applicant.name, applicant.phone, applicant.route) == ("محمد علي", "+447700900461", "staff")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"date_of_birth": "2030-01-01"}, "That date of birth is in the future"),
        ({"date_of_birth": "2015-01-01"}, "You can register from the day you are 16"),
        ({"date_of_birth": "2005-02-29"}, "Enter a date."),
        ({"phone": "12"}, "Enter a phone number, such as"),
        ({"phone": ""}, "Choose at least one way to reach"),
        ({"adjustments": "Insulin"}, "Ask whether we may keep it"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_typed_is_lost(team, data, said):
    page = add(team, **data)

    text = page.content.decode()
    assert (page.status_code, said in text, "محمد علي" in text) == (200, True, True)
    assert not Applicant.objects.exists()


def test_somebody_known_is_not_registered_twice_unless_they_are_another(team):
    known = register(name="Mohammed Ali", phone="07700 900999", email="m@ali.example").applicant
    again = {"name": "Mohamed Ali", "date_of_birth": known.date_of_birth.isoformat()}

    page = add(team, **again)

    text = page.content.decode()
    assert known.reference in text
    assert known.email not in text
    assert "is_somebody_else" in page.context["form"].fields
    assert add(team, **again, is_somebody_else="on").status_code == 302
    assert Applicant.objects.count() == 2


def test_pressing_twice_registers_once(team):
    key = str(uuid4())

    for _ in range(2):
        assert add(team, key=key).status_code == 302

    assert Applicant.objects.count() == 1


# --- acts ---


def test_every_act_is_posted_in_a_test():
    assert set(ACTS) == {"send", "correct", "write", "job", "stop-sharing", "new-link", "look-again", "stop", "forget"}


def test_correcting_keeps_the_old_and_tells_the_person(team):
    applicant = register().applicant
    page = team.get(reverse("admin:applicants_applicant_act", args=[applicant.pk, "correct"]))
    posted = {name: value for name, value in page.context["form"].initial.items() if value is not None}

    act(team, applicant, "correct", **{**posted, "name": "Leanne Smith", "phone": "07700 900111"})

    applicant.refresh_from_db()
    assert (applicant.name, applicant.phone, applicant.to_know) == ("Leanne Smith", "+447700900111", "")
    assert set(IdentityChange.objects.values_list("field", "role")) == {("name", "staff"), ("phone", "staff")}


def test_sending_records_that_they_agreed(team):
    applicant, cohort = ApplicantFactory(), CohortFactory()

    act(team, applicant, "send", programme=cohort.programme_id, cohort=cohort.pk, channel="phone")

    referral = Referral.objects.get()
    assert (referral.cohort, referral.sent_role) == (cohort, "staff")
    consent = ConsentRecord.objects.get()
    assert (consent.purpose, consent.channel, consent.is_given) == ("share", "phone", True)


def test_sending_to_a_start_of_another_programme_is_refused_and_records_nothing(team):
    applicant, cohort = ApplicantFactory(), CohortFactory()

    page = act(team, applicant, "send", programme=ProgrammeFactory().pk, cohort=cohort.pk, channel="phone")

    assert page.context["form"].errors == {"cohort": ["This start belongs to another programme."]}
    assert not ConsentRecord.objects.exists()


def test_writing_shows_it_on_their_page(team):
    applicant = register().applicant

    act(team, applicant, "write", text="We are closed on Friday.")

    assert StaffMessage.objects.get().applicant == applicant
    assert "We are closed on Friday." in change(team, applicant).content.decode()
    assert "We are closed on Friday." in team.get(me_path(applicant)).content.decode()


def test_job_stop_and_look_again(team):
    applicant = ApplicantFactory()

    act(team, applicant, "job", work="in_care", employer_name="Bramble Lodge", started_on="2027-01-04")
    assert JobOutcome.objects.get().employer_name == "Bramble Lodge"
    act(team, applicant, "look-again")
    act(team, applicant, "stop")
    applicant.refresh_from_db()
    assert (applicant.got_job_at, applicant.stopped_at) == (None, NOW)


def test_sharing_stops_with_the_one_they_name(team):
    one, two = ReferralFactory(), None
    two = ReferralFactory(applicant=one.applicant)

    act(team, one.applicant, "stop-sharing", organisation=one.organisation_id, channel="phone")

    assert not has_live_consent(one.applicant, one.organisation, Purpose.SHARE)
    assert has_live_consent(two.applicant, two.organisation, Purpose.SHARE)
    assert Referral.objects.get(pk=one.pk).state == "withdrawn"


def test_old_links_end(team):
    applicant = ApplicantFactory()

    act(team, applicant, "new-link")

    applicant.refresh_from_db()
    assert applicant.link_version == 2


def test_removing_is_for_managers_who_type_the_reference(client, managers):
    applicant = register().applicant

    assert act(managers, applicant, "forget", reference="NWC").status_code == 200
    assert act(managers, applicant, "forget", reference=applicant.reference.lower()).status_code == 302

    applicant.refresh_from_db()
    assert applicant.redacted_at == NOW
    assert "Removed" in change(managers, applicant).content.decode()
    assert not LogEntry.objects.filter(object_repr__contains="Leanne").exists()


def test_removing_is_not_for_the_team(team):
    applicant = ApplicantFactory()

    assert act(team, applicant, "forget", reference=applicant.reference).status_code == 403
    assert "Remove for good" not in change(team, applicant).content.decode()


# --- their page, and everything that is held ---


def test_opening_is_written_down(team):
    applicant = ReferralFactory().applicant

    assert change(team, applicant).status_code == 200

    assert AccessLog.objects.get().what == Looked.OPENED


def test_page_costs_as_much_with_three_programmes_as_with_one(team, django_assert_max_num_queries):
    applicant = ReferralFactory().applicant
    change(team, applicant)
    with django_assert_max_num_queries(60) as one:
        change(team, applicant)
    for _ in range(2):
        ReferralFactory(applicant=applicant)

    with django_assert_max_num_queries(len(one)):
        change(team, applicant)


def test_copy_is_made_by_a_press_and_told_to_the_person(managers):
    applicant = register(to_know="Two children").applicant
    url = reverse("admin:applicants_applicant_held", args=[applicant.pk])

    assert managers.get(url).status_code == 200
    assert not AccessLog.objects.exists()
    page = managers.post(url, {"read": "yes"})
    file = managers.post(url, {"json": "yes"})

    assert "Two children" in page.content.decode()
    assert json.loads(file.content)["applicant"][0]["to_know"] == "Two children"
    assert [look.what for look in AccessLog.objects.all()] == [Looked.ANSWERED_REQUEST] * 2
    assert LogEntry.objects.count() == 2


def test_copy_is_not_for_the_team(team):
    applicant = ApplicantFactory()
    url = reverse("admin:applicants_applicant_held", args=[applicant.pk])

    assert {team.get(url).status_code, team.post(url).status_code} == {403}
    assert "Make a copy" not in change(team, applicant).content.decode()


def test_nothing_is_posted_to_the_page_itself(team):
    applicant = ApplicantFactory(last_activity_at=NOW - timedelta(days=1))

    assert team.post(reverse("admin:applicants_applicant_change", args=[applicant.pk])).status_code == 405
