"""Shaun of a delivery partner, on his telephone between two sessions: a mail, one press, and back at his desk."""

from datetime import timedelta

import pytest
from django.core import mail as outgoing
from django.utils import timezone

from applicants.enums import ReferralState
from applicants.models import AccessLog, Referral
from tests.factories.applicants import (
    ApplicantFactory,
    CohortFactory,
    CohortSessionFactory,
    PartnerFactory,
    ProgrammeFactory,
    restore_reasons_and_wordings,
)
from tests.factories.applicants_acts import send
from tests.factories.applicants_partners import lead_of
from workforce_portal.outbox.models import PlannedMail
from workforce_portal.outbox.services import send_due_mail
from workforce_portal.places.clock import local

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def cohort():
    restore_reasons_and_wordings()
    partner = PartnerFactory(name="Pearl Street Training")
    lead_of(partner)
    programme = ProgrammeFactory(organisation=partner, name="First steps in care, Leigh")
    return CohortFactory(programme=programme, starts_on=local(timezone.now()).date() + timedelta(days=20))


@pytest.fixture
def referral(cohort):
    return send(ApplicantFactory(), cohort.programme, cohort=cohort, at=timezone.now())


def link_in_mail(kind):
    send_due_mail()
    body = PlannedMail.objects.filter(kind=kind).latest("pk").body_text
    return next(word for word in body.split() if word.startswith("http"))


@pytest.mark.parametrize("java_script", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_from_the_mail_to_accepted_on_a_telephone(new_page, seen, referral, java_script):
    # Given a mail that names nobody
    phone = new_page(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, java_script_enabled=java_script
    )
    link = link_in_mail("partner_new")

    # When he opens its link
    phone.goto(link)

    # Then he sees what an answer needs, and no name
    seen(phone, heading="Somebody would like to join “First steps in care, Leigh”", java_script=java_script)
    assert "Leanne" not in phone.content()

    # When he says yes
    phone.get_by_role("button", name="Yes, we take them").click()

    # Then she has the place, and the link is over
    seen(phone, heading="There is nothing to answer here any more", java_script=java_script)
    assert phone.get_by_text("They have been told, and your answer is done.").is_visible()
    assert Referral.objects.get().state == ReferralState.ACCEPTED
    assert AccessLog.objects.get().what == "opened_link"


def test_from_signing_in_to_the_sheet_of_the_first_day(phone, seen, cohort, referral):
    # Given a member who signs in with a code
    email = cohort.programme.organisation.memberships.get().user.email
    phone.goto("/partners/")
    phone.get_by_label("E-mail address").fill(email)
    phone.get_by_role("button", name="Send me a code").click()
    phone.get_by_label("Code").fill(code_in(outgoing.outbox[-1].body))
    phone.get_by_role("button", name="Sign in").click()
    seen(phone, heading="To do")

    # When he opens whom he has to answer, and takes her
    phone.get_by_role("link", name="To answer").click()
    phone.get_by_role("link", name=referral.applicant.reference).click()
    seen(phone, heading="Leanne O’Hara")
    phone.get_by_role("link", name="Yes, we take them").click()
    seen(phone, heading="Accept them into a start")
    phone.get_by_role("button", name="Accept").click()

    # Then he is back with her, and the list that he came from is kept
    assert phone.get_by_text("Accepted. They have been told.").is_visible()
    phone.get_by_role("link", name="Back to the list").click()
    assert "show=answer" in phone.url
    seen(phone, heading="To answer They wait for a yes, a no or a call")

    # When the first day comes, and he marks who came
    first_day = local(timezone.now()).date()
    cohort.starts_on = cohort.closes_on = first_day
    cohort.save()
    CohortSessionFactory(cohort=cohort, on_date=first_day)
    phone.get_by_role("link", name="Starts").click()
    phone.get_by_role("link", name="First steps in care, Leigh").click()
    phone.get_by_role("link", name=f"{first_day:%a %-d %b}").click()
    phone.get_by_label("Came", exact=True).check()
    phone.get_by_role("button", name="Save").click()

    # Then it is saved
    assert phone.get_by_text("Saved: 1 of 1 marked.").is_visible()


def code_in(body):
    """The code stands in a line by itself."""
    return next(line.strip() for line in body.splitlines() if line.strip() and " " not in line.strip())
