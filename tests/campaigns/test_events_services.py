from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from campaigns.enums import EventStatus
from campaigns.happenings import coming_events
from campaigns.models import CampaignEvent
from campaigns.refusals import EventIsCancelled, EventIsOver, NothingMoves
from campaigns.services.events import TimeAndPlace, cancel_event, move_event
from campaigns.structured_data import event_data
from tests.factories.campaigns_events import EventFactory
from tests.factories.places import council
from tests.factories.providers import NOW, START

pytestmark = pytest.mark.django_db
LATER = START + timedelta(days=7)


def time_and_place(event, **changes):
    names = ("starts_at", "ends_at", "is_online", "venue", "town", "postcode", "council", "easting", "northing")
    return TimeAndPlace(**{name: getattr(event, name) for name in names} | changes)


def move(event, at=NOW, **changes):
    return move_event(event_id=event.pk, to=time_and_place(event, **changes), at=at)


def test_event_that_moves_to_another_day_keeps_the_first_one():
    moved = move(EventFactory(), starts_at=LATER, ends_at=LATER + timedelta(hours=3))

    assert (moved.status, moved.previous_starts_at, moved.previous_place) == (EventStatus.MOVED, START, "")
    assert (moved.starts_at, moved.calendar_sequence, moved.changed_at) == (LATER, 1, NOW)


def test_event_that_moves_to_another_place_keeps_the_first_one():
    moved = move(EventFactory(), venue="Loom Hall", town="Farnworth", postcode="BL4 7PQ", council=council("Bolton"))

    assert moved.previous_place == "Ashfield Hall, 1 Ashfield Road, Sale, M33 7XN"
    assert (moved.previous_starts_at, moved.council) == (None, council("Bolton"))


def test_event_that_only_ends_later_has_not_moved_but_calendars_hear_of_it():
    event = EventFactory()

    changed = move(event, ends_at=event.ends_at + timedelta(hours=1))

    assert (changed.status, changed.calendar_sequence) == (EventStatus.SCHEDULED, 1)


def test_event_that_does_not_move_is_refused():
    with pytest.raises(NothingMoves):
        move(EventFactory())


def test_cancelled_event_is_neither_moved_nor_cancelled_again():
    event = EventFactory()
    cancel_event(event_id=event.pk, reason="Flood", at=NOW)

    with pytest.raises(EventIsCancelled):
        move(event, starts_at=LATER, ends_at=LATER + timedelta(hours=3))
    with pytest.raises(EventIsCancelled):
        cancel_event(event_id=event.pk, reason="Flood", at=NOW)


def test_past_event_is_not_cancelled():
    event = EventFactory(starts_at=NOW - timedelta(days=1))

    with pytest.raises(EventIsOver):
        cancel_event(event_id=event.pk, reason="Flood", at=NOW)


@pytest.mark.parametrize(
    ("claim", "change"),
    [
        ("event_in_person_is_in_a_council", {"council": None}),
        ("event_cancelled_has_its_time", {"status": EventStatus.CANCELLED}),
        ("event_cancelled_has_its_time", {"cancelled_at": NOW}),
        ("event_moved_says_from_where", {"status": EventStatus.MOVED}),
        ("event_ends_after_it_starts", {"ends_at": START}),
        ("event_is_online_or_has_a_venue", {"venue": ""}),
    ],
)
def test_database_refuses_what_is_untrue_of_an_event(claim, change):
    event = EventFactory()

    with pytest.raises(IntegrityError, match=claim), transaction.atomic():
        CampaignEvent.objects.filter(pk=event.pk).update(**change)


# --- what search engines are told ---


def test_scheduled_event_says_where_and_when():
    data = event_data(EventFactory(title="Fair"))

    assert data["eventStatus"] == "https://schema.org/EventScheduled"
    assert data["startDate"] == "2027-01-19T14:00:00+00:00"
    assert data["eventAttendanceMode"] == "https://schema.org/OfflineEventAttendanceMode"
    assert data["location"]["name"] == "Ashfield Hall"
    assert data["location"]["address"] == {
        "@type": "PostalAddress",
        "streetAddress": "1 Ashfield Road",
        "addressLocality": "Sale",
        "postalCode": "M33 7XN",
        "addressCountry": "GB",
    }
    assert "previousStartDate" not in data
    assert "offers" not in data


def test_rescheduled_event_says_when_it_was_going_to_be():
    data = event_data(move(EventFactory(), starts_at=LATER, ends_at=LATER + timedelta(hours=3)))

    assert data["eventStatus"] == "https://schema.org/EventRescheduled"
    assert data["previousStartDate"] == "2027-01-19T14:00:00+00:00"
    assert data["startDate"] == "2027-01-26T14:00:00+00:00"


def test_event_that_moved_to_another_place_alone_is_scheduled_there():
    data = event_data(move(EventFactory(), venue="Loom Hall", town="Farnworth"))

    assert data["eventStatus"] == "https://schema.org/EventScheduled"
    assert data["location"]["name"] == "Loom Hall"


def test_cancelled_event_says_so_whatever_it_was_before():
    moved = move(EventFactory(is_full=True), starts_at=LATER, ends_at=LATER + timedelta(hours=3))
    data = event_data(cancel_event(event_id=moved.pk, reason="Flood", at=NOW))

    assert data["eventStatus"] == "https://schema.org/EventCancelled"
    assert not {"previousStartDate", "offers"} & data.keys()


def test_full_event_online_says_both():
    data = event_data(EventFactory(online=True, is_full=True))

    assert data["eventAttendanceMode"] == "https://schema.org/OnlineEventAttendanceMode"
    assert data["location"]["@type"] == "VirtualLocation"
    assert "meet.example" not in str(data)
    assert data["offers"]["availability"] == "https://schema.org/SoldOut"


# --- what the home page is told ---


def test_happenings_with_a_council_are_its_own_and_then_those_online():
    online = EventFactory(online=True)
    here = EventFactory(starts_at=LATER)
    EventFactory(council=council("Bolton"))
    EventFactory(cancelled=True)

    found = coming_events(NOW, council("Trafford"), 5)

    assert [one.url for one in found] == [here.get_absolute_url(), online.get_absolute_url()]
    assert [one.places_left for one in found] == ["Just come", "Book with the organiser"]


def test_full_event_says_so_on_the_home_page():
    EventFactory(is_full=True)

    [found] = coming_events(NOW, None, 5)

    assert (found.places_left, found.is_full) == ("No places left", True)
