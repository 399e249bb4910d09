"""Leanne, on her phone at a bus stop in Leigh: from a campaign to registered, and to her own page."""

from datetime import timedelta

import pytest
from django.utils import timezone

from applicants.links import me_path
from applicants.models import Applicant, ConsentRecord, Referral, RegistrationDraft
from tests.conftest import PHONE
from tests.factories.applicants import (
    ApplicantFactory,
    CohortFactory,
    ProgrammeFactory,
    ReferralFactory,
    consent_to_share,
    restore_reasons_and_wordings,
)
from tests.factories.campaigns_campaigns import CampaignFactory
from workforce_portal.outbox.models import PlannedMail
from workforce_portal.outbox.services import send_due_mail
from workforce_portal.places.clock import local

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def programme(settings):
    settings.LEAST_FILL_SECONDS = 0
    restore_reasons_and_wordings()
    made = ProgrammeFactory(name="Get Into Care, Wigan", slug="get-into-care-wigan", hours_a_week=16)
    start = local(timezone.now()).date() + timedelta(days=20)
    CohortFactory(programme=made, starts_on=start)
    return made


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def link_in_mail(kind):
    send_due_mail()
    body = PlannedMail.objects.filter(kind=kind).latest("pk").body_text
    return next(word for word in body.split() if word.startswith("http"))


@pytest.mark.parametrize("java_script", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_from_a_campaign_to_a_page_of_her_own(new_page, seen, programme, java_script):
    # Given a campaign's link that she taps on
    campaign = CampaignFactory(slug="good-with-people")
    page = new_page(viewport=PHONE, java_script_enabled=java_script)
    page.goto(f"/applicants/?c=k-{campaign.pk}")

    # When she answers five questions without a name
    page.get_by_role("link", name="Answer five questions").click()
    seen(page, heading="What suits me?", java_script=java_script)
    page.get_by_role("link", name="Start", exact=True).click()
    page.get_by_label("How old are you?").fill("27")
    seen(page, heading="Question 1 of 5How old are you? (optional)", java_script=java_script)
    press(page, "Continue")
    page.get_by_label("Where do you live?").fill("wn7 2pq")
    press(page, "Continue")
    page.get_by_role("radio", name="I’d rather not say").check()
    press(page, "Continue")
    page.get_by_role("radio", name="Up to 24 hours").check()
    press(page, "Continue")
    page.get_by_role("radio", name="Being close to home").check()
    press(page, "Continue")

    # Then she sees what suits her, with the reasons, and no address says where exactly she lives
    seen(page, heading="1 programme could suit you", java_script=java_script)
    assert "2pq" not in page.url.lower()
    page.get_by_text("Takes 16 hours a week: you have 24").wait_for()

    # And registers in six short pages
    page.get_by_role("link", name="Register for Get Into Care, Wigan").click()
    seen(page, heading="Who are you?", java_script=java_script)
    page.get_by_label("Your full name").fill("Leanne O’Hara")
    page.get_by_label("Day", exact=True).fill("29")
    page.get_by_label("Month", exact=True).fill("2")
    page.get_by_label("Year", exact=True).fill("1999")
    press(page, "Continue")
    seen(page, heading="Who are you?", java_script=java_script)
    page.get_by_text("There was no 29 February in 1999").first.wait_for()
    page.get_by_label("Day", exact=True).fill("14")
    page.get_by_label("Month", exact=True).fill("March")
    press(page, "Continue")
    seen(page, heading="How can we reach you?", java_script=java_script)
    page.get_by_label("Phone number").fill("+44 7700 900461")
    page.get_by_label("E-mail address").fill("leanne@ohara.example")
    page.get_by_role("checkbox", name="Text message").check()
    page.get_by_role("checkbox", name="E-mail").check()
    page.get_by_label("Not before").select_option("10am")
    press(page, "Continue")
    seen(page, heading="Where and when?", java_script=java_script)
    page.get_by_label("Your postcode").fill("WN7")
    press(page, "Back")
    assert page.get_by_label("Phone number").input_value() in ("+44 7700 900461", "+447700900461")
    press(page, "Continue")
    assert page.get_by_label("Your postcode").input_value() == "WN7"
    press(page, "Continue")
    seen(page, heading="What programmes ask for", java_script=java_script)
    press(page, "Continue")
    seen(page, heading="Anything to know?", java_script=java_script)
    page.get_by_role("textbox").fill("Two children at school.")
    press(page, "Continue")
    seen(page, heading="To take part", java_script=java_script)
    press(page, "Continue")
    seen(page, heading="Check, then send", java_script=java_script)
    assert not Applicant.objects.exists()
    page.get_by_role("button", name="Change good to know").click()
    page.get_by_role("textbox").fill("Two children at school until 3.")
    press(page, "Continue")
    page.get_by_label("May we share your details with").check()
    press(page, "Send my registration")
    seen(page, heading="You are registered", java_script=java_script)

    # Then one record knows what she said, and by what she came
    applicant = Applicant.objects.get()
    assert (applicant.name, applicant.phone, applicant.to_know) == (
        "Leanne O’Hara",
        "+447700900461",
        "Two children at school until 3.",
    )
    assert applicant.campaign_code == f"k-{campaign.pk}"
    assert Referral.objects.get().programme == programme

    # And her mail leads to her page
    page.goto(link_in_mail("applicant_registered"))
    seen(page, heading="Hello Leanne, here is where you are", java_script=java_script)
    page.get_by_text("You agreed on this website.").wait_for()
    page.get_by_text("text message first, then e-mail, not before 10am").wait_for()


def test_going_on_another_time(phone, seen, programme):
    phone.goto("/applicants/register/?programme=get-into-care-wigan")
    phone.get_by_label("Your full name").fill("ليلى حداد")
    phone.get_by_label("Day", exact=True).fill("1")
    phone.get_by_label("Month", exact=True).fill("12")
    phone.get_by_label("Year", exact=True).fill("2001")
    press(phone, "Continue")
    phone.get_by_label("Phone number").fill("07700 900461")
    press(phone, "Go on another time")
    seen(phone, heading="Go on another time")
    phone.get_by_label("E-mail address").fill("layla@haddad.example")
    press(phone, "Keep it and send me the link")
    seen(phone, heading="We keep it for you")

    phone.goto(link_in_mail("applicant_draft"))

    seen(phone, heading="How can we reach you?")
    assert phone.get_by_label("Phone number").input_value() == "07700 900461"
    phone.get_by_role("checkbox", name="Phone call").check()
    for _ in range(5):
        press(phone, "Continue")
    seen(phone, heading="Check, then send")
    phone.get_by_text("ليلى حداد").wait_for()
    press(phone, "Send my registration")
    phone.get_by_text("We ring you within two working days").wait_for()
    assert not RegistrationDraft.objects.exists()


def test_taking_back_that_a_programme_sees_her(phone, seen, programme):
    # Given Leanne, whom a programme sees because she said yes, and who has lost her link
    applicant = ApplicantFactory(name="Leanne O’Hara", email="leanne@ohara.example")
    ReferralFactory(applicant=applicant, programme=programme, sent_at=timezone.now() - timedelta(days=1))
    phone.goto("/")
    phone.get_by_role("link", name="Where am I? For applicants").click()
    seen(phone, heading="Where am I? Find your page")
    phone.get_by_label("Your e-mail address or mobile number").fill("Leanne@OHara.example")
    press(phone, "Send me my link")
    seen(phone, heading="Look in your messages")
    phone.goto(link_in_mail("applicant_way_back"))
    seen(phone, heading="Open your page")
    press(phone, "Open my page")
    seen(phone, heading="Hello Leanne, here is where you are")

    # When she stops sharing
    phone.get_by_role("link", name="Stop sharing with").click()
    seen(phone, heading=f"Stop sharing with {programme.organisation}?")
    assert ConsentRecord.objects.filter(is_given=False).count() == 0
    press(phone, "Stop sharing")

    # Then nobody sees her any more, and something else is there to do
    seen(phone, heading="Hello Leanne, here is where you are")
    phone.get_by_text("Nobody but our own team.").wait_for()
    assert ConsentRecord.objects.filter(is_given=False).count() == 1
    assert Referral.objects.get().state == "withdrawn"


def test_every_page_of_her_own_can_be_read_by_everybody(page, seen, programme):
    applicant = ApplicantFactory(name="Leanne O’Hara", adjustments="A step-free room")
    other = ProgrammeFactory(name="Care work academy", slug="academy")
    CohortFactory(programme=other)
    consent_to_share(applicant, programme.organisation)
    for part, heading in [
        ("move/", "Programmes that suit you"),
        ("join/academy/", "Join “Care work academy”?"),
        ("job/", "You’ve got a job"),
        ("stop/", "Stop for now?"),
        ("contact/", "How can we reach you?"),
        ("details/", "Correct what we know"),
        ("adjustments/", "To take part"),
        ("looks/", "Everyone who looked"),
        ("copy/", "Everything we hold about you"),
        ("card/", "Your card"),
        ("forget/", "Remove everything that you hold about me?"),
    ]:
        page.goto(me_path(applicant, part))
        seen(page, heading=heading)
