from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from tests.factories.campaigns_people import NOW, RoleFactory, StoryFactory
from tests.pages import assert_valid_html
from tests.site.reading import read, words
from workforce_portal.site.sitemaps import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(NOW, tick=False):
        yield


def letters_of(client):
    """Each letter of the page with the titles below it."""
    page = read(client.get(reverse("a_to_z")))
    sections = [one for one in page.iter("section") if one.get("class") == "letter"]
    return {words(one.find("h2")): [words(link) for link in one.iter("a")] for one in sections}


def test_a_to_z_names_what_there_is_to_read_in_order(client):
    RoleFactory(name="Driver")
    RoleFactory(name="Drama therapist")
    RoleFactory(name="A day centre’s cook")

    letters = letters_of(client)

    assert list(letters) == sorted(letters)
    assert letters["D"] == ["A day centre’s cook", "Drama therapist", "Driver"]
    assert "Your privacy" in letters["Y"]
    assert_valid_html(client.get(reverse("a_to_z")).text)


def test_a_to_z_and_sitemap_leave_out_what_is_not_public(client):
    hidden = [
        RoleFactory(name="Drafted", draft=True),
        RoleFactory(name="Planned", publish_at=NOW + timedelta(hours=1)),
        RoleFactory(name="Expired", unpublish_at=NOW - timedelta(hours=1)),
        StoryFactory(title="Not agreed", consent=False),
    ]

    for address in (reverse("a_to_z"), reverse("sitemap")):
        text = client.get(address).content.decode()
        assert [one for one in hidden if one.get_absolute_url() in text] == []


def test_sitemap_says_when_words_changed_and_not_when_it_was_asked(client):
    role = RoleFactory()
    role.changed_at = NOW - timedelta(days=9)
    role.save()

    said = client.get(reverse("sitemap")).content.decode()

    assert f"{role.get_absolute_url()}</loc><lastmod>2026-12-27</lastmod>" in said
    assert said.count("<lastmod>") == 1


def test_a_to_z_is_reached_from_every_page(client):
    links = [link.get("href") for link in read(client.get(reverse("privacy"))).iter("a")]

    assert reverse("a_to_z") in links


@pytest.mark.parametrize(
    ("title", "letter"),
    [("The kettle", "K"), ("“I’m calm”", "I"), ("10 questions", "0 to 9"), ("Éclair", "0 to 9"), ("A", "A")],
)
def test_title_stands_under_the_letter_where_people_look(title, letter):
    assert Entry(title, "/").letter == letter
