import pytest
import time_machine
from django.urls import reverse

from applicants.models import Applicant, ConsentRecord, Referral, RegistrationDraft
from tests.applicants.registering_pages import KEY, post
from tests.factories.applicants import NOW, ApplicantFactory, CohortFactory, ProgrammeFactory
from tests.factories.campaigns_campaigns import CampaignFactory
from tests.site.reading import only, read, texts, words
from workforce_portal.outbox.models import PlannedMail

pytestmark = pytest.mark.django_db

DONE = "/applicants/register/done/?by=email"


def heading(response):
    return words(only(read(response), "h1"))


def errors(response):
    return [text.removeprefix("Error: ") for text in texts(read(response), "p", "error-text")]


def test_register_makes_one_record_of_what_was_said(client):
    response = post(client)

    applicant = Applicant.objects.get()
    assert (response.status_code, response["Location"]) == (302, DONE)
    assert (applicant.name, applicant.phone, applicant.contact_ways) == (
        "Leanne O’Hara",
        "+447700900461",
        ["text", "email"],
    )
    assert (applicant.hours_free, applicant.free_at, applicant.postcode) == (16, ["weekdays"], "WN7")
    assert applicant.route == "self"


def test_register_sent_twice_makes_one_record_and_one_mail(client):
    post(client)

    again = post(client)

    assert again["Location"] == DONE
    assert Applicant.objects.count() == 1
    assert PlannedMail.objects.filter(kind="applicant_registered").count() == 1


def test_register_shows_somebody_known_the_same_page_and_writes_to_them(client):
    ApplicantFactory(name="Leanne O’Hara", email="leanne@ohara.example", contact_ways=["email"])

    response = post(client, to_know="Something new")

    assert (response.status_code, response["Location"]) == (302, DONE)
    assert Applicant.objects.get().to_know == ""
    assert PlannedMail.objects.get().kind == "applicant_already"


@pytest.mark.parametrize("name", ["ليلى حداد", "Siobhán O'Hara-Núñez", "Suharto", "Thi Ngọc Trần"])
def test_register_keeps_names_as_people_write_them(client, name):
    post(client, name=name)

    assert Applicant.objects.get().name == name


@pytest.mark.parametrize(
    ("born", "sentence"),
    [
        (("1", "2", "2099"), "That day is still to come. Check the year"),
        (("29", "2", "1999"), "There was no 29 February in 1999. Check the day and the year"),
        (("31", "4", "1999"), "April 1999 has no day 31. Check the day and the month"),
        (("14", "3", "99"), "Enter the year with four digits, such as 1999"),
        (("14", "thirteen", "1999"), "Enter the month as a number from 1 to 12"),
        (("14", "", "1999"), "Enter the month as well"),
        (("", "", ""), "Enter your date of birth"),
        (("1", "1", "1901"), "Check the year: that is more than a hundred and ten years ago"),
    ],
)
def test_register_says_what_is_wrong_with_a_date_of_birth(client, born, sentence):
    day, month, year = born

    response = post(client, date_of_birth_day=day, date_of_birth_month=month, date_of_birth_year=year)

    assert errors(response) == [sentence]
    assert not Applicant.objects.exists()


def test_register_takes_29_february_and_a_month_in_letters(client):
    post(client, date_of_birth_day="29", date_of_birth_month="feb", date_of_birth_year="2000")

    assert Applicant.objects.get().date_of_birth.isoformat() == "2000-02-29"


@pytest.mark.parametrize(
    ("phone", "kept"),
    [
        ("+44 (0)7700 900461", "+447700900461"),
        ("0044 7700 900 461", "+447700900461"),
        ("07700-900461", "+447700900461"),
    ],
)
def test_register_takes_a_phone_however_it_is_typed(client, phone, kept):
    post(client, phone=phone)

    assert Applicant.objects.get().phone == kept


def test_register_needs_no_email(client):
    response = post(client, email="", ways=["call"])

    assert response["Location"].endswith("?by=call")
    assert Applicant.objects.get().email == ""


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"ways": []}, "Tick at least one way to reach you"),
        ({"phone": ""}, "Enter a phone number, or take the tick from “Text message”"),
        ({"ways": ["post"]}, "Enter your address, or take the tick from “Letter”"),
        ({"phone": "12"}, "Enter a phone number, such as 07700 900461 or +44 7700 900461"),
        ({"best": "call"}, "Choose one of the ways that you ticked"),
        ({"not_before": "18:00", "not_after": "09:00"}, "Choose a time later than “Not before”"),
        ({"ways": ["adviser"]}, "Choose one of the answers in the list"),
    ],
)
def test_register_says_what_is_wrong_with_how_to_reach_somebody(client, changes, sentence):
    response = post(client, **changes)

    assert heading(response) == "How can we reach you?"
    assert sentence in errors(response)
    assert not Applicant.objects.exists()


def test_register_has_a_kind_page_for_somebody_under_16_and_keeps_nothing(client):
    response = post(client, date_of_birth_day="14", date_of_birth_month="3", date_of_birth_year="2012", step="who")

    page = " ".join(read(response).itertext())
    assert heading(response) == "Good that you think of it now"
    assert "Tuesday 14 March 2028" in page
    assert not Applicant.objects.exists()


def test_register_refuses_somebody_under_16_on_the_last_page_too(client):
    response = post(client, date_of_birth_year="2012")

    assert heading(response) == "Good that you think of it now"
    assert not Applicant.objects.exists()


def test_register_keeps_health_with_a_yes_alone(client):
    refused = post(client, adjustments="A step-free room")

    assert heading(refused) == "To take part"
    assert not Applicant.objects.exists()

    post(client, adjustments="A step-free room", health_agreed="on")

    assert Applicant.objects.get().adjustments == "A step-free room"
    assert list(ConsentRecord.objects.values_list("purpose", flat=True)) == ["health"]


def test_register_sends_to_a_programme_only_with_a_yes(client):
    cohort = CohortFactory(programme=ProgrammeFactory(slug="get-into-care"))
    chosen = {"programme": "get-into-care", "cohort": str(cohort.uuid)}

    post(client, **chosen)

    assert (Applicant.objects.count(), Referral.objects.count()) == (1, 0)

    post(client, **chosen, share_agreed="on", key="6a0d3e42-4a3e-4f3b-9c2b-0a8b5a5b5a5b", name="Marek", email="")
    assert Referral.objects.count() == 0, "without an address the tick for e-mail refuses"

    post(client, **chosen, share_agreed="on", key="6a0d3e42-4a3e-4f3b-9c2b-0a8b5a5b5a5b", name="Marek Nowak")

    referral = Referral.objects.get()
    assert (referral.cohort, referral.applicant.name, referral.state) == (cohort, "Marek Nowak", "sent")


def test_register_keeps_by_what_campaign_somebody_came(client):
    campaign = CampaignFactory()

    post(client, address=f"{reverse('applicants:register')}?c=k-{campaign.pk}")

    assert Applicant.objects.get().campaign_code == f"k-{campaign.pk}"


def test_register_shows_all_answers_before_it_is_sent_and_stores_nothing(client):
    response = post(client, step="adjustments", passed=["who", "contact", "place", "needs", "to-know"])

    page = " ".join(read(response).itertext())
    assert heading(response) == "Check, then send"
    assert "07700 900461" in page
    assert "Not before 10am" in page
    assert not Applicant.objects.exists()


def test_register_goes_back_with_what_was_typed(client):
    response = post(client, step="change-who", name="")

    values = {field.get("name"): field.get("value") for field in read(response).iter("input")}
    assert heading(response) == "Who are you?"
    assert values["to_know"] == "Two children at school."
    assert errors(response) == []


def test_register_links_to_those_who_answer_where_somebody_is_not_safe(client):
    page = read(post(client, step="change-to-know"))

    assert reverse("applicants:worried") in {link.get("href") for link in page.iter("a")}


def test_register_limits_how_often(client, settings):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "register_by_address": "1/h"}
    post(client)

    response = post(client, key="6a0d3e42-4a3e-4f3b-9c2b-0a8b5a5b5a5b", name="Marek Nowak")

    assert response.status_code == 429


@pytest.mark.parametrize("text", ["\0", "x" * 500, "not-a-uuid"])
def test_register_takes_no_harm_from_made_up_programmes_and_keys(client, text):
    with time_machine.travel(NOW, tick=False):
        response = client.get(reverse("applicants:register"), {"programme": text, "cohort": text})

    assert response.status_code == 200
    assert post(client, programme=text, cohort=text, passed=[text], key=text).status_code == 200


def test_save_keeps_the_answers_until_they_are_sent(client):
    response = post(client, step="keep", save_email="leanne@ohara.example", passed=["who"], adjustments="A ramp")

    draft = RegistrationDraft.objects.get()
    assert response["Location"] == reverse("applicants:register_kept")
    assert draft.answers["name"] == ["Leanne O’Hara"]
    assert "adjustments" not in draft.answers, "health is kept with a yes alone"
    assert (draft.expires_at - NOW).days == 14
    assert str(draft.uuid) == KEY

    post(client)

    assert not RegistrationDraft.objects.exists()
    assert PlannedMail.objects.filter(to_email="leanne@ohara.example", kind="applicant_draft").count() == 0
