"""The entry page shows the jobs and people there are, not an example of them."""

import pytest
import time_machine
from django.urls import reverse

from campaigns.enums import RoleGroup
from tests.factories.campaigns_people import NOW, RoleFactory, StoryFactory
from tests.site.reading import read, words

pytestmark = pytest.mark.django_db


def index(client):
    with time_machine.travel(NOW, tick=False):
        return read(client.get(reverse("applicants:index")))


def test_index_leads_to_jobs_without_experience_and_to_people_who_do_them(client):
    cook = RoleFactory(name="Cook", group=RoleGroup.AROUND)
    care = RoleFactory(name="Care worker")
    RoleFactory(name="Manager", needs_no_experience=False)
    RoleFactory(name="Draft", draft=True)
    story = StoryFactory(role=cook)

    page = index(client)

    cards = [words(card.find(".//h3")) for card in page.iter("li") if card.get("class") == "role"]
    addresses = {link.get("href") for link in page.iter("a")}
    assert cards == ["Care worker", "Cook"]
    assert {care.get_absolute_url(), story.get_absolute_url(), "/find-your-role/", "/roles/"} <= addresses


def test_index_without_any_job_or_story_shows_no_empty_list(client):
    page = index(client)

    headings = [words(heading) for heading in page.iter("h2")]
    assert "People who do it" not in headings
    assert "/find-your-role/" in {link.get("href") for link in page.iter("a")}
    assert all(len(one) for one in page.iter("ul"))
