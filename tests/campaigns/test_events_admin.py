from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse
from pytest_django.asserts import assertContains, assertRedirects
from reversion.models import Version

from campaigns.enums import EventStatus
from campaigns.models import CampaignEvent
from tests.factories.campaigns_events import EventFactory
from tests.factories.campaigns_staff import member_of
from tests.factories.places import PostcodeFactory, council
from tests.factories.providers import NOW, START
from tests.factories.users import UserFactory
from workforce_portal.publishing.services import publish

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]
LIST = "/admin/campaigns/campaignevent/"
SAYS = {
    "title": "Fair",
    "kind": "job_fair",
    "summary": "Meet employers.",
    "details": "",
    "campaign": "",
    "link": "",
    "publish_at_0": "",
    "publish_at_1": "",
    "unpublish_at_0": "",
    "unpublish_at_1": "",
    "review_by": "2027-06-01",
    "owner": "",
}
WHEN = {"starts_at_0": "2027-01-19", "starts_at_1": "14:00", "ends_at_0": "2027-01-19", "ends_at_1": "17:00"}
WHERE = {"venue": "Ashfield Hall", "town": "Sale", "postcode": "m337xn", "council": ""}


@pytest.fixture
def staff(client):
    client.force_login(UserFactory(staff=True, is_superuser=True))
    return client


def page(name, event):
    return reverse(f"admin:campaigns_campaignevent_{name}", args=[event.pk])


def add(staff, **changes):
    return staff.post(f"{LIST}add/", SAYS | WHEN | WHERE | changes)


def test_new_event_is_a_draft_placed_by_its_postcode(staff):
    row = PostcodeFactory()

    assertRedirects(add(staff), LIST)

    event = CampaignEvent.objects.get()
    assert (event.postcode, event.council, event.easting) == ("M33 7XN", council("Trafford"), row.easting)
    assert (event.starts_at, event.is_published) == (START, False)


def test_online_event_has_no_place_whatever_was_typed(staff):
    PostcodeFactory()

    add(staff, is_online="on")

    event = CampaignEvent.objects.get()
    assert (event.venue, event.postcode, event.council, event.easting) == ("", "", None, None)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"postcode": ""}, "Enter the postcode"),
        ({"postcode": "M33"}, "Enter a whole postcode"),
        ({"postcode": "SW1A 1AA"}, "is not in the North West"),
        ({"venue": ""}, "Say where it is"),
        ({"ends_at_1": "13:00"}, "Enter a time after the one at which it starts"),
    ],
)
def test_event_that_nobody_could_find_is_refused_with_a_sentence(staff, change, said):
    PostcodeFactory()

    response = add(staff, **change)

    assertContains(response, said)
    assert not CampaignEvent.objects.exists()


def test_past_event_is_not_published():
    event = EventFactory(draft=True, starts_at=NOW - timedelta(days=1))

    assert event.publish_problems(NOW) == ["It is over. Give it a time that is to come."]


def test_time_and_place_of_a_published_event_do_not_change_by_its_form(staff):
    event = EventFactory()
    seen = {"seen_changed_at": event.changed_at.isoformat(), "publish_at_0": "2026-12-26", "publish_at_1": "10:00"}

    response = staff.post(page("change", event), SAYS | WHEN | WHERE | seen | {"starts_at_0": "2027-01-01"})

    assertRedirects(response, LIST)
    event.refresh_from_db()
    assert (event.title, event.starts_at, event.easting) == ("Fair", START, 378_769)


def test_move_shows_what_will_happen_before_it_does(staff):
    event = EventFactory()
    PostcodeFactory()
    later = WHEN | WHERE | {"starts_at_0": "2027-01-26", "ends_at_0": "2027-01-26"}

    shown = staff.post(page("move", event), later | {"preview": "yes"})

    assertContains(shown, "<strong>Tuesday 26 January 2027, 2pm to 5pm</strong>")
    event.refresh_from_db()
    assert event.status == EventStatus.SCHEDULED

    assertRedirects(staff.post(page("move", event), later | {"confirm": "yes"}), page("change", event))
    event.refresh_from_db()
    assert (event.status, event.previous_starts_at) == (EventStatus.MOVED, START)
    assert LogEntry.objects.filter(object_id=str(event.pk), change_message="Moved").exists()


def test_move_to_where_it_is_already_is_refused(staff):
    event = EventFactory()
    PostcodeFactory()
    same = WHEN | WHERE | {"venue": event.venue}

    assertContains(staff.post(page("move", event), same | {"confirm": "yes"}), "Change one of them, or go back")


def test_cancel_shows_what_will_happen_and_wants_a_reason(staff):
    event = EventFactory()
    EventFactory(cancelled=True)

    assertContains(staff.get(page("cancel", event)), "say that it is off")
    refused = staff.post(page("cancel", event), {"confirm": "yes", "reason": ""})
    assertContains(refused, "people read it on its page")
    staff.post(page("cancel", event), {"confirm": "yes", "reason": "Too much snow."})

    event.refresh_from_db()
    assert (event.status, event.cancel_reason) == (EventStatus.CANCELLED, "Too much snow.")


def test_cancel_from_the_list_leaves_alone_what_is_cancelled_already(staff):
    event, cancelled = EventFactory(), EventFactory(cancelled=True)
    chosen = {"action": "cancel_events", "_selected_action": [event.pk, cancelled.pk]}

    assertContains(staff.post(LIST, chosen), "It is cancelled already.")
    staff.post(LIST, chosen | {"confirm": "yes", "reason": "Snow."})

    reasons = dict(CampaignEvent.objects.values_list("pk", "cancel_reason"))
    assert reasons == {event.pk: "Snow.", cancelled.pk: "The hall is flooded."}


@pytest.mark.parametrize("act", ["move", "cancel"])
def test_somebody_who_may_not_publish_neither_moves_nor_cancels_what_is_public(client, act):
    event = EventFactory()
    client.force_login(member_of("Content editors"))

    assert client.get(page(act, event)).status_code == 403


def test_earlier_version_does_not_bring_back_an_event_that_was_called_off(staff):
    event = publish(EventFactory(draft=True, title="Fair"), by=None, at=NOW)
    version = reverse("admin:campaigns_campaignevent_restore", args=[event.pk, _first_version(event)])
    staff.post(page("cancel", event), {"confirm": "yes", "reason": "Snow."})

    staff.post(version)

    event.refresh_from_db()
    assert (event.status, event.calendar_sequence) == (EventStatus.CANCELLED, 1)


def _first_version(event):
    return Version.objects.get_for_object(event).last().pk


def test_list_costs_the_same_queries_for_one_row_and_for_many(staff, django_assert_max_num_queries):
    EventFactory()
    staff.get(LIST)
    with django_assert_max_num_queries(40) as few:
        staff.get(LIST)
    EventFactory.create_batch(3)

    with django_assert_max_num_queries(40) as many:
        staff.get(LIST)

    assert len(few) == len(many)
