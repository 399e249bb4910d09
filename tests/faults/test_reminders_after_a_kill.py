"""A thousand reminders of real bookings are due, and the worker is killed with -9 in the middle of them: a real
worker, a real broker, a real mail server. docs/mail.md states what is promised; here it is counted."""

import smtplib
import time
from datetime import timedelta

import pytest
from django.conf import settings as project
from django.db import connection
from django.utils import timezone

from providers.enums import Role
from providers.models import DropIn
from providers.services import cancel_booking
from tests.factories.providers import AdviserFactory, DropInFactory, DropInTypeFactory, book
from tests.processes import kill, running_worker, wait_until
from workforce_portal.outbox.models import PlannedMail, State
from workforce_portal.outbox.services import recover_stuck_mail

pytestmark = pytest.mark.faults

SESSIONS, PLACES = 20, 50
MANY = SESSIONS * PLACES
PROCESSES = 2  # of the worker that is killed: each may have one message in its hands


@pytest.fixture
def due_reminders(topic):
    """Everybody has booked and is confirmed, and nine o'clock of the day before has come."""
    now = timezone.now()
    kind = DropInTypeFactory(topics=[topic], horizon_days=365)
    for number in range(SESSIONS):
        drop_in = DropInFactory(
            type=kind, adviser=AdviserFactory(), capacity=PLACES, starts_at=now + timedelta(days=2, minutes=number)
        )
        for place in range(PLACES):
            email = f"person{number}-{place}@care.example"
            book(drop_in, at=now - timedelta(days=3), topic_id=topic.pk, email=email)
    sent = {"state": State.SENT, "finished_at": now, "subject": "You are booked in"}
    PlannedMail.objects.filter(kind="booking_confirmation").update(**sent)
    nine = now - timedelta(minutes=1)
    PlannedMail.objects.filter(kind="booking_reminder").update(due_at=nine, try_at=nine)


def by_state(kind):
    """In SQL, past everything that the portal believes: the messages' ids by what became of them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT state, array_agg(message_id) FROM outbox_plannedmail WHERE kind = %s GROUP BY 1", [kind])
        return {state: set(ids) for state, ids in cursor.fetchall()}


def broken_promises(sink, states, *, seen_before, called_off):
    """What the stated rule forbids, in words; nothing if it was kept."""
    copies = sink.copies()
    reminders = {one for ids in states.values() for one in ids}
    sent, uncertain = states.get("sent", set()), states.get("uncertain", set())
    cancelled, skipped = states.get("cancelled", set()), states.get("skipped", set())
    faults = {
        "out twice": {one for one in reminders if copies[one] > 1},
        "recorded as sent, never out": {one for one in sent if not copies[one]},
        "out, recorded as neither sent nor uncertain": {
            one for one in reminders if copies[one] and one not in sent | uncertain
        },
        "for a booking that was cancelled": {one for one in called_off if copies[one] > seen_before[one]},
        "lost": reminders - sent - uncertain - cancelled - skipped,
        "not sent though nobody called it off": (cancelled | skipped) - called_off,
    }
    words = [f"{len(ids)} {fault}" for fault, ids in faults.items() if ids]
    return words + ([f"{len(uncertain)} uncertain"] if len(uncertain) > PROCESSES else [])


def reminders_of(drop_in):
    bookings = drop_in.bookings.values("pk")
    return set(
        PlannedMail.objects.filter(kind="booking_reminder", about_id__in=bookings).values_list("message_id", flat=True)
    )


def test_reminders_go_out_once_though_the_worker_is_killed_in_the_middle(due_reminders, sink, settings, queue, log):
    first, *_, last = DropIn.objects.order_by("starts_at")
    called_off = reminders_of(first) | reminders_of(last)

    with running_worker(queue.name, settings.EMAIL_PORT, log=log) as worker:
        queue.ask()
        queue.ask()
        wait_until(lambda: len(sink.messages) > MANY // 4)
        kill(worker)
    time.sleep(0.2)
    seen_before = sink.copies()
    for drop_in in (first, last):
        for booking in drop_in.bookings.all():
            cancel_booking(booking_id=booking.pk, role=Role.BOOKER, by=None, at=timezone.now())
    recover_stuck_mail(at=timezone.now() + timedelta(seconds=project.OUTBOX_LEASE_SECONDS))
    in_its_hands = PlannedMail.objects.filter(state=State.CLAIMED).count()
    with running_worker(queue.name, settings.EMAIL_PORT, log=log):
        queue.ask()
        wait_until(lambda: PlannedMail.objects.filter(state__in=[State.PLANNED, State.CLAIMED]).count() == in_its_hands)
    recover_stuck_mail(at=timezone.now() + timedelta(minutes=project.OUTBOX_UNCERTAIN_MINUTES))

    def broken():
        return broken_promises(sink, by_state("booking_reminder"), seen_before=seen_before, called_off=called_off)

    assert sum(map(len, by_state("booking_reminder").values())) == MANY
    assert MANY // 4 < seen_before.total() < MANY // 2
    assert broken() == []
    assert len(by_state("booking_cancelled")["sent"]) == 2 * PLACES
    went_before = sum(seen_before[one] for one in called_off)
    assert 0 < went_before < len(called_off), "the kill fell before or after all of those who cancelled"

    # The counting notices: one more copy, one fewer, one to somebody who had cancelled.
    usual = by_state("booking_reminder")["sent"] - called_off
    copy = next(message for message in sink.messages if message["Message-ID"] in usual)
    with smtplib.SMTP("127.0.0.1", settings.EMAIL_PORT) as server:
        server.send_message(copy)
    assert broken() == ["1 out twice"]
    sink.messages = [message for message in sink.messages if message["Message-ID"] != copy["Message-ID"]]
    assert broken() == ["1 recorded as sent, never out"]
    unsent = next(iter(called_off - set(sink.copies())))
    del copy["Message-ID"]
    copy["Message-ID"] = unsent
    with smtplib.SMTP("127.0.0.1", settings.EMAIL_PORT) as server:
        server.send_message(copy)
    assert "1 for a booking that was cancelled" in broken()
