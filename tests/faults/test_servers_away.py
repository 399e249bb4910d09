"""The broker, or the database, is not there while people book."""

import time

import pytest
from django.db import connection

from providers.models import Booking
from tests.faults.relay import relay_to
from tests.faults.test_booking_at_once import longer_than_a_machine
from tests.faults.visitor import Booker
from tests.processes import running_web
from workforce_portal.outbox.models import PlannedMail, State
from workforce_portal.outbox.services import send_due_mail

pytestmark = pytest.mark.faults


def test_without_a_broker_a_booking_succeeds_and_its_mail_goes_with_the_next_round(drop_in, topic, sink, log):
    with running_web(log=log, REDIS_URL="redis://127.0.0.1:1/0") as port:
        person = Booker(port).begins(drop_in, topic, name="Rukhsana", email="rukhsana@care.example")
        longer_than_a_machine()
        person.checks()
        begun = time.monotonic()
        answer = person.books()
        took = time.monotonic() - begun

    assert answer.status == 302
    assert took < 4
    waiting = PlannedMail.objects.get(kind="booking_confirmation")
    assert waiting.state == State.PLANNED
    send_due_mail()
    assert [message["Message-ID"] for message in sink.messages] == [waiting.message_id]
    assert sink.messages[0]["To"] == "Rukhsana <rukhsana@care.example>"


def test_without_a_database_pages_say_when_to_come_back_and_the_same_form_books_afterwards(drop_in, topic, log):
    info = connection.connection.info
    login = f"{info.user}:{info.password}" if info.password else info.user
    with relay_to(info.host, info.port) as relay:
        address = f"postgres://{login}@127.0.0.1:{relay.port}/{connection.settings_dict['NAME']}"
        with running_web(log=log, DATABASE_URL=address) as port:
            person = Booker(port).begins(drop_in, topic, name="Rukhsana", email="rukhsana@care.example")
            longer_than_a_machine()
            person.checks()
            relay.cut()
            away = [person.get("/"), person.get("/providers/drop-ins/"), person.get(person.path), person.books()]
            bookings_meanwhile = Booking.objects.count()
            relay.mend()
            back = person.books()

    assert [answer.status for answer in away] == [503] * 4
    assert all(int(answer.headers["Retry-After"]) > 0 for answer in away)
    assert bookings_meanwhile == 0
    assert back.status == 302
    assert Booking.objects.get().email == "rukhsana@care.example"
