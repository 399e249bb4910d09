import pytest
from django.urls import reverse

from tests.site.reading import read, texts
from workforce_portal.publishing.facts import get_fact

pytestmark = pytest.mark.django_db
FACTS = ["legal-minimum-pay", "care-certificate", "career-steps", "work-academy"]


@pytest.mark.parametrize("key", FACTS)
def test_index_says_each_figure_with_its_source(client, key):
    fact = get_fact(key)

    page = read(client.get(reverse("applicants:index")))

    sources = texts(page, "p", "source")
    assert fact.figure in " ".join(" ".join(page.itertext()).split())
    assert any(fact.source in source and fact.period in source for source in sources)
    assert fact.source_url in {link.get("href") for link in page.iter("a")}


def test_index_names_where_each_outside_link_opens(client):
    page = read(client.get(reverse("applicants:index")))

    outside = [link for link in page.iter("a") if link.get("href").startswith("https://")]
    sources = {get_fact(key).source_url for key in FACTS}
    ways = {"".join(link.itertext()) for link in outside if link.get("href") not in sources}
    assert len(ways) == 4
    assert all("(opens " in way for way in ways)


def test_index_offers_a_talk(client, settings):
    page = read(client.get(reverse("applicants:index")))

    addresses = {link.get("href") for link in page.iter("a")}
    assert f"mailto:{settings.HELP_EMAIL}" in addresses
    assert f"tel:{settings.HELP_PHONE.replace(' ', '')}" in addresses
