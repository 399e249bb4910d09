"""A weekly session at ten is at ten on every page, in every mail and in every calendar file, on both sides of the
nights on which the clocks change: 28 March and 31 October 2027."""

import re
from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine
from django.conf import settings
from django.core import mail
from django.urls import reverse
from icalendar import Calendar

from providers.links import booking_path
from tests.factories.providers import AdviserFactory, DropInFactory, DropInTypeFactory, adviser_user, book
from tests.site.reading import read, words
from workforce_portal.outbox.services import send_due_mail
from workforce_portal.places.clock import at_local, say_date

pytestmark = pytest.mark.django_db

SUNDAYS = {"spring": date(2027, 3, 28), "autumn": date(2027, 10, 31)}
TEN_IN_UTC = {"spring": [10, 9, 9], "autumn": [9, 10, 10]}
TEN = "10am to 10:30am"


@pytest.fixture(params=SUNDAYS)
def season(request, no_second_factor):
    with time_machine.travel(at_local(SUNDAYS[request.param] - timedelta(days=20), time(12)), tick=False):
        yield request.param


@pytest.fixture
def weekly(season):
    """The Sunday before, the Sunday of the change and the Sunday after."""
    kind, adviser = DropInTypeFactory(name="Sundays at ten"), AdviserFactory()
    days = [SUNDAYS[season] + timedelta(weeks=week) for week in (-1, 0, 1)]
    return [DropInFactory(type=kind, adviser=adviser, starts_at=at_local(day, time(10))) for day in days]


def shown(response):
    """The words of the page, without the hours in which somebody answers the telephone."""
    return words(next(read(response).iter("main"))).replace(settings.HELP_HOURS, "")


def mornings(text):
    """Every time before noon in it."""
    return set(re.findall(r"\b[0-9:]+am\b", text))


def test_it_is_ten_on_every_public_page(client, season, weekly):
    listed = shown(client.get(reverse("providers:drop_in_list")))
    first, change, after = weekly

    assert [drop_in.starts_at.astimezone(UTC).hour for drop_in in weekly] == TEN_IN_UTC[season]
    assert listed.count(TEN) >= len(weekly)
    assert mornings(listed) == {"10am", "10:30am"}
    for drop_in in weekly:
        page = shown(client.get(drop_in.get_absolute_url()))
        assert f"{say_date(drop_in.starts_at)}" in page
        assert TEN in page
    picker = shown(client.get(reverse("providers:drop_in_book", args=[change.pk])))
    later = shown(
        client.get(reverse("providers:drop_in_book", args=[first.pk]), {"from": f"{after.starts_at:%Y-%m-%d}"})
    )
    assert f"{say_date(change.starts_at, year=False)}, {TEN}" in picker
    assert f"{say_date(after.starts_at, year=False)}, {TEN}" in later


def test_it_is_ten_for_whoever_has_booked(client, season, weekly):
    for drop_in in weekly:
        booking = book(drop_in, at=datetime.now(UTC))
        mail.outbox.clear()
        send_due_mail(at=datetime.now(UTC))
        nine_the_day_before = at_local(drop_in.starts_at.date() - timedelta(days=1), time(9))
        send_due_mail(at=nine_the_day_before)
        file = client.get(booking_path(booking, "booking_calendar"))
        (event,) = Calendar.from_ical(file.content).walk("VEVENT")

        assert TEN in shown(client.get(booking_path(booking)))
        confirmation, reminder = mail.outbox
        assert TEN in confirmation.subject
        assert TEN in confirmation.body
        assert TEN in reminder.subject
        assert event.decoded("DTSTART") == at_local(drop_in.starts_at.date(), time(10))
        assert event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(minutes=30)
        assert file.content.decode().count(f"DTSTART:{drop_in.starts_at.astimezone(UTC):%Y%m%dT%H%M%SZ}") == 1


def test_it_is_ten_for_staff(client, season, weekly):
    client.force_login(adviser_user())
    listed = shown(client.get(reverse("admin:providers_dropin_changelist")))

    assert listed.count("10am") >= len(weekly)
    assert mornings(listed) <= {"10am", "10:30am"}
    for drop_in in weekly:
        booking = book(drop_in, at=datetime.now(UTC))
        day = drop_in.starts_at.date()
        sheet = client.get(f"/admin/providers/dropin/day/{day}/")
        form = read(client.get(reverse("admin:providers_dropin_change", args=[drop_in.pk])))

        assert TEN in shown(sheet)
        assert booking.name in shown(sheet)
        assert "10:00" in {field.get("value") for field in form.iter("input")}
        assert TEN in shown(client.get(reverse("admin:providers_booking_change", args=[booking.pk])))
