import pytest
from django.urls import reverse
from django.utils import timezone

from campaigns.models import ShortLink
from tests.factories.campaigns_short_links import ShortLinkFactory
from tests.factories.providers import NOW, StaffFactory
from tests.factories.users import UserFactory
from workforce_portal.counting.models import DailyCount

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_second_factor")]


@pytest.fixture(autouse=True)
def now(time_machine):
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def staff(client):
    client.force_login(UserFactory(superuser=True))
    return client


def counted(link, on, n):
    DailyCount.objects.create(kind="scan", subject=link.code, campaign=link.code, on=on, n=n)


def test_a_link_is_made_with_a_code_and_its_target_is_checked(staff):
    typed = {"target": "https://elsewhere.example/", "channel": "poster", "placement": "Library", "is_active": "on"}
    refused = staff.post(reverse("admin:campaigns_shortlink_add"), typed)

    staff.post(reverse("admin:campaigns_shortlink_add"), {**typed, "target": "/providers/"})

    assert "Enter a page of this portal" in refused.text
    link = ShortLink.objects.get()
    assert (link.target, link.placement, len(link.code)) == ("/providers/", "Library", 6)


def test_the_target_may_change_and_the_code_may_not(staff):
    link = ShortLinkFactory(code="k7mq2z")
    typed = {"target": "/applicants/", "channel": "poster", "placement": "Library", "code": "b3cd4f"}

    staff.post(reverse("admin:campaigns_shortlink_change", args=[link.pk]), typed)

    link.refresh_from_db()
    assert (link.code, link.target, link.is_active) == ("k7mq2z", "/applicants/", False)


def test_the_list_shows_scans_by_week(staff):
    link = ShortLinkFactory()
    counted(link, timezone.localdate(), 3)
    counted(link, timezone.localdate().replace(year=2026, month=12, day=30), 4)
    counted(link, timezone.localdate().replace(year=2026, month=10, day=1), 9)

    page = staff.get(reverse("admin:campaigns_shortlink_changelist")).text

    assert "week of Wednesday" not in page
    assert "week of Monday 28 December: 4; week of Monday 4 January: 3" in page
    assert "<small>3 this week</small>" in page
    assert "7<small>" in page


def test_the_list_takes_as_many_queries_for_three_as_for_one(staff, django_assert_max_num_queries):
    url = reverse("admin:campaigns_shortlink_changelist")
    ShortLinkFactory()
    staff.get(url)
    with django_assert_max_num_queries(20) as one:
        staff.get(url)
    ShortLinkFactory.create_batch(2)

    with django_assert_max_num_queries(len(one)):
        staff.get(url)


def test_codes_for_print_have_the_address(staff):
    link = ShortLinkFactory()

    svg = staff.get(reverse("admin:campaigns_shortlink_svg", args=[link.pk]))
    png = staff.get(reverse("admin:campaigns_shortlink_png", args=[link.pk]))

    assert svg["Content-Disposition"] == f'attachment; filename="code-{link.code}.svg"'
    assert svg.text.startswith('<svg xmlns="http://www.w3.org/2000/svg" width="52.0mm"')
    assert png.content.startswith(b"\x89PNG")
    change = staff.get(reverse("admin:campaigns_shortlink_change", args=[link.pk])).text
    assert f"<b>localhost:8000/go/{link.code}</b>" in change


def test_a_link_that_may_be_in_print_is_not_deleted(staff):
    link = ShortLinkFactory()

    answer = staff.post(reverse("admin:campaigns_shortlink_delete", args=[link.pk]), {"post": "yes"})

    assert answer.status_code == 403
    assert ShortLink.objects.filter(pk=link.pk).exists()


def test_who_may_not_see_links_gets_no_codes(client):
    client.force_login(StaffFactory())
    link = ShortLinkFactory()

    assert client.get(reverse("admin:campaigns_shortlink_png", args=[link.pk])).status_code == 403
