from datetime import UTC, date, datetime, timedelta
from io import StringIO

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from providers.enums import BookingStatus, CallBackStatus, FormatRequestStatus, LeftBecause, OtherFormat
from providers.links import booking_path
from providers.models import Booking, CallBackRequest, FormatRequest, WaitEntry
from providers.selectors.reports import By, Period, report_figures
from providers.selectors.retention import kept_since
from providers.services import record_outcomes
from providers.services.resource_requests import answer_format_request, ask_for_format
from providers.services.retention import count_to_redact, redact_old_bookings
from providers.tasks import redact_old_bookings as redact_task
from tests.factories.providers import (
    NOW,
    START,
    BookingFactory,
    DropInFactory,
    StaffFactory,
    TopicFactory,
    book,
)
from tests.factories.providers_feedback import FeedbackFactory, PostOutcomeFactory
from tests.factories.providers_resources import FormatRequestFactory, ResourceFactory
from workforce_portal.outbox.models import PlannedMail, State
from workforce_portal.outbox.services import send_due_mail
from workforce_portal.places.clock import LONDON, months_before

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

A_YEAR_LATER = datetime(2028, 1, 20, 3, 20, tzinfo=LONDON)
# Words that stand nowhere but with this person.
SECRETS = ("Zebediah", "Quillfeather", "zq@secret.example", "0161 496 0777", "Hiddenhall", "sesame", "wheelbarrow")


def leave_traces():
    """One person in every place where a person can be."""
    staff = StaffFactory()
    session = DropInFactory(capacity=3)
    booking = book(
        session,
        name="Zebediah Quillfeather",
        email="zq@secret.example",
        phone="0161 496 0777",
        service_name="Hiddenhall",
        question="sesame?",
        adjustments="a wheelbarrow",
    )
    send_due_mail(at=NOW)
    outcomes = {booking.pk: BookingStatus.ATTENDED}
    record_outcomes(drop_in_id=session.pk, outcomes=outcomes, by=staff, at=START + timedelta(hours=1))
    send_due_mail(at=datetime(2027, 1, 20, 9, tzinfo=LONDON))
    booking.events.create(kind="changed", at=NOW, note="Rang Zebediah about sesame")
    FeedbackFactory(booking=booking, next_step="Buy a wheelbarrow", comment="Love, Zebediah")
    PostOutcomeFactory(booking=booking)
    LogEntry.objects.log_actions(staff.pk, [booking], CHANGE, "The address is zq@secret.example", single_object=True)
    person = {
        "name": "Zebediah Quillfeather",
        "email": "zq@secret.example",
        "phone": "0161 496 0777",
        "service_name": "Hiddenhall",
        "question": "sesame?",
        "adjustments": "a wheelbarrow",
        "topic": TopicFactory(),
    }
    WaitEntry.objects.create(drop_in=session, email_norm="zq@secret.example", **person)
    WaitEntry.objects.create(drop_in=session, email_norm="other@b.example", **{**person, "email": "other@b.example"})
    CallBackRequest.objects.create(
        **person,
        created_at=NOW,
        promised_by=date(2027, 1, 7),
        status=CallBackStatus.CLOSED,
        closed_at=NOW,
        close_reason="Zebediah has found somebody",
    )
    _ask_for_format(staff)
    return booking


def _ask_for_format(staff):
    asked = ask_for_format(
        resource_id=ResourceFactory().pk,
        wanted=OtherFormat.LARGE_PRINT,
        details="A wheelbarrow of a font",
        name="Zebediah Quillfeather",
        email="zq@secret.example",
        at=NOW,
    )
    answer_format_request(
        request_id=asked.pk, status=FormatRequestStatus.DONE, answer="Here you are, Zebediah", by=staff, at=NOW
    )
    send_due_mail(at=NOW)
    LogEntry.objects.log_actions(staff.pk, [asked], CHANGE, "Told zq@secret.example", single_object=True)


def tables_that_say(words):
    """Every table of ours, and the audit log, that holds one of the words in any column."""
    found = set()
    with connection.cursor() as cursor:
        for name in connection.introspection.table_names(cursor):
            if name.startswith(("providers_", "outbox_", "django_admin_log")):
                for word in words:
                    cursor.execute(f'SELECT count(*) FROM "{name}" AS row WHERE row::text ILIKE %s', [f"%{word}%"])
                    if cursor.fetchone()[0]:
                        found.add(name)
    return found


def all_reports():
    period = Period(date(2026, 6, 1), date(2027, 6, 1))
    return [
        (report.by, [(row.label, row.numbers, row.wait) for row in report.with_total], report.hidden)
        for report in (report_figures(by=by, period=period, at=A_YEAR_LATER) for by in By)
    ]


def redact(at=A_YEAR_LATER, **options):
    return list(redact_old_bookings(at=at, **options))


def test_nothing_of_the_person_is_left_in_any_table():
    leave_traces()
    before = tables_that_say(SECRETS)

    redact()

    assert before >= {
        "providers_booking",
        "providers_bookingevent",
        "providers_callbackrequest",
        "providers_feedback",
        "providers_formatrequest",
        "providers_waitentry",
        "outbox_plannedmail",
        "django_admin_log",
    }
    assert tables_that_say(SECRETS) == set()


def test_the_reports_are_as_they_were():
    leave_traces()
    for status, time in [(BookingStatus.NO_SHOW, "outcome_at"), (BookingStatus.CANCELLED_BY_PROVIDER, "cancelled_at")]:
        BookingFactory.create_batch(6, status=status, drop_in=DropInFactory(capacity=9), **{time: NOW})
    before = all_reports()

    redact()

    assert before[0][1][-1][1]["feedback"] == 1
    assert all_reports() == before


def test_what_the_row_says_of_itself_stays():
    booking = leave_traces()

    redact()

    old, booking = booking, Booking.objects.get(pk=booking.pk)
    assert (booking.name, booking.email, booking.phone, booking.redacted_at) == ("Removed", "", "", A_YEAR_LATER)
    assert (booking.reference, booking.status, booking.topic) == (old.reference, BookingStatus.ATTENDED, old.topic)
    assert booking.events.count() == 3
    assert booking.feedback.usefulness == 3


def test_links_of_old_mails_open_nothing_any_more(client):
    booking = leave_traces()
    path = booking_path(booking)

    redact()

    assert client.get(path).status_code == 404


def test_mail_still_planned_about_it_is_called_off():
    leave_traces()

    redact()

    states = set(PlannedMail.objects.filter(kind__startswith="post_filled").values_list("state", "to_email"))
    assert states == {(State.CANCELLED, "")}


@pytest.mark.parametrize(
    ("at", "is_redacted"),
    [
        (datetime(2028, 1, 19, 23, 59, tzinfo=LONDON), False),
        (datetime(2028, 1, 20, 0, 0, tzinfo=LONDON), True),
    ],
)
def test_details_are_kept_for_twelve_months_after_the_session(at, is_redacted):
    booking = book(DropInFactory())

    redact(at)

    assert (Booking.objects.get(pk=booking.pk).redacted_at is not None) is is_redacted


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (date(2028, 2, 29), 12, date(2027, 2, 28)),
        (date(2027, 3, 31), 1, date(2027, 2, 28)),
        (date(2027, 1, 15), 1, date(2026, 12, 15)),
        (date(2027, 1, 15), 25, date(2024, 12, 15)),
    ],
)
def test_months_are_those_of_the_calendar(day, months, before):
    assert months_before(day, months) == before


def test_the_number_of_months_is_a_setting(settings):
    settings.BOOKING_RETENTION_MONTHS = 6

    assert kept_since(datetime(2027, 7, 20, 12, tzinfo=UTC)) == datetime(2027, 1, 20, tzinfo=LONDON)


def test_a_call_that_nobody_settled_goes_too():
    call = CallBackRequest.objects.create(
        name="Zebediah", phone="0161 496 0777", topic=TopicFactory(), created_at=NOW, promised_by=date(2027, 1, 7)
    )

    redact()

    call.refresh_from_db()
    assert (call.name, call.status) == ("Removed", CallBackStatus.OPEN)


def test_a_request_for_another_format_is_kept_for_twelve_months_after_its_answer():
    answered_at = datetime(2027, 1, 20, 9, tzinfo=LONDON)
    answered = {"status": FormatRequestStatus.DONE, "answered_at": answered_at, "answer": "Here it is"}
    asked = FormatRequestFactory(**answered, created_at=answered_at - timedelta(days=400))

    redact(datetime(2028, 1, 20, 23, tzinfo=LONDON))
    kept = FormatRequest.objects.get()
    redact(datetime(2028, 1, 21, 0, tzinfo=LONDON))

    assert (kept.name, kept.email) == (asked.name, asked.email)
    gone = FormatRequest.objects.get()
    assert (gone.name, gone.email, gone.details, gone.answer) == ("Removed", "", "", "")
    assert (gone.wanted, gone.status, gone.answered_at) == (asked.wanted, FormatRequestStatus.DONE, answered_at)


def test_a_request_for_another_format_that_nobody_answered_goes_too():
    asked = FormatRequestFactory()

    redact()

    asked.refresh_from_db()
    assert (asked.name, asked.email, asked.status) == ("Removed", "", FormatRequestStatus.OPEN)


def test_batches_that_were_done_stay_done_and_the_next_time_goes_on():
    BookingFactory.create_batch(5, drop_in=DropInFactory(capacity=9))
    batches = redact_old_bookings(at=A_YEAR_LATER, batch=2)

    next(batches)
    batches.close()

    assert Booking.objects.filter(redacted_at=None).count() == 3
    assert redact(batch=2) == [2, 1]
    assert redact() == []


def test_a_dry_run_says_how_many_and_changes_nothing(now):
    leave_traces()
    now.move_to(A_YEAR_LATER)
    said = StringIO()

    call_command("redact_old_bookings", "--dry-run", stdout=said)

    assert said.getvalue().splitlines() == [
        "Bookings to redact: 1",
        "Waiting lists to redact: 2",
        "Call-backs to redact: 1",
        "Requests for another format to redact: 1",
        "Nothing was changed.",
    ]
    assert count_to_redact(at=timezone.now())["bookings"] == 1


def test_the_command_draws_how_far_it_is(now):
    BookingFactory.create_batch(4, drop_in=DropInFactory(capacity=9))
    now.move_to(A_YEAR_LATER)
    said = StringIO()

    call_command("redact_old_bookings", "--batch=2", stdout=said)

    assert f"[{'#' * 20}{'.' * 20}] 2 of 4" in said.getvalue()
    assert said.getvalue().endswith("4 redacted.\n")


def test_the_nightly_task_does_the_same_and_twice_is_once(now):
    BookingFactory(drop_in=DropInFactory())
    now.move_to(A_YEAR_LATER)

    assert (redact_task(), redact_task()) == (1, 0)


def test_people_who_left_the_line_are_redacted_as_well():
    WaitEntry.objects.create(
        drop_in=DropInFactory(),
        name="Zebediah",
        email="zq@secret.example",
        email_norm="zq@secret.example",
        topic=TopicFactory(),
        left_at=NOW,
        left_because=LeftBecause.LEFT,
    )

    redact()

    assert tables_that_say(SECRETS) == set()
