from datetime import date, timedelta

import pytest

from providers.enums import BookingStatus, DropInStatus
from providers.worklists import LISTS, booking_figures
from tests.factories.providers import NOW, BookingFactory, DropInFactory, StaffFactory, book
from workforce_portal.staff.worklists import registry

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

TODAY = "/admin/"


def fill_every_list():
    """One row that belongs in each list, and near it one that does not."""
    over = DropInFactory(starts_at=NOW - timedelta(days=5), capacity=2)
    BookingFactory(drop_in=over, place_no=1)
    marked = DropInFactory(starts_at=NOW - timedelta(days=6))
    BookingFactory(drop_in=marked, status=BookingStatus.NO_SHOW, outcome_at=NOW)
    BookingFactory(drop_in=DropInFactory(starts_at=NOW - timedelta(days=70)))
    soon = DropInFactory(starts_at=NOW + timedelta(days=2), capacity=2)
    BookingFactory(drop_in=soon, adjustments="Captions")
    BookingFactory(drop_in=DropInFactory(starts_at=NOW + timedelta(days=9)), adjustments="Captions")
    DropInFactory(starts_at=NOW + timedelta(days=3))
    DropInFactory(starts_at=NOW + timedelta(days=3), status=DropInStatus.DRAFT)
    ring = book(DropInFactory(), email="", phone="0151 496 0188")
    ring.events.create(kind="changed", at=NOW, by=StaffFactory())


def test_each_number_is_the_length_of_its_list(staff_client, adviser):
    fill_every_list()

    numbers = {row.key: row.number for row in staff_client.get(TODAY).context["worklists"] if row.key in LISTS}

    assert numbers == dict.fromkeys(LISTS, 1)
    for key in LISTS:
        listed = staff_client.get(registry[key].address).context["cl"].result_list
        assert len(listed) == 1, key


def test_the_oldest_of_what_was_not_recorded_is_named(staff_client):
    fill_every_list()

    row = next(row for row in staff_client.get(TODAY).context["worklists"] if row.key == "outcomes-not-recorded")

    assert (row.detail, row.is_late) == ("oldest is from Thursday 31 December", True)


def test_nothing_waiting_says_so(staff_client):
    details = {row.key: (row.number, row.detail) for row in staff_client.get(TODAY).context["worklists"]}

    assert details["outcomes-not-recorded"] == (0, "every session has its outcomes")
    assert details["to-prepare"] == (0, "nobody in the next 7 days")
    assert details["to-ring"] == (0, "everybody without e-mail knows")
    assert details["nobody-booked"] == (0, "every session in the next 7 days has somebody")


def test_todays_sessions_lead_to_their_day_sheets(staff_client):
    drop_in = DropInFactory(starts_at=NOW + timedelta(hours=4), capacity=3)
    BookingFactory(drop_in=drop_in, place_no=1)

    text = staff_client.get(TODAY).text

    assert "1 of 3" in text
    assert f'href="/admin/providers/dropin/day/2027-01-05/{drop_in.pk}/"' in text
    assert 'href="/admin/providers/dropin/day/2027-01-05/"' in text


def test_a_day_and_a_portal_without_anything_say_so(staff_client):
    text = staff_client.get(TODAY).text

    assert "No session today." in text
    assert "Nobody has been marked in sessions since Monday 16 November 2026." in text


def test_bookings_are_counted_by_weeks_that_begin_on_monday():
    for days in (0, 1, 2, 49, 60):
        BookingFactory(created_at=NOW - timedelta(days=days))
    for status in (BookingStatus.ATTENDED, BookingStatus.ATTENDED, BookingStatus.NO_SHOW):
        session = DropInFactory(starts_at=NOW - timedelta(days=3))
        BookingFactory(drop_in=session, status=status, outcome_at=NOW, created_at=NOW - timedelta(days=90))

    figures = booking_figures(at=NOW)

    assert [week.count for week in figures.weeks] == [1, 0, 0, 0, 0, 0, 1, 2]
    assert figures.weeks[-1].monday == date(2027, 1, 4)
    assert (figures.came, figures.recorded, figures.came_percent) == (2, 3, 67)


def test_the_chart_says_its_figures_in_words(staff_client):
    BookingFactory(created_at=NOW)

    assert (
        'aria-label="New bookings a week, the last eight weeks: 0, 0, 0, 0, 0, 0, 0 and 1 so far this week"'
        in staff_client.get(TODAY).text
    )


def test_somebody_without_a_group_sees_nothing_of_it(client):
    fill_every_list()
    client.force_login(StaffFactory())

    page = client.get(TODAY)

    assert not {row.key for row in page.context["worklists"]} & set(LISTS)
    assert "Book for someone" not in page.text
    assert "Today’s sessions" not in page.text
