from datetime import timedelta

import pytest

from providers.enums import DropInStatus
from providers.happenings import coming_drop_ins
from tests.factories.places import council
from tests.factories.providers import NOW, START, DropInFactory, VenueFactory, book

pytestmark = pytest.mark.django_db

LATER = START + timedelta(days=7)


@pytest.fixture
def in_bolton():
    venue = VenueFactory(name="Loom Hall", town="Farnworth", council=council("Bolton"))
    return DropInFactory(in_person=True, venue=venue, starts_at=LATER)


def urls(happenings):
    return [happening.url for happening in happenings]


def test_nothing_is_coming_where_there_are_no_sessions():
    assert coming_drop_ins(NOW, None, 3) == []
    assert coming_drop_ins(NOW, council("Bolton"), 3) == []


def test_everywhere_the_soonest_come_first(in_bolton):
    online = DropInFactory()
    in_sale = DropInFactory(in_person=True, starts_at=START + timedelta(days=1))

    found = coming_drop_ins(NOW, None, 2)

    assert urls(found) == [online.get_absolute_url(), in_sale.get_absolute_url()]
    assert [happening.council_code for happening in found] == [None, in_sale.venue.council_id]


def test_with_a_council_its_own_come_before_those_online(in_bolton):
    online = DropInFactory()
    DropInFactory(in_person=True)

    found = coming_drop_ins(NOW, council("Bolton"), 3)

    assert urls(found) == [in_bolton.get_absolute_url(), online.get_absolute_url()]
    assert [happening.place for happening in found] == ["Farnworth", "Online"]


@pytest.mark.parametrize(
    ("capacity", "booked", "said", "is_few"),
    [(1, 1, "Full", False), (2, 1, "Last place", True), (3, 1, "2 places left", False)],
)
def test_happening_says_how_many_places_are_left(capacity, booked, said, is_few):
    drop_in = DropInFactory(capacity=capacity)
    for number in range(booked):
        book(drop_in, email=f"person{number}@care.example")

    [happening] = coming_drop_ins(NOW, None, 3)

    assert (happening.places_left, happening.is_few) == (said, is_few)


def test_past_drafted_and_cancelled_sessions_are_not_happening():
    DropInFactory(starts_at=NOW - timedelta(days=1))
    DropInFactory(status=DropInStatus.DRAFT)
    DropInFactory(status=DropInStatus.CANCELLED, cancelled_at=NOW)

    assert coming_drop_ins(NOW, None, 3) == []


@pytest.mark.parametrize("sessions", [1, 3])
def test_happenings_take_one_query(in_bolton, sessions, django_assert_num_queries):
    DropInFactory.create_batch(sessions)
    bolton = council("Bolton")

    with django_assert_num_queries(1):
        coming_drop_ins(NOW, bolton, 5)
