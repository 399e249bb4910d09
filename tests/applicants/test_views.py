import pytest
from django.urls import reverse

from applicants import facts
from tests.site.reading import read, texts

FACTS = [facts.LEGAL_MINIMUM, facts.CARE_CERTIFICATE, facts.CAREER_STEPS, facts.WORK_ACADEMY]


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.figure)
def test_index_says_each_figure_with_its_source(client, fact):
    page = read(client.get(reverse("applicants:index")))

    sources = texts(page, "p", "source")
    assert fact.figure in " ".join(" ".join(page.itertext()).split())
    assert any(fact.source in source and fact.period in source for source in sources)
    assert fact.source_url in {link.get("href") for link in page.iter("a")}


def test_index_names_where_each_outside_link_opens(client):
    page = read(client.get(reverse("applicants:index")))

    outside = [link for link in page.iter("a") if link.get("href").startswith("https://")]
    sources = {fact.source_url for fact in FACTS}
    ways = {"".join(link.itertext()) for link in outside if link.get("href") not in sources}
    assert len(ways) == 4
    assert all("(opens " in way for way in ways)


def test_index_offers_a_talk(client, settings):
    page = read(client.get(reverse("applicants:index")))

    addresses = {link.get("href") for link in page.iter("a")}
    assert f"mailto:{settings.HELP_EMAIL}" in addresses
    assert f"tel:{settings.HELP_PHONE.replace(' ', '')}" in addresses
