from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.urls import reverse

from campaigns.models import Campaign
from tests.factories.campaigns_pages import PUBLISHED_AT, PageFactory
from tests.factories.users import UserFactory
from workforce_portal.outbox.models import PlannedMail, State
from workforce_portal.outbox.services import send_due_mail, skip_mail
from workforce_portal.places.clock import LONDON
from workforce_portal.publishing.services import plan_review_mail
from workforce_portal.publishing.worklists import register_review
from workforce_portal.staff import worklists

pytestmark = pytest.mark.django_db
MONDAY = datetime(2027, 1, 11, 8, 0, tzinfo=LONDON)
SUNDAY = date(2027, 1, 17)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(MONDAY, tick=False) as clock:
        yield clock


@pytest.fixture
def owner(db):
    return UserFactory(staff=True, full_name="Farida Iqbal")


def campaign(**fields):
    number = Campaign.objects.count()
    usual = {"name": f"Campaign {number}", "slug": f"campaign-{number}", "line": "Good", "lead": "With people"}
    public = {"is_published": True, "publish_at": PUBLISHED_AT, "review_by": SUNDAY}
    return Campaign.objects.create(**{**usual, **public, **fields})


def kinds_planned():
    return [(planned.to_email, planned.state) for planned in PlannedMail.objects.order_by("to_email")]


def test_whoever_is_responsible_hears_on_monday_what_is_due_in_the_week(owner, settings):
    due = campaign(owner=owner, name="Good with people", review_by=SUNDAY)
    overdue = campaign(owner=owner, name="Change of scene", review_by=date(2026, 12, 24))
    campaign(owner=owner, name="Later", review_by=SUNDAY + timedelta(days=1))
    campaign(owner=owner, name="Draft", is_published=False)
    campaign(owner=owner, name="Gone", unpublish_at=MONDAY - timedelta(days=3))
    campaign(owner=UserFactory(staff=True), name="Somebody else’s")

    plan_review_mail(at=MONDAY)
    send_due_mail(at=MONDAY)

    [letter] = [letter for letter in mail.outbox if letter.to == [f"{owner.full_name} <{owner.email}>"]]
    lines = [line for line in letter.body.splitlines() if "/admin/" in line]
    assert letter.subject == "Still true? 2 pages to read again"
    assert [tuple(line.lstrip("•-* ").split(": http")[0].split(", by ")) for line in lines] == [
        ("Change of scene", "Thursday 24 December 2026"),
        ("Good with people", "Sunday 17 January 2027"),
    ]
    for line, page in zip(lines, [overdue, due], strict=True):
        assert f"{settings.SITE_URL}{reverse('admin:campaigns_campaign_change', args=[page.pk])}" in line


def test_once_a_week_is_enough(owner, clock):
    campaign(owner=owner)

    planned = []
    for hours in (0, 1, 24, 6 * 24, 7 * 24):
        clock.move_to(MONDAY + timedelta(hours=hours))
        planned.append(plan_review_mail(at=MONDAY + timedelta(hours=hours)))

    assert planned == [1, 0, 0, 0, 1]


def test_what_staff_skipped_stays_skipped(owner):
    campaign(owner=owner)
    plan_review_mail(at=MONDAY)
    skip_mail(mail=PlannedMail.objects.get(), reason="On leave", by=owner, at=MONDAY)

    plan_review_mail(at=MONDAY + timedelta(hours=1))

    assert kinds_planned() == [(owner.email, State.SKIPPED)]


def test_nobody_is_mailed_before_monday_morning(owner):
    campaign(owner=owner)

    assert plan_review_mail(at=MONDAY - timedelta(seconds=1)) == 0


def test_whoever_left_is_not_mailed(owner):
    campaign(owner=owner)
    owner.is_active = False
    owner.save()

    assert plan_review_mail(at=MONDAY) == 0


def test_what_was_read_meanwhile_is_not_mailed(owner):
    page = campaign(owner=owner)
    plan_review_mail(at=MONDAY)
    Campaign.objects.filter(pk=page.pk).update(review_by=date(2028, 1, 1))

    send_due_mail(at=MONDAY)

    assert mail.outbox == []
    assert PlannedMail.objects.get().reason == "Everything has been read"


@pytest.mark.urls("tests.publishing.urls")
@pytest.mark.usefixtures("no_second_factor")
def test_the_list_of_what_is_due_begins_with_the_longest_wait(client, monkeypatch):
    monkeypatch.setattr(worklists.registry, "_entries", {})
    worklist = register_review(PageFactory._meta.model)
    PageFactory(published=True, name="Second", review_by=date(2027, 1, 11))
    PageFactory(published=True, name="First", review_by=date(2027, 1, 4))
    PageFactory(published=True, name="Not yet", review_by=date(2027, 1, 12))
    PageFactory(name="Draft", review_by=date(2027, 1, 4))
    user = UserFactory(superuser=True)
    client.force_login(user)

    [shown] = worklists.shown_worklists(user)
    page = client.get("/pages/campaigns/role/", {"worklist": worklist.key})

    assert (shown.number, shown.label) == (2, "Roles due for review")
    assert shown.detail == "first was due on Monday 4 January"
    assert [role.name for role in page.context["cl"].result_list] == ["First", "Second"]
