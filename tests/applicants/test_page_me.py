import json
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from applicants.enums import Purpose
from applicants.links import me_path
from applicants.models import AccessLog, Applicant, ConsentRecord, FollowUp, JobOutcome, Referral
from applicants.services.waiting import change_places
from tests.factories.applicants import (
    NOW,
    ApplicantFactory,
    CohortFactory,
    MembershipFactory,
    ProgrammeFactory,
    ReferralFactory,
    consent_to_share,
)
from tests.factories.applicants_acts import full_cohort, staff
from tests.site.reading import only, read, texts, words

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)
PARTS = [
    "",
    "looks/",
    "card/",
    "move/",
    "confirm/",
    "job/",
    "stop/",
    "look-again/",
    "contact/",
    "details/",
    "adjustments/",
    "copy/",
    "copy.json",
    "forget/",
]


def get(client, applicant, part="", **query):
    with time_machine.travel(LATER, tick=False):
        return client.get(me_path(applicant, part), query)


def post(client, applicant, part, **data):
    with time_machine.travel(LATER, tick=False):
        return client.post(me_path(applicant, part), data)


def said(response):
    return " ".join(" ".join(read(response).itertext()).split())


def stored():
    """Everything that a page could have changed."""
    rows = [Applicant, Referral, ConsentRecord, AccessLog, JobOutcome]
    return [list(model.objects.order_by("pk").values()) for model in rows]


@pytest.mark.parametrize("part", PARTS)
def test_pages_are_private_and_reading_them_changes_nothing(client, part):
    applicant = ReferralFactory().applicant
    before = stored()

    response = get(client, applicant, part)

    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    assert "noindex" in response["X-Robots-Tag"]
    assert stored() == before


@pytest.mark.parametrize("part", PARTS)
def test_pages_open_by_no_other_link(client, part):
    applicant = ApplicantFactory()
    old = me_path(applicant, part)
    Applicant.objects.update(link_version=2)

    assert client.get(old).status_code == 404
    assert client.post(old).status_code == 404
    assert client.get(f"/applicants/me/signed.made-up/{part}").status_code == 404


def test_me_says_what_happens_next_by_when_and_who_has_the_details(client):
    referral = ReferralFactory(programme__name="Get Into Care, Wigan")
    partner = MembershipFactory(organisation=referral.organisation, user__full_name="Shaun Makinson")
    AccessLog.objects.create(
        applicant=referral.applicant, organisation=referral.organisation, by=partner.user, what="opened", at=NOW
    )

    response = get(client, referral.applicant)

    page = said(response)
    assert words(only(read(response), "h1")) == "Hello Leanne, here is where you are"
    assert f"{referral.organisation} answers by Tuesday 12 January" in page
    assert "You agreed on this website" in page
    assert "by Shaun Makinson" in page
    assert "You were sent to Get Into Care, Wigan" not in page, "a row of the factory has no history"
    assert referral.applicant.reference in page


def test_me_asks_the_database_as_often_for_three_as_for_one(client, django_assert_max_num_queries):
    applicant = ApplicantFactory()
    ReferralFactory(applicant=applicant)
    get(client, applicant)
    with django_assert_max_num_queries(60) as first:
        get(client, applicant)
    for _ in range(2):
        ReferralFactory(applicant=applicant)

    with django_assert_max_num_queries(len(first)):
        get(client, applicant)


def test_me_offers_a_programme_to_whoever_has_none(client):
    CohortFactory(programme=ProgrammeFactory(name="Get Into Care", slug="get-into-care"))
    applicant = ApplicantFactory()

    page = read(get(client, applicant))

    assert me_path(applicant, "join/get-into-care/") in {link.get("href") for link in page.iter("a")}


@pytest.mark.parametrize("name", ["ليلى حداد", "O’Hara", "Suharto"])
def test_me_greets_by_the_name_as_it_is_written(client, name):
    page = read(get(client, ApplicantFactory(name=name)))

    assert words(only(page, "h1")) == f"Hello {name.split()[0]}, here is where you are"


def test_join_shares_and_sends_with_a_tick_alone(client):
    cohort = CohortFactory(programme__slug="get-into-care")
    applicant = ApplicantFactory()

    refused = post(client, applicant, "join/get-into-care/")
    assert "Tick that we may share your details, or go back" in said(refused)
    assert not ConsentRecord.objects.exists()

    done = post(client, applicant, "join/get-into-care/", agreed="on")
    post(client, applicant, "join/get-into-care/", agreed="on")

    referral = Referral.objects.get()
    assert done["Location"] == me_path(applicant)
    assert (referral.cohort, referral.state) == (cohort, "sent")
    assert ConsentRecord.objects.get().organisation == cohort.programme.organisation


def test_join_moves_from_one_to_the_other_with_one_press(client):
    referral = ReferralFactory()
    CohortFactory(programme__slug="academy")

    post(client, referral.applicant, "join/academy/", agreed="on", leaves=str(referral.uuid))

    states = dict(Referral.objects.values_list("programme__slug", "state"))
    assert states == {referral.programme.slug: "withdrawn", "academy": "sent"}


def test_join_stays_with_both_if_they_want(client):
    referral = ReferralFactory()
    CohortFactory(programme__slug="academy")

    post(client, referral.applicant, "join/academy/", agreed="on", leaves="")

    assert set(Referral.objects.values_list("state", flat=True)) == {"sent"}


def test_offer_is_taken_once_however_often_it_is_pressed(client):
    cohort, (_, waiting) = full_cohort(places=1, waiting=1)
    change_places(cohort_id=cohort.pk, places=2, by=staff(), at=NOW)
    part = f"offer/{waiting.uuid}/"
    assert "A place is free for you" in said(get(client, waiting.applicant, part))

    for _ in range(2):
        post(client, waiting.applicant, part, answer="yes")

    waiting.refresh_from_db()
    assert waiting.state == "accepted"
    assert get(client, waiting.applicant, part).status_code == 302


def test_withdraw_takes_a_reason_or_none_and_is_friendly_on_reload(client):
    referral = ReferralFactory()
    part = f"withdraw/{referral.uuid}/"

    post(client, referral.applicant, part, reason="too_far")
    again = post(client, referral.applicant, part)

    referral.refresh_from_db()
    assert (referral.state, referral.close_reason_id, again.status_code) == ("withdrawn", "too_far", 302)
    assert get(client, referral.applicant, part).status_code == 302


def test_referral_of_somebody_else_is_not_found(client):
    theirs, applicant = ReferralFactory(), ApplicantFactory()

    for part in (f"withdraw/{theirs.uuid}/", f"offer/{theirs.uuid}/"):
        assert get(client, applicant, part).status_code == 404
        assert post(client, applicant, part).status_code == 404


def test_stop_sharing_takes_back_everything_from_one_organisation(client):
    referral = ReferralFactory()
    applicant = referral.applicant
    consent_to_share(applicant, referral.organisation, purpose=Purpose.PROGRESS)
    part = f"stop-sharing/{referral.organisation.uuid}/"

    post(client, applicant, part)
    post(client, applicant, part)

    referral.refresh_from_db()
    assert referral.state == "withdrawn"
    assert ConsentRecord.objects.filter(is_given=False).count() == 2
    assert "Nobody but our own team" in said(get(client, applicant))
    assert get(client, applicant, part).status_code == 302


def test_looks_shows_everyone_and_can_be_narrowed_to_one(client):
    applicant = ApplicantFactory()
    for name in ("Shaun Makinson", "Amanda Lowe"):
        row = MembershipFactory(user__full_name=name)
        AccessLog.objects.create(applicant=applicant, organisation=row.organisation, by=row.user, what="opened", at=NOW)

    assert "Amanda Lowe" in said(get(client, applicant, "looks/"))
    narrowed = said(get(client, applicant, "looks/", organisation=row.organisation.pk))
    assert "Amanda Lowe" in narrowed
    assert "Shaun" not in narrowed
    assert get(client, applicant, "looks/", organisation="\0").status_code == 200


def test_job_is_told_once_and_plans_to_ask_with_a_yes(client):
    referral = ReferralFactory()
    job = {"work": "in_care", "employer_name": "Bramble Lodge", "employer_email": "manager@bramble.example"}

    for _ in range(2):
        post(client, referral.applicant, "job/", **job, may_ask_employer="on")

    referral.refresh_from_db()
    assert JobOutcome.objects.get().employer_name == "Bramble Lodge"
    assert referral.close_reason_id == "got_a_job"
    assert FollowUp.objects.count() == 6
    assert ConsentRecord.objects.filter(purpose="contact_employer", is_given=True).count() == 1


def test_job_without_a_yes_keeps_no_address_of_the_employer(client):
    applicant = ApplicantFactory()

    post(client, applicant, "job/", work="in_care", employer_email="manager@bramble.example")

    assert JobOutcome.objects.get().employer_email == ""


def test_stop_and_look_again(client):
    referral = ReferralFactory()
    applicant = referral.applicant

    post(client, applicant, "stop/")
    assert "You asked us to stop" in said(get(client, applicant))
    post(client, applicant, "look-again/")

    applicant.refresh_from_db()
    referral.refresh_from_db()
    assert (applicant.is_looking, referral.state) == (True, "withdrawn")


def test_contact_changed_makes_a_new_link_and_leads_to_it(client):
    applicant = ApplicantFactory()
    old = me_path(applicant)

    done = post(client, applicant, "contact/", phone="0161 496 0999", ways=["call"], not_before="10:00")

    applicant.refresh_from_db()
    assert (applicant.phone, applicant.email, applicant.contact_ways) == ("+441614960999", "", ["call"])
    assert done["Location"] == me_path(applicant)
    assert client.get(old).status_code == 404


def test_contact_needs_a_way(client):
    applicant = ApplicantFactory()

    response = post(client, applicant, "contact/", phone="")

    assert texts(read(response), "p", "error-text") == ["Error: Tick at least one way to reach you"]


def test_details_corrected_are_kept_with_what_they_were(client):
    applicant = ApplicantFactory()
    born = {"date_of_birth_day": "14", "date_of_birth_month": "3", "date_of_birth_year": "1998"}

    post(client, applicant, "details/", name="Leanne Bright", **born, postcode="WN7", free_at=["evenings"])

    applicant.refresh_from_db()
    assert (applicant.name, applicant.date_of_birth.year, applicant.free_at) == ("Leanne Bright", 1998, ["evenings"])
    assert set(applicant.identity_changes.values_list("field", flat=True)) == {"name", "date_of_birth", "postcode"}


def test_details_cannot_make_somebody_too_young(client):
    applicant = ApplicantFactory()
    born = {"date_of_birth_day": "14", "date_of_birth_month": "3", "date_of_birth_year": "2015"}

    response = post(client, applicant, "details/", name="Leanne", **born)

    assert "You can register from the day you are 16." in said(response)


def test_adjustments_are_kept_with_a_yes_and_taken_back_by_emptying(client):
    applicant = ApplicantFactory()

    post(client, applicant, "adjustments/", adjustments="A ramp")
    applicant.refresh_from_db()
    assert applicant.adjustments == ""

    post(client, applicant, "adjustments/", adjustments="A ramp", health_agreed="on")
    applicant.refresh_from_db()
    assert applicant.adjustments == "A ramp"

    with time_machine.travel(LATER + timedelta(hours=1), tick=False):
        client.post(me_path(applicant, "adjustments/"), {"adjustments": ""})
    applicant.refresh_from_db()
    assert applicant.adjustments == ""
    assert list(ConsentRecord.objects.values_list("is_given", flat=True)) == [True, False]


def test_confirm_makes_what_an_adviser_wrote_their_own(client):
    applicant = ApplicantFactory(by_adviser=True)
    assert "Is it right that you are here?" in said(get(client, applicant))

    post(client, applicant, "confirm/")

    applicant.refresh_from_db()
    assert applicant.confirmed_at == LATER
    assert "Is it right that you are here?" not in said(get(client, applicant))


def test_copy_holds_everything_to_read_and_as_a_file(client):
    applicant = ReferralFactory(applicant__to_know="Two children").applicant

    page, file = get(client, applicant, "copy/"), get(client, applicant, "copy.json")

    assert "Two children" in said(page)
    assert json.loads(file.content)["reference"] == applicant.reference
    assert "attachment" in file["Content-Disposition"]


def test_card_has_the_number_and_no_name(client):
    applicant = ApplicantFactory()

    page = said(get(client, applicant, "card/"))

    assert applicant.reference in page
    assert "Leanne" not in page


def test_forget_asks_once_more_and_removes_the_person(client):
    applicant = ReferralFactory().applicant
    assert post(client, applicant, "forget/").status_code == 200

    done = post(client, applicant, "forget/", sure="on")

    assert done["Location"] == reverse("applicants:forgotten")
    assert Applicant.objects.filter(name__contains="Leanne").count() == 0
    assert get(client, applicant).status_code == 404
