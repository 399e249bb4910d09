from datetime import datetime

import pytest
import time_machine
from django.urls import reverse

from tests.factories.campaigns_pages import PageFactory
from tests.factories.publishing import OldAddressFactory
from tests.factories.users import UserFactory
from tests.publishing.forms import address, sent
from workforce_portal.places.clock import LONDON
from workforce_portal.publishing import addresses
from workforce_portal.publishing.models import OldAddress

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.urls("tests.publishing.urls"),
    pytest.mark.usefixtures("no_second_factor"),
]
ADD = "admin:publishing_oldaddress_add"


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(datetime(2027, 1, 5, 10, 0, tzinfo=LONDON), tick=False):
        yield


def typed(**fields):
    return {"path": "/old/", "moved_to": "", "next_step_text": "", "next_step_url": "", **fields}


def test_a_new_slug_leaves_the_old_one_behind(client, publisher):
    page = PageFactory(published=True, slug="carer")
    client.force_login(publisher)

    client.post(address("change", page), sent(page, slug="care-worker"))

    response = client.get("/roles/carer/")
    assert (response.status_code, response["Location"]) == (301, "/roles/care-worker/")


def test_a_draft_that_nobody_saw_leaves_nothing_behind(client, author):
    page = PageFactory(slug="carer")
    client.force_login(author)

    client.post(address("change", page), sent(page, slug="care-worker"))

    assert not OldAddress.objects.exists()


def test_a_slug_that_another_page_had_is_refused_with_a_sentence(client, author):
    OldAddressFactory(path="/roles/carer/", moved_to="/roles/care-worker/")
    page = PageFactory()
    client.force_login(author)

    response = client.post(address("change", page), sent(page, slug="carer"))

    page.refresh_from_db()
    assert "Another page had the address /roles/carer/, which leads to /roles/care-worker/ now" in response.text
    assert page.slug != "carer"


def test_a_page_may_have_its_own_old_slug_again(client, publisher):
    page = PageFactory(published=True, slug="carer")
    addresses.remember_move("/roles/care-worker/", "/roles/carer/")
    client.force_login(publisher)

    client.post(address("change", page), sent(page, slug="care-worker"))

    assert client.get("/roles/care-worker/").status_code == 200
    assert client.get("/roles/carer/")["Location"] == "/roles/care-worker/"


def test_staff_write_an_address_that_was_in_print(client):
    OldAddressFactory(path="/providers/old/", moved_to="/providers/")
    client.force_login(UserFactory(superuser=True))

    client.post(reverse(ADD), typed(path="/help-for-managers/", moved_to="/providers/old/"))

    assert client.get("/help-for-managers/")["Location"] == "/providers/"


def test_staff_say_that_a_page_has_gone(client):
    client.force_login(UserFactory(superuser=True))

    client.post(reverse(ADD), typed(path="/fair/", next_step_text="See what is on", next_step_url="/providers/"))

    assert client.get("/fair/").status_code == 410


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({}, "Say either where the page is now, or what people can do instead."),
        (
            {"moved_to": "/providers/", "next_step_text": "See it", "next_step_url": "/providers/"},
            "Say either where the page is now, or what people can do instead.",
        ),
        ({"moved_to": "/no-such-page/"}, "There is no page at /no-such-page/."),
        ({"moved_to": "//elsewhere.example/"}, "is no address of this portal"),
        ({"moved_to": "/old/"}, "/old/ leads back to /old/"),
        ({"next_step_text": "See it", "next_step_url": "https://elsewhere.example/"}, "with an address of this portal"),
        ({"path": "old/", "moved_to": "/providers/"}, "is no address of this portal"),
    ],
)
def test_what_would_lead_nowhere_is_refused_with_a_sentence(client, wrong, sentence):
    client.force_login(UserFactory(superuser=True))

    response = client.post(reverse(ADD), typed(**wrong))

    assert sentence in response.text
    assert not OldAddress.objects.exists()


def test_an_address_may_be_led_elsewhere_later(client):
    old = OldAddressFactory(path="/fair/", gone=True)
    client.force_login(UserFactory(superuser=True))

    client.post(reverse("admin:publishing_oldaddress_change", args=[old.pk]), typed(moved_to="/providers/"))

    assert client.get("/fair/")["Location"] == "/providers/"
