from datetime import datetime, timedelta

import pytest
import time_machine
from django.urls import reverse
from icalendar import Calendar
from pytest_django.asserts import assertContains, assertNotContains

from campaigns.enums import EventKind
from campaigns.services.events import TimeAndPlace, cancel_event, move_event
from tests.factories.campaigns_events import EventFactory
from tests.factories.places import PostcodeFactory, council
from tests.factories.providers import NOW, START
from tests.pages import assert_valid_html
from workforce_portal.places.clock import LONDON

pytestmark = pytest.mark.django_db
LIST = "/campaigns/events/"
MILE = 1609


@pytest.fixture(autouse=True)
def the_clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def shown(response):
    return [event.pk for event in response.context["events"]]


def headings(response):
    return {event.title: event.band for event in response.context["events"]}


@pytest.fixture
def around_sale():
    """In Trafford, over the border in Salford, far away in Wigan, and online."""
    return {
        "own": EventFactory(title="Own", starts_at=START + timedelta(days=3), easting=378_769 + 3 * MILE),
        "border": EventFactory(
            title="Border", council=council("Salford"), town="Eccles", easting=378_769 + 1 * MILE, starts_at=START
        ),
        "far": EventFactory(title="Far", council=council("Wigan"), town="Leigh", easting=378_769 + 15 * MILE),
        "online": EventFactory(title="Online", online=True),
    }


def test_list_shows_what_takes_place_soonest_first(client):
    later = EventFactory(starts_at=START + timedelta(days=1))
    sooner = EventFactory()
    EventFactory(draft=True)
    EventFactory(publish_at=NOW + timedelta(days=1))
    EventFactory(starts_at=NOW - timedelta(days=1))
    EventFactory(unpublish_at=NOW)

    response = client.get(LIST)

    assert shown(response) == [sooner.pk, later.pk]
    assert_valid_html(response.text)


def test_list_by_postcode_has_ones_own_council_first_then_the_border_with_its_miles(client, around_sale):
    PostcodeFactory()

    response = client.get(LIST, {"place": "m337xn"})

    assert list(headings(response).items()) == [
        ("Own", "In Trafford"),
        ("Border", "Just over the border"),
        ("Far", "Further away"),
        ("Online", "Online"),
    ]
    assertContains(response, "<strong>1.0 miles</strong>")
    assert shown(client.get(LIST, {"place": "M33 7XN", "miles": "5"})) == [
        around_sale[name].pk for name in ("own", "border", "online")
    ]


def test_list_by_council_has_its_own_then_its_neighbours_and_says_which(client, around_sale):
    response = client.get(LIST, {"place": "trafford"})

    assert list(headings(response)) == ["Own", "Border", "Online"]
    assertContains(response, "<strong>In Salford</strong>")


def test_list_by_kind_month_and_way_of_coming(client):
    fair = EventFactory()
    talk = EventFactory(kind=EventKind.TALK, online=True)
    february = EventFactory(starts_at=datetime(2027, 2, 1, 0, 30, tzinfo=LONDON))

    assert shown(client.get(LIST, {"kind": "talk"})) == [talk.pk]
    assert shown(client.get(LIST, {"month": "2027-02"})) == [february.pk]
    assert shown(client.get(LIST, {"how": "person", "month": "2027-01"})) == [fair.pk]


def test_list_counts_beside_choices_are_what_each_would_show(client, around_sale):
    EventFactory(kind=EventKind.TASTER, starts_at=START + timedelta(days=30))

    query = {"place": "Trafford", "month": "2027-01"}
    for group, _, choices in client.get(LIST, query).context["search"].groups:
        for choice in choices:
            assert len(shown(client.get(LIST, query | {group: choice.value}))) == choice.count, (group, choice)


def test_map_counts_what_the_list_of_each_council_shows_as_its_own(client, around_sale):
    EventFactory(title="Another in Salford", council=council("Salford"), kind=EventKind.TALK)
    response = client.get(LIST, {"how": "person", "place": "Wigan"})

    hexagons = {one.council.name: one for one in response.context["drawn"].hexagons}

    assert {name: one.shown.count for name, one in hexagons.items() if one.shown.count != "0"} == {
        "Trafford": "1",
        "Salford": "2",
        "Wigan": "1",
    }
    for name in ("Salford", "Wigan", "Bury"):
        listed = headings(client.get(hexagons[name].shown.url))
        assert str(sum(band == f"In {name}" for band in listed.values())) == hexagons[name].shown.count
    assert hexagons["Bury"].label == "Bury: no events"


@pytest.mark.parametrize("place", ["SW1A 1AA", "nowhere at all", "\0", "🦊" * 200])
def test_list_with_a_place_that_is_not_in_the_region_shows_everything(client, place):
    event = EventFactory()

    assert shown(client.get(LIST, {"place": place})) == [event.pk]


def test_list_of_nothing_offers_wider_lists_that_find_something(client):
    EventFactory(online=True)

    response = client.get(LIST, {"how": "person"})

    assertContains(response, "No events match")
    assert response.context["search"].ways_on
    for way in response.context["search"].ways_on:
        assert shown(client.get(f"{LIST}?{way.query}"))


def test_list_without_any_event_says_what_else_there_is(client):
    assertContains(client.get(LIST), "No event is planned at the moment")


def test_cancelled_event_is_apart_from_those_to_come(client):
    cancelled = EventFactory(cancelled=True)

    response = client.get(LIST)

    assert shown(response) == []
    assertContains(response, "Cancelled: do not travel")
    assertContains(response, cancelled.get_absolute_url())


def test_list_costs_the_same_queries_for_one_row_and_for_many(client, django_assert_num_queries):
    EventFactory()
    EventFactory(cancelled=True)
    with django_assert_num_queries(4):
        client.get(LIST)
    EventFactory.create_batch(14)
    EventFactory.create_batch(3, cancelled=True)

    with django_assert_num_queries(4):
        client.get(LIST)


def test_page_says_how_to_come_and_that_nothing_is_booked_here(client):
    event = EventFactory(details="Bring a friend.\n\nTea is free.", link="https://fairs.example/book")

    response = client.get(event.get_absolute_url())

    for words in (
        "Tuesday 19 January 2027",
        "2pm to 5pm",
        "Ashfield Hall, 1 Ashfield Road, Sale, M33 7XN",
        "<p>Tea is free.</p>",
        "fairs.example",
        "Nothing is booked here",
    ):
        assertContains(response, words)
    assert_valid_html(response.text)


def test_page_of_an_event_without_a_link_says_just_come(client):
    assertContains(client.get(EventFactory().get_absolute_url()), "There is nothing to book")


def test_page_of_a_full_event_says_so_and_does_not_send_people_there(client):
    response = client.get(EventFactory(is_full=True, link="https://fairs.example/book").get_absolute_url())

    assertContains(response, "No places left")
    assertNotContains(response, "fairs.example")


def test_page_of_a_moved_event_says_where_it_was(client):
    event = EventFactory()
    to = TimeAndPlace(starts_at=START + timedelta(days=7), ends_at=START + timedelta(days=7, hours=3), is_online=True)
    move_event(event_id=event.pk, to=to, at=NOW)

    response = client.get(event.get_absolute_url())

    assertContains(response, "This event has moved")
    assertContains(response, "on Tuesday 19 January 2027 at 2pm, at Ashfield Hall")
    assertContains(response, "Tuesday 26 January 2027")


def test_page_of_a_cancelled_event_says_why_and_offers_others(client):
    event, other = EventFactory(link="https://fairs.example/"), EventFactory()
    cancel_event(event_id=event.pk, reason="The hall is flooded.", at=NOW)

    response = client.get(event.get_absolute_url())

    assertContains(response, "The hall is flooded.")
    assertContains(response, other.get_absolute_url())
    assertNotContains(response, "fairs.example")
    assertContains(response, "https://schema.org/EventCancelled")


def test_page_of_a_past_event_is_gone_with_the_next_ones(client):
    past, coming = EventFactory(starts_at=NOW - timedelta(days=1)), EventFactory()

    response = client.get(past.get_absolute_url())

    assertContains(response, coming.get_absolute_url(), status_code=410)
    assertContains(response, "Monday 4 January 2027", status_code=410)


@pytest.mark.parametrize("change", [{"draft": True}, {"publish_at": NOW + timedelta(days=1)}, {"unpublish_at": NOW}])
def test_page_of_what_is_not_public_is_not_found(client, change):
    event = EventFactory(**change)

    assert client.get(event.get_absolute_url()).status_code == 404
    assert client.get(reverse("campaigns:event_file", args=[event.uuid])).status_code == 404


def test_page_costs_the_same_queries_with_one_other_and_with_many(client, django_assert_num_queries):
    event = EventFactory()
    with django_assert_num_queries(2):
        client.get(event.get_absolute_url())
    EventFactory.create_batch(5)

    with django_assert_num_queries(2):
        client.get(event.get_absolute_url())


def test_pages_set_no_cookie(client):
    event = EventFactory()

    assert not client.get(LIST).cookies
    assert not client.get(event.get_absolute_url()).cookies


def entries(response):
    calendar = Calendar.from_ical(response.content)
    return {str(entry["summary"]): entry for entry in calendar.walk("VEVENT")}


def test_calendar_of_a_council_holds_its_own_and_those_online(client, around_sale):
    response = client.get("/campaigns/events/in/trafford/calendar.ics")

    assert response["Content-Type"].startswith("text/calendar")
    assert set(entries(response)) == {"Own", "Online"}
    assert set(entries(client.get("/campaigns/events/calendar.ics"))) == {"Own", "Border", "Far", "Online"}


def test_calendar_hears_that_an_event_moved_and_that_it_was_called_off(client):
    event = EventFactory(title="Fair")
    url = "/campaigns/events/calendar.ics"
    first = entries(client.get(url))["Fair"]

    later = START + timedelta(days=2)
    where = {name: getattr(event, name) for name in ("venue", "town", "postcode", "council", "easting", "northing")}
    to = TimeAndPlace(starts_at=later, ends_at=later + timedelta(hours=2), is_online=False, **where)
    move_event(event_id=event.pk, to=to, at=NOW)
    moved = entries(client.get(url))["Fair"]
    cancel_event(event_id=event.pk, reason="Too much snow.", at=NOW)
    off = entries(client.get(url))["Cancelled: Fair"]

    assert first["uid"] == moved["uid"] == off["uid"]
    assert [entry["sequence"] for entry in (first, moved, off)] == [0, 1, 2]
    assert moved["dtstart"].dt == later
    assert [str(entry["status"]) for entry in (moved, off)] == ["CONFIRMED", "CANCELLED"]


def test_calendar_is_the_same_when_it_is_asked_for_again(client, the_clock):
    EventFactory()
    first = client.get("/campaigns/events/calendar.ics").content

    the_clock.shift(timedelta(hours=5))

    assert client.get("/campaigns/events/calendar.ics").content == first


def test_calendar_of_a_council_that_there_is_not_is_not_found(client):
    assert client.get("/campaigns/events/in/narnia/calendar.ics").status_code == 404


def test_calendar_file_of_an_event_holds_it(client):
    event = EventFactory(title="Fair")

    entry = entries(client.get(reverse("campaigns:event_file", args=[event.uuid])))["Fair"]

    assert str(entry["location"]) == "Ashfield Hall, 1 Ashfield Road, Sale, M33 7XN"
    assert event.get_absolute_url() in str(entry["url"])
