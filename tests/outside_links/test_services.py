from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction

from tests.factories.providers import NOW
from workforce_portal.outside_links.asking import Answer, Found
from workforce_portal.outside_links.enums import LinkStatus
from workforce_portal.outside_links.models import LinkPlace, OutsideLink
from workforce_portal.outside_links.services import check_links, collect_links, keep_answer

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
FAILED = Answer(Found.FAILED, "404: there is no such page")
WORKS = Answer(Found.WORKS, "200")


def statuses():
    return dict(OutsideLink.objects.values_list("url", "status"))


def check(at=NOW, **options):
    collect_links()
    return check_links(at=at, pause=0, **options)


def test_collecting_keeps_each_address_once_with_all_its_places(on_a_page):
    on_a_page("https://skills.example/")
    on_a_page("https://skills.example/")
    on_a_page("https://skills.example/", page_title="Care worker", page_url="/roles/care-worker/")

    assert collect_links() == 1
    assert set(LinkPlace.objects.values_list("page_title", flat=True)) == {"A day with Kath", "Care worker"}


@pytest.mark.parametrize(
    "url", ["/stories/", "mailto:help@care.example", "http://localhost/roles/", "http://[oops", "#top"]
)
def test_collecting_leaves_out_what_does_not_lead_to_another_website(on_a_page, url):
    on_a_page(url)

    assert collect_links() == 0


def test_collecting_again_keeps_what_is_known_and_forgets_what_no_page_has(on_a_page, pages, website):
    website.answers["/stays"] = 200
    on_a_page(f"{website.url}/stays")
    on_a_page(f"{website.url}/goes")
    check()
    pages.pop()

    collect_links()

    assert statuses() == {f"{website.url}/stays": LinkStatus.WORKS}
    assert LinkPlace.objects.count() == 1


def test_check_keeps_what_each_link_answered(on_a_page, website):
    website.answers |= {"/works": 200, "/moved": (301, "/works"), "/shy": 403}
    for path in ("works", "moved", "shy", "gone"):
        on_a_page(f"{website.url}/{path}")

    counts = check()

    assert counts == {"works": 1, "moved": 1, "unsure": 1, "failing": 1}
    assert OutsideLink.objects.get(status=LinkStatus.MOVED).moved_to == f"{website.url}/works"


def test_link_is_broken_once_it_failed_on_three_days_one_after_another(on_a_page, website):
    on_a_page(f"{website.url}/gone")
    seen = []
    for day in range(3):
        check(at=NOW + day * DAY)
        check(at=NOW + day * DAY, again=True)
        seen.append(OutsideLink.objects.get().status)

    assert seen == [LinkStatus.FAILING, LinkStatus.FAILING, LinkStatus.BROKEN]
    assert OutsideLink.objects.get().since == NOW + 2 * DAY


def test_a_day_on_which_it_works_wipes_the_slate():
    link = OutsideLink.objects.create(url="https://skills.example/")
    for day, answer in enumerate([FAILED, FAILED, WORKS, FAILED]):
        keep_answer(link=link, answer=answer, at=NOW + day * DAY)

    assert (link.status, link.failed_days) == (LinkStatus.FAILING, 1)


def test_a_day_on_which_nobody_could_look_changes_nothing_that_was_known():
    link = OutsideLink.objects.create(url="https://skills.example/")
    for day in range(3):
        keep_answer(link=link, answer=FAILED, at=NOW + day * DAY)

    keep_answer(link=link, answer=Answer(Found.UNSURE, "Nothing could be reached"), at=NOW + 3 * DAY)

    assert (link.status, link.since) == (LinkStatus.BROKEN, NOW + 2 * DAY)


def test_database_refuses_to_call_broken_what_failed_on_two_days():
    broken = {"status": LinkStatus.BROKEN, "checked_at": NOW, "since": NOW, "failed_days": 2}

    with pytest.raises(IntegrityError, match="outside_link_is_broken_after_three_days"), transaction.atomic():
        OutsideLink.objects.create(url="https://skills.example/", **broken)


def test_check_on_a_machine_without_a_network_blames_nobody(on_a_page, website):
    on_a_page(f"{website.url}/there")
    website.server_close()

    for day in range(4):
        check(at=NOW + day * DAY)

    link = OutsideLink.objects.get()
    assert (link.status, link.answer, link.failed_days) == (LinkStatus.UNSURE, "Nothing could be reached", 0)


def test_website_that_is_away_fails_where_another_answers(on_a_page, website):
    website.answers["/there"] = 200
    on_a_page(f"{website.url}/there")
    on_a_page("http://127.0.0.2:9/away")

    check()

    assert statuses()["http://127.0.0.2:9/away"] == LinkStatus.FAILING


def test_check_goes_on_where_it_was_stopped(on_a_page, website):
    website.answers |= {"/first": 200, "/second": 200}
    on_a_page(f"{website.url}/first")
    check()
    on_a_page(f"{website.url}/second")
    website.asked.clear()

    check()
    check(at=NOW + timedelta(hours=2))

    assert website.asked == [("HEAD", "/second")]


def test_command_says_what_it_found(on_a_page, website):
    website.answers["/there"] = 200
    on_a_page(f"{website.url}/there")
    on_a_page(f"{website.url}/gone")
    said = StringIO()

    call_command("check_links", stdout=said, stderr=StringIO())

    assert said.getvalue().splitlines() == ["1 works", "1 failed, looked at again tomorrow"]
