from datetime import date, datetime, timedelta

import pytest
from django.core import mail
from icalendar import Calendar

from providers.emails.agenda import agenda_due_at, outcomes_due_at
from providers.enums import BookingStatus, DropInStatus
from providers.links.agenda import feed_url
from providers.models import AdviserFeed
from providers.services import cancel_drop_in
from providers.services.agenda import open_feed, plan_adviser_mail, revoke_feed
from providers.tasks import plan_adviser_mail as plan_task
from tests.factories.providers import (
    NOW,
    START,
    AdviserFactory,
    BookingFactory,
    DropInFactory,
    StaffFactory,
    TopicFactory,
    book,
    member_of,
)
from workforce_portal.outbox.models import PlannedMail, State
from workforce_portal.outbox.services import send_due_mail, skip_mail
from workforce_portal.places.clock import LONDON

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]
EVENING_BEFORE = datetime(2027, 1, 18, 17, 0, tzinfo=LONDON)
MORNING_AFTER = datetime(2027, 1, 20, 9, 0, tzinfo=LONDON)
A_WEEK_BEFORE = START - timedelta(days=7)


@pytest.fixture
def farida():
    return AdviserFactory(name="Farida Iqbal", email="farida@council.example")


def planned(kind):
    return list(PlannedMail.objects.filter(kind=kind).order_by("due_at"))


def sent(at):
    mail.outbox.clear()
    send_due_mail(at=at)
    return [message for message in mail.outbox if "council.example" in message.to[0]]


def at(month, day, hour=14):
    return datetime(2027, month, day, hour, 0, tzinfo=LONDON)


# --- the agenda of the next day ---


@pytest.mark.parametrize(
    ("session", "due"),
    [
        (date(2027, 1, 19), at(1, 18, 17)),
        (date(2027, 1, 18), at(1, 15, 17)),  # a Monday: on Friday
        (date(2027, 3, 30), at(3, 25, 17)),  # the Tuesday after Easter: on Maundy Thursday
        (date(2027, 3, 27), at(3, 25, 17)),  # Easter Saturday
        (date(2027, 3, 31), at(3, 30, 17)),
    ],
)
def test_the_agenda_goes_at_five_on_the_working_day_before(session, due):
    assert agenda_due_at(session) == due


def test_the_agenda_says_what_comes_and_names_nobody(farida):
    session = DropInFactory(adviser=farida, capacity=3)
    book(session, adjustments="I use a powerchair", question="How do I sack somebody?")
    book(session, name="Gareth Pugh", email="gareth@care.example")
    rota = TopicFactory(name="Rotas", slug="rotas", position=9)
    book(session, name="Wendy Heyes", email="wendy@care.example", topic_id=rota.pk)
    DropInFactory(adviser=farida, starts_at=START + timedelta(hours=2))
    DropInFactory(adviser=farida, starts_at=START + timedelta(hours=3), status=DropInStatus.DRAFT)
    plan_adviser_mail(at=A_WEEK_BEFORE)

    (message,) = sent(EVENING_BEFORE)

    assert message.to == ["Farida Iqbal <farida@council.example>"]
    assert message.subject == "Your drop-ins on Tuesday 19 January 2027"
    assert "3 people: Writing or placing an advert (2), Rotas" in message.body
    assert "1 of them needs something to take part." in message.body
    assert "4pm to 4:30pm" in message.body
    assert "Nobody has booked yet." in message.body
    assert "5pm" not in message.body.replace("at 5pm", "")
    assert "http://localhost:8000/admin/providers/dropin/day/2027-01-19/" in message.body
    for personal in ("Rukhsana", "Gareth", "Wendy", "powerchair", "sack", "Larkfield", "care.example"):
        assert personal not in message.body


def test_planning_twice_plans_once_and_leaves_alone_what_was_skipped(farida):
    DropInFactory(adviser=farida)

    first, again = plan_adviser_mail(at=A_WEEK_BEFORE), plan_adviser_mail(at=A_WEEK_BEFORE)
    skip_mail(mail=planned("adviser_agenda")[0], reason="Known", by=StaffFactory(), at=A_WEEK_BEFORE)
    plan_adviser_mail(at=A_WEEK_BEFORE)

    assert (first, again) == (1, 0)
    assert [row.state for row in planned("adviser_agenda")] == [State.SKIPPED]


def test_no_agenda_where_there_is_nothing_to_say_or_nobody_to_say_it_to(farida):
    session = DropInFactory(adviser=farida)
    DropInFactory(adviser=AdviserFactory(email=""))
    DropInFactory(adviser=AdviserFactory(email="gone@council.example", is_active=False))
    plan_adviser_mail(at=A_WEEK_BEFORE)
    cancel_drop_in(drop_in_id=session.pk, reason="Ill", by=StaffFactory(), at=A_WEEK_BEFORE)

    assert len(planned("adviser_agenda")) == 1
    assert sent(EVENING_BEFORE) == []
    assert planned("adviser_agenda")[0].reason == "There is no session on that day any more"


def test_a_session_added_after_five_gets_no_agenda(farida):
    DropInFactory(adviser=farida)

    plan_adviser_mail(at=EVENING_BEFORE + timedelta(minutes=1))

    assert planned("adviser_agenda") == []


# --- outcomes not recorded ---


@pytest.mark.parametrize(
    ("ended", "due"),
    [
        (at(1, 19), at(1, 20, 9)),
        (at(1, 22), at(1, 25, 9)),  # Friday: on Monday
        (at(3, 25), at(3, 30, 9)),  # Maundy Thursday: on the Tuesday after Easter
    ],
)
def test_the_reminder_goes_on_the_next_working_morning(ended, due):
    assert outcomes_due_at(ended) == due


def test_whoever_forgot_is_reminded_once_of_each_session_and_of_no_person(farida):
    forgotten = DropInFactory(adviser=farida, capacity=2)
    BookingFactory(drop_in=forgotten, place_no=1)
    BookingFactory(drop_in=DropInFactory(adviser=farida, starts_at=START + timedelta(hours=2)), attended=True)
    DropInFactory(adviser=farida, starts_at=START + timedelta(hours=3))
    plan_adviser_mail(at=START + timedelta(hours=5))

    (message,) = sent(MORNING_AFTER)

    assert message.subject == "Who came? 1 session to mark"
    assert f"/admin/providers/dropin/day/2027-01-19/{forgotten.pk}/" in message.body
    assert message.body.count("/admin/") == 1
    assert "Rukhsana" not in message.body
    plan_adviser_mail(at=MORNING_AFTER + timedelta(hours=1))
    assert sent(MORNING_AFTER + timedelta(days=1)) == []


def test_the_reminder_after_easter_names_the_sessions_before_it(farida):
    for day in (25, 27):
        BookingFactory(drop_in=DropInFactory(adviser=farida, starts_at=at(3, day)), place_no=1)
        plan_adviser_mail(at=at(3, day, 20))

    (message,) = sent(at(3, 30, 9))

    assert message.subject == "Who came? 2 sessions to mark"


def test_whoever_marked_in_the_evening_is_not_reminded(farida):
    booking = BookingFactory(drop_in=DropInFactory(adviser=farida))
    plan_adviser_mail(at=START + timedelta(hours=5))
    booking.status, booking.outcome_at = BookingStatus.ATTENDED, START
    booking.save()

    assert sent(MORNING_AFTER) == []
    assert planned("adviser_outcomes")[0].reason == "Every outcome has been recorded"


def test_the_task_plans_and_holds_no_name(farida, now):
    DropInFactory(adviser=farida)
    now.move_to(A_WEEK_BEFORE)

    assert plan_task() == 1


# --- the calendar ---


def calendar_at(client, url):
    response = client.get(url.removeprefix("http://localhost:8000"))
    return response, Calendar.from_ical(response.content) if response.status_code == 200 else None


def test_a_calendar_holds_the_advisers_sessions_and_no_name(client, farida):
    session = DropInFactory(adviser=farida, capacity=3)
    book(session, question="How do I sack somebody?")
    off = DropInFactory(adviser=farida, starts_at=START + timedelta(days=1))
    cancel_drop_in(drop_in_id=off.pk, reason="Ill", by=StaffFactory(), at=NOW)
    DropInFactory(adviser=farida, starts_at=START + timedelta(days=2), status=DropInStatus.DRAFT)
    DropInFactory(starts_at=START + timedelta(days=3))

    response, calendar = calendar_at(client, feed_url(open_feed(adviser_id=farida.pk)))

    first, second = calendar.walk("VEVENT")
    assert (str(first["UID"]), first.decoded("DTSTART")) == (f"session-{session.uuid}@localhost", START)
    assert "1 of 3 booked" in str(first["DESCRIPTION"])
    assert (str(second["STATUS"]), second["SEQUENCE"]) == ("CANCELLED", 1)
    assert "ATTENDEE" not in first
    assert "Rukhsana" not in response.text
    assert "sack" not in response.text
    assert response["Cache-Control"] == "no-store"
    assert all(len(line.encode()) <= 75 for line in response.text.split("\r\n"))


def test_a_new_address_and_a_revoked_one_close_the_old(client, farida):
    first = feed_url(open_feed(adviser_id=farida.pk))
    second = feed_url(open_feed(adviser_id=farida.pk))

    assert calendar_at(client, first)[0].status_code == 404
    assert calendar_at(client, second)[0].status_code == 200
    revoke_feed(adviser_id=farida.pk)
    assert calendar_at(client, second)[0].status_code == 404
    assert calendar_at(client, "/providers/advisers/signed.nonsense/sessions.ics")[0].status_code == 404


def test_asking_for_the_calendar_changes_nothing(client, farida):
    url = feed_url(open_feed(adviser_id=farida.pk))
    before = AdviserFeed.objects.values().get()

    calendar_at(client, url)
    client.head(url.removeprefix("http://localhost:8000"))

    assert AdviserFeed.objects.values().get() == before


def test_the_calendar_costs_the_same_at_any_size(client, farida, django_assert_max_num_queries):
    for days in range(5):
        DropInFactory(adviser=farida, starts_at=START + timedelta(days=days))
    url = feed_url(open_feed(adviser_id=farida.pk))

    with django_assert_max_num_queries(2):
        calendar_at(client, url)


def test_managers_make_and_revoke_an_address_by_post(client, farida):
    client.force_login(member_of("Programme managers"))
    page, act = f"/admin/providers/adviser/{farida.pk}/change/", f"/admin/providers/adviser/{farida.pk}/feed/"

    assert client.get(f"{act}new/").status_code == 405
    client.post(f"{act}new/")
    url = feed_url(AdviserFeed.objects.get())
    assert url in client.get(page).text
    client.post(f"{act}revoke/")
    assert "sessions.ics" not in client.get(page).text
    assert "Sessions in a calendar" in client.get(page).text


def test_advisers_have_their_own_calendar_and_nobody_elses(staff_client, adviser, farida):
    mine = AdviserFactory(user=adviser)

    allowed = staff_client.post(f"/admin/providers/adviser/{mine.pk}/feed/new/")
    refused = staff_client.post(f"/admin/providers/adviser/{farida.pk}/feed/new/")

    assert (allowed.status_code, refused.status_code) == (302, 403)
    assert "sessions.ics" in staff_client.get(f"/admin/providers/adviser/{mine.pk}/change/").text
    assert "Sessions in a calendar" not in staff_client.get(f"/admin/providers/adviser/{farida.pk}/change/").text
