from datetime import timedelta

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from tests.factories.providers import NOW, StaffFactory
from workforce_portal.outside_links.enums import LinkStatus
from workforce_portal.outside_links.models import LinkPlace, OutsideLink

pytestmark = pytest.mark.django_db
LIST = "/admin/outside_links/outsidelink/"


@pytest.fixture
def staff(client, no_second_factor):
    client.force_login(StaffFactory(is_superuser=True))
    return client


def link(url, status, page="Care worker", **changes):
    known = {"checked_at": NOW, "since": NOW, "failed_days": 3 if status == LinkStatus.BROKEN else 0}
    made = OutsideLink.objects.create(url=url, status=status, **known | changes)
    LinkPlace.objects.create(
        link=made, page_title=page, page_url="/roles/care-worker/", text="the pay scale", admin_url="/admin/somewhere/"
    )
    return made


def test_list_names_page_words_status_and_since_when(staff):
    link("https://gone.example/", LinkStatus.BROKEN, since=NOW - timedelta(days=2))

    response = staff.get(LIST)

    for words in ("Care worker", "the pay scale", "https://gone.example/", "Broken", "Sunday 3 January"):
        assertContains(response, words)
    assertContains(response, 'href="/admin/somewhere/"')


def test_worklist_shows_the_broken_ones_alone(staff):
    link("https://gone.example/", LinkStatus.BROKEN)
    link("https://shaky.example/", LinkStatus.FAILING)

    response = staff.get(LIST, {"worklist": "broken-links"})

    assertContains(response, "gone.example")
    assertNotContains(response, "shaky.example")


def test_list_costs_the_same_queries_for_one_row_and_for_many(staff, django_assert_max_num_queries):
    link("https://one.example/", LinkStatus.WORKS)
    staff.get(LIST)
    with django_assert_max_num_queries(12) as few:
        staff.get(LIST)
    link("https://two.example/", LinkStatus.WORKS)
    link("https://three.example/", LinkStatus.BROKEN)

    with django_assert_max_num_queries(12) as many:
        staff.get(LIST)

    assert len(few) == len(many)
