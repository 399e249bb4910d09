from datetime import timedelta

import pytest
import time_machine
from pytest_django.asserts import assertContains

from providers.enums import DropInStatus
from providers.selectors import public_drop_ins
from providers.services import change_drop_in
from providers.structured_data import drop_in_data
from tests.factories.providers import NOW, START, DropInFactory, StaffFactory, book

pytestmark = pytest.mark.django_db


def data_of(drop_in, *, is_bookable=True):
    return drop_in_data(public_drop_ins().get(pk=drop_in.pk), is_bookable=is_bookable)


@pytest.mark.parametrize(
    ("capacity", "booked", "said"), [(1, 1, "SoldOut"), (2, 1, "LimitedAvailability"), (3, 1, "InStock")]
)
def test_places_left_are_those_that_are_left(capacity, booked, said):
    drop_in = DropInFactory(capacity=capacity)
    for number in range(booked):
        book(drop_in, email=f"person{number}@care.example")

    assert data_of(drop_in)["offers"]["availability"] == f"https://schema.org/{said}"


def test_what_cannot_be_booked_any_more_offers_nothing():
    assert "offers" not in data_of(DropInFactory(capacity=5), is_bookable=False)


def test_online_session_keeps_its_link_for_those_who_book():
    data = data_of(DropInFactory())

    assert data["eventAttendanceMode"] == "https://schema.org/OnlineEventAttendanceMode"
    assert "meet.example" not in str(data)


def test_session_in_person_says_where():
    data = data_of(DropInFactory(in_person=True))

    assert data["eventAttendanceMode"] == "https://schema.org/OfflineEventAttendanceMode"
    assert data["location"]["address"]["postalCode"] == "M33 7XN"


def test_session_that_was_moved_says_when_it_was_going_to_be():
    drop_in = DropInFactory()
    drop_in.starts_at, drop_in.ends_at = START + timedelta(days=1), START + timedelta(days=1, minutes=30)
    change_drop_in(drop_in=drop_in, by=StaffFactory(), at=NOW)

    data = data_of(drop_in)

    assert data["eventStatus"] == "https://schema.org/EventRescheduled"
    assert data["previousStartDate"] == "2027-01-19T14:00:00+00:00"


def test_cancelled_session_says_so():
    data = data_of(DropInFactory(status=DropInStatus.CANCELLED, cancelled_at=NOW))

    assert data["eventStatus"] == "https://schema.org/EventCancelled"
    assert "offers" not in data


def test_page_of_a_session_carries_it(client):
    with time_machine.travel(NOW, tick=False):
        response = client.get(DropInFactory(type__name="Help </script> now").get_absolute_url())

    assertContains(response, '"eventStatus":"https://schema.org/EventScheduled"')
    assertContains(response, "Help \\u003C/script\\u003E now")
