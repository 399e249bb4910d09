from datetime import datetime, timedelta

import pytest
import time_machine
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from providers.enums import DropInStatus
from tests.factories.places import PostcodeFactory, council
from tests.factories.providers import (
    NOW,
    START,
    AdviserFactory,
    DropInFactory,
    DropInTypeFactory,
    TopicFactory,
    VenueFactory,
    book,
)
from workforce_portal.places.clock import LONDON

pytestmark = pytest.mark.django_db
LIST = "/providers/drop-ins/"


@pytest.fixture(autouse=True)
def the_clock():
    with time_machine.travel(NOW, tick=False):
        yield


def shown(response):
    return [drop_in.pk for drop_in in response.context["drop_ins"]]


def test_list_shows_what_can_be_found_soonest_first(client):
    later = DropInFactory(starts_at=START + timedelta(days=1))
    sooner = DropInFactory()
    for hidden in (DropInStatus.DRAFT, DropInStatus.CLOSED):
        DropInFactory(status=hidden)
    DropInFactory(status=DropInStatus.CANCELLED, cancelled_at=NOW)
    DropInFactory(starts_at=NOW - timedelta(hours=1))

    response = client.get(LIST)

    assert shown(response) == [sooner.pk, later.pk]
    assertContains(response, "2 drop-ins</h2>")


def test_list_says_how_many_places_are_left(client):
    full, last, some = (DropInFactory(capacity=n) for n in (1, 2, 3))
    book(full)
    book(last)

    response = client.get(LIST)

    assert {d.pk: d.places_left for d in response.context["drop_ins"]} == {full.pk: 0, last.pk: 1, some.pk: 3}
    for words in ("Full", "Last place", "3 places left"):
        assertContains(response, words)
    assertNotContains(response, f"{reverse('providers:drop_in_book', args=[full.pk])}?slot=")


def test_list_by_postcode_measures_miles_and_leaves_out_what_is_too_far(client):
    PostcodeFactory()
    far = DropInFactory(in_person=True, venue=VenueFactory(easting=378_769 + 40_000))
    near = DropInFactory(in_person=True, venue=VenueFactory(easting=378_769 + 16_093))
    online = DropInFactory()

    within_20 = client.get(LIST, {"place": "m337xn", "sort": "nearest"})
    anywhere = client.get(LIST, {"place": "M33 7XN", "miles": "any", "sort": "nearest"})

    assert shown(within_20) == [near.pk, online.pk]
    assertContains(within_20, "10.0 miles")
    assert shown(anywhere) == [near.pk, far.pk, online.pk]


def test_list_by_council_shows_its_own_and_what_is_online(client):
    here = DropInFactory(in_person=True)
    DropInFactory(in_person=True, venue=VenueFactory(council=council("Wigan")))
    online = DropInFactory()

    response = client.get(LIST, {"place": "trafford council"})

    assert set(shown(response)) == {here.pk, online.pk}


@pytest.mark.parametrize("place", ["SW1A 1AA", "nowhere at all", "'; drop table", "\0", "🦊" * 200])
def test_list_with_a_place_that_is_not_in_the_region_says_what_to_enter_and_shows_everything(client, place):
    drop_in = DropInFactory()

    response = client.get(LIST, {"place": place})

    assert response.status_code == 200
    assert shown(response) == [drop_in.pk]
    if place.strip("\0"):
        assertContains(response, "Enter a postcode, such as M33 7XN, or a council")


def test_list_by_topic_month_and_way_of_meeting(client):
    stay = TopicFactory(name="Keeping the people I have", slug="stay")
    advert = DropInFactory(in_person=True)
    staying = DropInFactory(type=DropInTypeFactory(topics=[stay]))
    february = DropInFactory(starts_at=datetime(2027, 2, 1, 0, 30, tzinfo=LONDON))

    assert shown(client.get(LIST, {"topic": "stay"})) == [staying.pk]
    assert shown(client.get(LIST, {"month": "2027-02"})) == [february.pk]
    assert shown(client.get(LIST, {"how": "person"})) == [advert.pk]
    assert shown(client.get(LIST, {"how": ["person", "online"], "month": "2027-01"})) == [advert.pk, staying.pk]


def test_list_counts_beside_choices_are_what_each_would_show(client):
    stay = TopicFactory(name="Keeping the people I have", slug="stay")
    DropInFactory(in_person=True)
    DropInFactory(type=DropInTypeFactory(topics=[stay]))
    DropInFactory(type=DropInTypeFactory(topics=[stay]), starts_at=START + timedelta(days=30))

    groups = client.get(LIST, {"month": "2027-01"}).context["search"].groups

    for group, _, choices in groups:
        for choice in choices:
            query = {"month": "2027-01"} | {group: choice.value}
            assert len(shown(client.get(LIST, query))) == choice.count, (group, choice)


def test_list_of_nothing_offers_wider_lists_that_find_something(client):
    PostcodeFactory()
    DropInFactory()

    response = client.get(LIST, {"place": "M33 7XN", "how": "person"})

    assertContains(response, "No drop-ins match")
    for way in response.context["search"].ways_on:
        assert shown(client.get(f"{LIST}?{way.query}"))
    assert response.context["search"].ways_on


def test_list_without_any_drop_in_says_to_ring(client):
    assertContains(client.get(LIST), "There is no drop-in to book at the moment")


def test_list_takes_a_choice_off_and_keeps_the_rest(client):
    DropInFactory()

    tags = client.get(LIST, {"how": "online", "month": "2027-01"}).context["search"].tags

    assert {(tag.label, tag.query) for tag in tags} == {("Online", "month=2027-01"), ("January 2027", "how=online")}


def test_list_pages_keep_the_choices(client):
    for day in range(11):
        DropInFactory(starts_at=START + timedelta(days=day))

    first = client.get(LIST, {"how": "online"})
    second = client.get(LIST, {"how": "online", "page": "2"})

    assertContains(first, "?how=online&amp;page=2")
    assertContains(first, "Next 1 drop-in")
    assert len(shown(second)) == 1
    assert shown(client.get(LIST, {"page": "rubbish"})) == shown(client.get(LIST))


def test_list_costs_the_same_queries_for_one_row_and_for_many(client, django_assert_num_queries):
    DropInFactory()
    with django_assert_num_queries(3):
        client.get(LIST)
    for day in range(1, 15):
        DropInFactory(starts_at=START + timedelta(days=day), in_person=bool(day % 2))

    with django_assert_num_queries(3):
        client.get(LIST)


def test_page_of_a_session_says_everything_somebody_needs_before_booking(client):
    drop_in = DropInFactory(in_person=True, adviser=AdviserFactory(name="Farida Iqbal"))

    response = client.get(drop_in.get_absolute_url())

    for words in (
        "Tuesday 19 January 2027",
        "2pm to 2:30pm, 30 minutes",
        "With Farida Iqbal, Trafford Council",
        "Ashfield Hall, 1 Ashfield Road, Sale, M33 7XN",
        "Anybody who recruits",
        "we rewrite it together",
        "Your last advert",
        "Last place",
    ):
        assertContains(response, words)


def test_page_of_a_session_keeps_the_link_to_join_for_those_who_book(client):
    assertNotContains(client.get(DropInFactory().get_absolute_url()), "meet.example")


def test_page_of_a_draft_is_not_found(client):
    assert client.get(DropInFactory(status=DropInStatus.DRAFT).get_absolute_url()).status_code == 404


def test_page_of_a_past_session_is_gone_with_the_next_ones(client):
    past = DropInFactory(starts_at=NOW - timedelta(days=1), status=DropInStatus.CLOSED)
    coming = DropInFactory(type=past.type)

    response = client.get(past.get_absolute_url())

    assertContains(response, coming.get_absolute_url(), status_code=410)


def test_page_of_a_cancelled_session_says_so_and_offers_others(client):
    gone = DropInFactory(status=DropInStatus.CANCELLED, cancelled_at=NOW, cancel_reason="The adviser is ill.")
    other = DropInFactory(type=gone.type)

    response = client.get(gone.get_absolute_url())

    assertContains(response, "The adviser is ill.")
    assertContains(response, other.get_absolute_url())
    assertNotContains(response, "Book this time")


def test_page_of_a_session_costs_the_same_queries_with_one_other_and_with_many(client, django_assert_num_queries):
    drop_in = DropInFactory()
    with django_assert_num_queries(3):
        client.get(drop_in.get_absolute_url())
    for day in range(1, 9):
        DropInFactory(type=drop_in.type, starts_at=START + timedelta(days=day))

    with django_assert_num_queries(3):
        client.get(drop_in.get_absolute_url())
