"""An adviser registers somebody: the same questions, and the person hears of it."""

import pytest
import time_machine

from applicants.models import Applicant, ConsentRecord
from tests.applicants.registering_pages import post
from tests.factories.applicants import NOW, ApplicantFactory, MembershipFactory
from tests.site.reading import only, read, words
from workforce_portal.outbox.models import PlannedMail

pytestmark = pytest.mark.django_db


@pytest.fixture
def adviser(client):
    made = MembershipFactory(organisation__jobcentre=True, user__full_name="Amanda Lowe")
    # A sign-in lasts for hours, and the pages are asked for on that day.
    with time_machine.travel(NOW, tick=False):
        client.force_login(made.user)
    return made


def address(adviser, part="register/"):
    return f"/partners/{adviser.organisation.uuid}/{part}"


def test_register_for_tells_the_person_who_did_it(client, adviser):
    response = post(client, address(adviser), channel="in_person", progress_agreed="on")

    applicant = Applicant.objects.get()
    assert response["Location"] == address(adviser, f"registered/{applicant.uuid}/")
    assert (applicant.route, applicant.registered_by, applicant.registered_by_organisation) == (
        "adviser",
        adviser.user,
        adviser.organisation,
    )
    assert PlannedMail.objects.get().kind == "applicant_registered_by"
    consent = ConsentRecord.objects.get()
    assert (consent.purpose, consent.channel, consent.organisation) == ("progress", "in_person", adviser.organisation)


def test_register_for_makes_the_same_record_as_the_person_alone(client, adviser):
    post(client, address(adviser), channel="phone")
    client.logout()
    post(client, key="6a0d3e42-4a3e-4f3b-9c2b-0a8b5a5b5a5b", name="Marek Nowak")

    by_adviser, alone = Applicant.objects.order_by("pk").values()
    differ = {name for name in alone if by_adviser[name] != alone[name]}
    assert differ == {
        "id",
        "uuid",
        "reference",
        "name",
        "idempotency_key",
        "route",
        "registered_by_id",
        "registered_by_organisation_id",
    }


def test_register_for_asks_of_them_and_how_they_said_yes(client, adviser):
    with time_machine.travel(NOW, tick=False):
        first = " ".join(read(client.get(address(adviser))).itertext())

    assert "Their full name" in first
    assert "Say how they agreed that you register them" in post(client, address(adviser)).content.decode()


def test_register_for_takes_through_their_adviser_as_a_way(client, adviser):
    post(client, address(adviser), channel="paper", ways=["adviser"], email="", phone="")

    assert Applicant.objects.get().contact_ways == ["adviser"]


def test_register_for_stops_at_somebody_known_and_shows_no_more_than_needed(client, adviser):
    ApplicantFactory(name="Leanne O’Hara", email="leanne@ohara.example", phone="+447700900461")

    response = post(client, address(adviser), channel="phone")

    page = " ".join(read(response).itertext())
    assert words(only(read(response), "h1")) == "Is it this person?"
    assert "l…@o…" in page
    assert "ends in 461" in page
    assert "leanne@ohara.example" not in page
    assert Applicant.objects.count() == 1

    post(client, address(adviser), channel="phone", step="somebody-else")

    assert Applicant.objects.count() == 2


def test_registered_shows_the_card_to_the_organisation_alone(client, adviser):
    post(client, address(adviser), channel="phone")
    applicant = Applicant.objects.get()
    shown = client.get(address(adviser, f"registered/{applicant.uuid}/"))

    assert applicant.reference in shown.content.decode()
    assert "Leanne" not in shown.content.decode()

    other = MembershipFactory(organisation__jobcentre=True)
    client.force_login(other.user)
    assert client.get(address(other, f"registered/{applicant.uuid}/")).status_code == 404
    assert client.get(address(adviser)).status_code == 404
    client.logout()
    assert client.get(address(adviser)).status_code == 302


def test_register_for_is_not_for_programmes(client):
    partner = MembershipFactory()
    client.force_login(partner.user)

    assert client.get(address(partner)).status_code == 404
