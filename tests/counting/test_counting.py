from datetime import timedelta

import pytest
from django.utils import timezone

from tests.counting.conftest import BROWSER
from tests.factories.campaigns_people import StoryFactory
from tests.factories.providers import NOW, StaffFactory
from workforce_portal.counting import store
from workforce_portal.counting.enums import Kind
from workforce_portal.counting.models import DailyCount
from workforce_portal.counting.services import count, count_view, write_counts, write_visitors
from workforce_portal.publishing.previews import preview_url

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def now(time_machine):
    time_machine.move_to(NOW, tick=False)
    return NOW


def written():
    write_counts(at=timezone.now())
    write_visitors(at=timezone.now())
    names = ("on", "kind", "subject", "campaign", "area")
    return {tuple(map(str, row[:-1])): row[-1] for row in DailyCount.objects.values_list(*names, "n")}


def test_views_add_up_by_day_page_and_source(visit, known_source):
    for path in ("/roles/", "/roles/?c=k7mq2z", "/roles/?c=k7mq2z", "/roles/?c=made-up", "/stories/"):
        count_view(visit(path))

    views = {names: n for names, n in written().items() if names[1] == "view"}

    assert views == {
        ("2027-01-05", "view", "/roles/", "", ""): 2,
        ("2027-01-05", "view", "/roles/", "k7mq2z", "greater-manchester"): 2,
        ("2027-01-05", "view", "/stories/", "", ""): 1,
    }


def test_a_day_ends_at_midnight_in_london(visit, time_machine):
    time_machine.move_to(NOW.replace(month=7, hour=23, minute=59))
    count_view(visit())
    time_machine.shift(timedelta(minutes=2))
    count_view(visit())

    days = {names[0] for names in written() if names[1] == "view"}

    assert days == {"2027-07-05", "2027-07-06"}


def test_a_call_to_action_counts_where_it_leads(visit):
    count_view(visit("/applicants/?a=1"))
    count_view(visit("/applicants/?a=everybody"))

    assert written()["2027-01-05", "click", "/applicants/", "", ""] == 1


@pytest.mark.parametrize(
    "different",
    [
        {"method": "head"},
        {"method": "post"},
        {"agent": ""},
        {"agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"},
        {"agent": "WhatsApp/2.23.20.0"},
        {"Sec-Purpose": "prefetch;prerender"},
        {"Purpose": "prefetch"},
        {"Range": "bytes=1000-"},
    ],
)
def test_who_is_nobody_is_not_counted(visit, different):
    count_view(visit(**different))
    count(visit(**different), Kind.DOWNLOAD, "/file/")

    assert written() == {}


def test_previews_are_not_counted(client):
    reader = {"user-agent": BROWSER}
    story, draft = StoryFactory(), StoryFactory(draft=True)

    client.get(story.get_absolute_url(), headers=reader)
    client.get(preview_url(draft), headers=reader)

    assert {names[2] for names in written() if names[1] == "view"} == {story.get_absolute_url()}


def test_staff_are_not_counted(visit):
    count_view(visit(user=StaffFactory()))

    assert written() == {}


def test_a_member_of_an_organisation_is_counted(visit):
    count_view(visit(user=StaffFactory(is_staff=False)))

    assert written()["2027-01-05", "view", "/roles/", "", ""] == 1


def test_visitors_are_estimated_once_a_day_each(visit, time_machine):
    for number in range(40):
        for _again in range(3):
            count_view(visit(address=f"192.0.2.{number}"))
    count_view(visit("/stories/", address="192.0.2.1"))
    today = written()
    time_machine.shift(timedelta(days=1))
    count_view(visit(address="192.0.2.1"))

    both_days = written()

    assert today["2027-01-05", "visitor", "/roles/", "", ""] == pytest.approx(40, abs=1)
    assert today["2027-01-05", "visitor", "/stories/", "", ""] == 1
    assert today["2027-01-05", "visitor", "", "", ""] == pytest.approx(40, abs=1)
    assert both_days["2027-01-06", "visitor", "", "", ""] == 1
    assert both_days["2027-01-05", "visitor", "", "", ""] == today["2027-01-05", "visitor", "", "", ""]


def test_estimates_are_written_again_without_adding(visit):
    count_view(visit())
    once = written()

    assert written() == once


def test_nothing_of_a_visitor_is_kept_anywhere(visit, empty_store, settings):
    count_view(visit(address="203.0.113.77", agent="Mozilla/5.0 SeldomSeenBrowser/1"))
    keys = sorted(empty_store.keys(f"{settings.COUNTING_PREFIX}:*"))
    kept = "".join(key + repr(empty_store.dump(key) if empty_store.type(key) == "string" else "") for key in keys)
    kept += repr(empty_store.hgetall(f"{settings.COUNTING_PREFIX}:live"))

    lasting = [key for key in keys if empty_store.ttl(key) == -1]

    assert "203.0.113" not in kept
    assert "SeldomSeen" not in kept
    assert "203.0.113" not in repr(written())
    assert lasting == [f"{settings.COUNTING_PREFIX}:live"]


def test_the_same_person_cannot_be_found_again_on_the_next_day(visit, time_machine, empty_store, settings):
    count_view(visit())
    first = empty_store.get(f"{settings.COUNTING_PREFIX}:salt:2027-01-05")
    time_machine.shift(timedelta(days=1))
    count_view(visit())

    second = empty_store.get(f"{settings.COUNTING_PREFIX}:salt:2027-01-06")

    assert len(first) == len(second) == 64
    assert first != second
    assert 0 < empty_store.ttl(f"{settings.COUNTING_PREFIX}:salt:2027-01-06") <= 48 * 3600


def test_without_redis_the_page_is_answered_and_the_count_is_lost(visit, settings):
    there = settings.REDIS_URL
    settings.REDIS_URL = "redis://127.0.0.1:1/0"

    count_view(visit())
    settings.REDIS_URL = there
    count_view(visit())  # within the pause: Redis is left alone

    store._paused_until = 0.0
    assert written() == {}


def test_counting_costs_one_round_trip(visit, empty_store):
    count_view(visit())  # the day's salt is read once in each process
    before = empty_store.info("commandstats")["cmdstat_exec"]["calls"]

    count_view(visit())

    assert empty_store.info("commandstats")["cmdstat_exec"]["calls"] == before + 1
