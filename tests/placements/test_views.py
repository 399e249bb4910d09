import pytest
from django.urls import reverse

from tests.site.reading import read, words
from workforce_portal.publishing.facts import get_fact

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("key", ["t-level-hours", "nursing-hours", "social-work-days"])
def test_index_says_how_long_a_placement_is_and_who_says_so(client, key):
    fact = get_fact(key)

    page = read(client.get(reverse("placements:index")))

    (row,) = [row for row in page.iter("tr") if fact.figure in words(row)]
    assert fact.says in words(row)
    assert [link.get("href") for link in row.iter("a")] == [fact.source_url]


def test_index_offers_a_talk(client, settings):
    page = read(client.get(reverse("placements:index")))

    addresses = {link.get("href") for link in page.iter("a")}
    assert f"mailto:{settings.HELP_EMAIL}" in addresses
    assert f"tel:{settings.HELP_PHONE.replace(' ', '')}" in addresses
