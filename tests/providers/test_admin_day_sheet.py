from datetime import timedelta

import pytest
from django.urls import reverse

from providers.enums import BookingStatus, DropInStatus
from providers.models import Booking
from tests.factories.providers import NOW, BookingFactory, DropInFactory, adviser_user
from workforce_portal.outbox.models import PlannedMail

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

DAY = "/admin/providers/dropin/day/2027-01-05/"
HOUR = timedelta(hours=1)


def session(*, starts_at=NOW - HOUR, people=2, **changes):
    """A session of today with people on it, and their bookings."""
    drop_in = DropInFactory(starts_at=starts_at, capacity=max(people, 1), **changes)
    return drop_in, [BookingFactory(drop_in=drop_in, place_no=number + 1) for number in range(people)]


def marks(bookings, **outcomes):
    """A sheet as its page sends it: what it had shown, and what is marked now, by the number of the place."""
    sent = {f"was-{booking.pk}": booking.status for booking in bookings}
    for place, outcome in outcomes.items():
        sent[f"outcome-{bookings[int(place[1:]) - 1].pk}"] = outcome
    return sent


def statuses(bookings):
    return [Booking.objects.get(pk=booking.pk).status for booking in bookings]


def test_one_save_records_who_came(staff_client, adviser):
    _, bookings = session(people=4)

    response = staff_client.post(DAY, marks(bookings, p1="attended", p2="no_show", p3="cancelled_late"), follow=True)

    assert statuses(bookings) == ["attended", "no_show", "cancelled_late", "booked"]
    assert "Saved 3 marks." in response.text
    assert "1 still to mark" in response.text
    event = bookings[0].events.get()
    assert (event.by, event.to_status) == (adviser, "attended")
    assert PlannedMail.objects.filter(kind__startswith="follow_up").count() == 2


def test_two_people_saving_one_sheet_lose_nothing(staff_client, client, adviser):
    _, bookings = session(people=3)
    mine, theirs = marks(bookings, p1="attended"), marks(bookings, p2="no_show")

    staff_client.post(DAY, mine)
    client.force_login(adviser_user())
    client.post(DAY, theirs)

    assert statuses(bookings) == ["attended", "no_show", "booked"]


def test_a_sheet_opened_earlier_does_not_put_back_what_a_colleague_changed(staff_client):
    _, bookings = session(people=2)
    opened_earlier = marks(bookings, p1="no_show", p2="attended")
    staff_client.post(DAY, marks(bookings, p1="attended"))

    response = staff_client.post(DAY, opened_earlier, follow=True)

    assert statuses(bookings) == ["attended", "attended"]
    assert f"{bookings[0].name} has meanwhile been marked “Came” by somebody else." in response.text


def test_the_same_mark_again_changes_nothing(staff_client):
    _, bookings = session(people=1)
    sent = marks(bookings, p1="attended")
    staff_client.post(DAY, sent)

    response = staff_client.post(DAY, sent, follow=True)

    assert bookings[0].events.count() == 1
    assert "Nothing was marked, so nothing has changed." in response.text


def test_a_mark_can_be_corrected(staff_client):
    _, bookings = session(people=1)
    staff_client.post(DAY, marks(bookings, p1="no_show"))
    bookings[0].refresh_from_db()

    staff_client.post(DAY, marks(bookings, p1="attended"))

    assert statuses(bookings) == ["attended"]


def test_before_it_starts_nobody_can_be_marked(staff_client):
    _, bookings = session(starts_at=NOW + HOUR, people=1)

    shown = staff_client.get(DAY)
    saved = staff_client.post(DAY, marks(bookings, p1="attended"), follow=True)

    assert 'type="radio"' not in shown.text
    assert "You can mark who came once it has started." in shown.text
    assert "The session has not started yet." in saved.text
    assert statuses(bookings) == ["booked"]


def test_a_mark_that_does_not_exist_is_left_out(staff_client):
    _, bookings = session(people=1)

    staff_client.post(DAY, marks(bookings, p1="cancelled_by_us"))

    assert statuses(bookings) == ["booked"]


def test_a_mark_for_somebody_of_another_session_is_left_out(staff_client):
    drop_in, _ = session(people=1)
    other = BookingFactory()
    url = reverse("admin:providers_dropin_sheet", args=[NOW.date(), drop_in.pk])

    staff_client.post(url, {f"was-{other.pk}": "booked", f"outcome-{other.pk}": "attended"})

    assert statuses([other]) == ["booked"]


def test_the_sheet_says_what_the_adviser_must_know(staff_client):
    drop_in, (first, again) = session(people=2)
    Booking.objects.filter(pk=first.pk).update(
        name="Tom Ogden", phone="01632 960 021", question="Night shifts", adjustments="Lip-reads"
    )
    earlier = DropInFactory(starts_at=NOW - timedelta(days=30))
    BookingFactory(drop_in=earlier, email=again.email, status=BookingStatus.ATTENDED, outcome_at=NOW)
    gone = BookingFactory(drop_in=drop_in, name="Gone Elsewhere", cancelled=True)

    page = staff_client.get(DAY)

    assert 'href="tel:01632960021"' in page.text
    assert "Night shifts" in page.text
    assert "Lip-reads" in page.text
    assert page.text.count("First time") == 1
    assert gone.name not in page.text


def test_the_day_has_its_sessions_but_drafts_and_cancelled_ones(staff_client):
    shown = [session(starts_at=NOW + n * HOUR)[0] for n in (-1, 2)]
    session(status=DropInStatus.DRAFT)
    session(status=DropInStatus.CANCELLED, cancelled_at=NOW)
    session(starts_at=NOW + timedelta(days=1))

    page = staff_client.get(DAY)
    one = staff_client.get(reverse("admin:providers_dropin_sheet", args=[NOW.date(), shown[1].pk]))

    assert [sheet.drop_in for sheet in page.context["sheets"]] == shown
    assert [sheet.drop_in for sheet in one.context["sheets"]] == shown[1:]
    assert one.context["others"] == shown[:1]


def test_a_day_without_sessions_says_so(staff_client):
    assert "No session is open on this day." in staff_client.get("/admin/providers/dropin/day/2027-01-09/").text


@pytest.mark.parametrize("path", ["day/2027-02-30/", "day/2027-01-05/1/", "day/2027-01-06/{pk}/"])
def test_a_sheet_that_is_not_there_is_not_found(path, staff_client):
    drop_in, _ = session()

    assert staff_client.get(f"/admin/providers/dropin/{path.format(pk=drop_in.pk)}").status_code == 404


@pytest.mark.parametrize(("sessions", "people"), [(1, 1), (3, 3)])
def test_the_sheet_needs_as_many_queries_for_many_as_for_few(sessions, people, staff_client, django_assert_num_queries):
    for number in range(sessions):
        session(starts_at=NOW - number * HOUR, people=people)

    with django_assert_num_queries(11):
        page = staff_client.get(DAY)

    assert page.context["people"] == sessions * people
