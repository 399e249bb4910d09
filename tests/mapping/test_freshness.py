from datetime import timedelta

import pytest
from pytest_django.asserts import assertContains

from mapping.enums import Role, State
from mapping.links import still_right_path
from mapping.models import Activity
from mapping.services import verify_activity
from mapping.services.activities import close_old_links
from mapping.services.clock import archive_forgotten, ask_owners
from tests.factories.mapping import NOW, TODAY, ActivityFactory, overdue
from tests.pages import assert_valid_html
from workforce_portal.outbox.models import PlannedMail
from workforce_portal.outbox.services import send_due_mail

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def days_later(days):
    return NOW + timedelta(days=days)


def test_overdue_entries_step_down_at_sixty_days_and_are_archived_at_a_hundred_and_eighty():
    activity = overdue(0)
    seen = []

    for days in (0, 1, 60, 61, 180, 181):
        on = TODAY + timedelta(days=days)
        archive_forgotten(at=days_later(days))
        activity.refresh_from_db()
        is_listed = Activity.objects.listed(on).exists()
        assert is_listed == Activity.objects.counting(on).exists()
        seen.append((days, activity.is_overdue(on), is_listed, activity.state))

    assert seen == [
        (0, False, True, State.PUBLISHED),
        (1, True, True, State.PUBLISHED),
        (60, True, True, State.PUBLISHED),
        (61, True, False, State.PUBLISHED),
        (180, True, False, State.PUBLISHED),
        (181, True, False, State.ARCHIVED),
    ]
    assert activity.events.get().role == Role.PORTAL


@pytest.mark.parametrize(
    ("fields", "is_listed", "counts"),
    [
        ({}, True, True),
        ({"closed_until": TODAY + timedelta(days=1), "closed_note": "Summer"}, True, False),
        ({"closed_until": TODAY, "closed_note": "Summer"}, True, True),
        ({"starts_on": TODAY + timedelta(days=1)}, True, False),
        ({"ends_on": TODAY}, True, True),
        ({"ends_on": TODAY - timedelta(days=1)}, False, False),
        ({"organisation__is_active": False}, False, False),
        ({"proposed": True}, False, False),
    ],
)
def test_what_is_closed_to_come_or_over_does_not_count(fields, is_listed, counts):
    ActivityFactory(**fields)

    assert Activity.objects.listed(TODAY).exists() == is_listed
    assert Activity.objects.counting(TODAY).exists() == counts


def test_owner_is_asked_at_each_step_once():
    activity = overdue(-14)
    asked = {}

    for days in range(50):
        if number := ask_owners(at=days_later(days)):
            asked[days] = number

    assert asked == {0: 1, 14: 1, 44: 1}
    assert {mail.to_email for mail in PlannedMail.objects.all()} == {activity.owner.user.email}


def test_nobody_is_asked_without_a_live_owner_or_after_the_end():
    overdue(1, orphan=True)
    gone = overdue(1)
    gone.owner.user.is_active = False
    gone.owner.user.save()
    overdue(1, ends_on=TODAY - timedelta(days=1))

    assert ask_owners(at=NOW) == 0


def test_mail_leads_to_a_page_with_one_button(client, mailoutbox):
    activity = overdue(20)
    ask_owners(at=NOW)
    send_due_mail(at=NOW)

    message = mailoutbox[0].body
    page = client.get(still_right_path(activity))

    assert still_right_path(activity) in message
    assert "After Saturday 20 February 2027 lists leave it out" in message.replace("\n", " ")
    assertContains(page, "Yes, all of it is still right")
    assert_valid_html(page.text)
    activity.refresh_from_db()
    assert activity.verified_on < TODAY


def test_one_press_confirms_and_says_what_would_help(client):
    activity = overdue(70)

    page = client.post(still_right_path(activity), follow=True)

    activity.refresh_from_db()
    assert (activity.verified_on, activity.verified_by) == (TODAY, activity.owner.user)
    assert list(Activity.objects.counting(TODAY)) == [activity]
    assertContains(page, "Thank you")
    assertContains(page, "add an e-mail address")
    assert_valid_html(page.text)


def test_mail_that_was_overtaken_is_not_sent(mailoutbox):
    confirmed, given_away = overdue(1), overdue(1)
    ask_owners(at=NOW)

    verify_activity(activity_id=confirmed.pk, role=Role.STAFF, by=None, at=NOW)
    Activity.objects.filter(pk=given_away.pk).update(owner=ActivityFactory().owner)
    send_due_mail(at=NOW)

    assert mailoutbox == []
    assert set(PlannedMail.objects.values_list("reason", flat=True)) == {
        "It has been confirmed since",
        "Somebody else answers for it now",
    }


def test_link_of_a_former_owner_is_of_no_use(client):
    activity = overdue(1)
    old = still_right_path(activity)

    close_old_links(activity)

    assert client.post(old).status_code == 404
    activity.refresh_from_db()
    assert activity.verified_on < TODAY


def test_link_to_what_is_withdrawn_says_so(client):
    activity = ActivityFactory(state=State.WITHDRAWN, withdrawn_reason="It moved")

    page = client.post(still_right_path(activity), follow=True)

    assertContains(page, "This is not on the map any more")


def test_what_ended_long_ago_is_archived_and_says_why():
    activity = ActivityFactory(ends_on=TODAY - timedelta(days=181), verified_on=TODAY)

    assert archive_forgotten(at=NOW) == 1

    assert activity.events.get().reason == "It ended on Tuesday 14 July 2026."
