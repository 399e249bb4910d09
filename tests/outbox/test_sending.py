import threading
from dataclasses import replace
from datetime import timedelta
from email.utils import parseaddr

import pytest
from django.db import connection

from tests.factories.outbox import DUE, MailRecipientFactory, PlannedMailFactory
from tests.outbox.conftest import prepare_greeting
from tests.outbox.smtp import free_port
from workforce_portal.outbox.calendar import calendar_file
from workforce_portal.outbox.kinds import Prepared
from workforce_portal.outbox.models import MailText, PlannedMail, State
from workforce_portal.outbox.services import cancel_planned_mail, claim_due_mail, recover_stuck_mail, send_due_mail
from workforce_portal.outbox.services.marking import WAITS

pytestmark = pytest.mark.django_db


def states():
    return sorted(PlannedMail.objects.values_list("state", flat=True))


def test_send_due_mail_sends_what_is_due_and_keeps_the_text(sink):
    due = PlannedMailFactory()
    later = PlannedMailFactory(due_at=DUE + timedelta(minutes=1))

    counts = send_due_mail(at=DUE)

    (message,) = sink.messages
    due.refresh_from_db()
    later.refresh_from_db()
    assert counts == {"sent": 1}
    assert (due.state, due.finished_at, due.handed_over_at, due.claim) == (State.SENT, DUE, DUE, None)
    assert (due.subject, later.state) == ("Hello Rukhsana", State.PLANNED)
    assert message.get_body(("plain",)).get_content().replace("\r\n", "\n") == due.body_text
    assert message.get_body(("html",)).get_content().strip().replace("\r\n", "\n") == due.body_html.strip()


def test_send_due_mail_headers_say_that_a_machine_wrote_it(sink, settings):
    settings.MAIL_REPLY_TO = "read@portal.example"
    mail = PlannedMailFactory(to_name='Łukasz "Luke" O’Brien,\r\nBcc: eve@evil.example', to_email="luke@care.example")

    send_due_mail(at=DUE)

    (message,) = sink.messages
    assert message["Message-ID"] == mail.message_id
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Reply-To"] == "read@portal.example"
    assert message["Bcc"] is None
    (recipient,) = message["To"].addresses
    assert recipient.addr_spec == "luke@care.example"
    assert recipient.display_name.startswith("Łukasz")
    assert parseaddr(message["From"])[1] == settings.HELP_EMAIL


def test_send_due_mail_carries_the_calendar_file_twice(sink, only_kinds):
    from tests.outbox.test_calendar import make_event

    calendar = calendar_file(make_event(summary="Café ☕"), method="REQUEST")
    only_kinds(
        prepare=lambda mail, at: replace(prepare_greeting(mail, at), calendar=calendar, calendar_method="REQUEST")
    )
    mail = PlannedMailFactory()

    send_due_mail(at=DUE)

    (message,) = sink.messages
    parts = [part for part in message.walk() if part.get_content_type() == "text/calendar"]
    mail.refresh_from_db()
    assert [part.get_filename() for part in parts] == [None, "invite.ics"]
    for part in parts:
        assert part["Content-Type"].params["method"] == "REQUEST"
        assert part.get_content_charset() == "utf-8"
        assert part.get_payload(decode=True).decode() == mail.calendar == calendar


def test_send_due_mail_uses_the_wording_of_staff(sink):
    MailText.objects.create(kind="greeting", subject="Ay up {{ first_name }}", body="{{ link }}")
    PlannedMailFactory()

    send_due_mail(at=DUE)

    assert sink.messages[0]["Subject"] == "Ay up Rukhsana"


def test_send_due_mail_twice_sends_once(sink):
    PlannedMailFactory.create_batch(3)

    send_due_mail(at=DUE)
    counts = send_due_mail(at=DUE)

    assert counts == {}
    assert sorted(sink.copies().values()) == [1, 1, 1]


def test_send_due_mail_uses_one_connection_for_a_batch(sink):
    PlannedMailFactory.create_batch(5)

    send_due_mail(at=DUE)

    assert (len(sink.messages), sink.connections) == (5, 1)


def test_send_due_mail_reads_what_is_true_now(sink):
    person = MailRecipientFactory(full_name="Rukhsana Begum")
    PlannedMailFactory(about=person)
    closed = PlannedMailFactory()
    person.full_name = "Rukhsana-Jane Begum"
    person.save()
    closed.about.is_active = False
    closed.about.save()

    counts = send_due_mail(at=DUE)

    closed.refresh_from_db()
    assert counts == {"sent": 1, "skipped": 1}
    assert (closed.state, closed.reason, closed.subject) == (State.SKIPPED, "The account is closed", "")
    assert [message["Subject"] for message in sink.messages] == ["Hello Rukhsana-Jane"]


def test_send_due_mail_skips_what_is_about_nothing_any_more(sink):
    mail = PlannedMailFactory()
    mail.about.delete()

    send_due_mail(at=DUE)

    mail.refresh_from_db()
    assert (mail.state, mail.reason) == (State.SKIPPED, "What it was about is no longer there")


@pytest.mark.parametrize(("hours", "state"), [(12, State.SENT), (12.1, State.SKIPPED)])
def test_send_due_mail_skips_what_is_too_late(sink, hours, state):
    mail = PlannedMailFactory()

    send_due_mail(at=DUE + timedelta(hours=hours))

    mail.refresh_from_db()
    assert mail.state == state


def test_send_due_mail_never_skips_as_late_what_has_no_limit(sink, only_kinds):
    only_kinds(max_late=None)
    mail = PlannedMailFactory()

    send_due_mail(at=DUE + timedelta(days=30))

    mail.refresh_from_db()
    assert mail.state == State.SENT


def test_send_due_mail_after_the_clock_skipped_a_day_sends_each_once(sink, only_kinds):
    only_kinds(max_late=timedelta(days=3))
    for day in range(3):
        PlannedMailFactory(due_at=DUE + timedelta(days=day))

    for days in (0, 2, 1, 2):
        send_due_mail(at=DUE + timedelta(days=days))

    assert sorted(sink.copies().values()) == [1, 1, 1]
    assert states() == ["sent"] * 3


def test_send_due_mail_keeps_going_when_one_kind_is_broken(sink, only_kinds):
    broken = PlannedMailFactory(about=MailRecipientFactory(full_name="Trouble"))
    only_kinds(prepare=lambda mail, at: 1 / 0 if mail.to_name == "Trouble" else prepare_greeting(mail, at))
    PlannedMailFactory()

    counts = send_due_mail(at=DUE)

    broken.refresh_from_db()
    assert counts == {"retry": 1, "sent": 1}
    assert (broken.state, broken.reason) == (State.PLANNED, "It could not be prepared: ZeroDivisionError")


def test_send_due_mail_keeps_mail_of_a_kind_that_is_gone(sink):
    mail = PlannedMailFactory(kind="retired")

    send_due_mail(at=DUE)

    mail.refresh_from_db()
    assert (mail.state, mail.reason) == (State.PLANNED, "It could not be prepared: UnknownKind")


@pytest.mark.parametrize("answer", ["421 Too busy", "450 4.2.0 Greylisted", "451 Local error", "452 Mailbox full"])
def test_send_due_mail_tries_again_after_a_temporary_refusal(sink, answer):
    bad = PlannedMailFactory(to_email="full@care.example")
    PlannedMailFactory()
    sink.answers["full@care.example"] = answer

    counts = send_due_mail(at=DUE)

    bad.refresh_from_db()
    assert counts == {"sent": 1, "retry": 1}
    assert (bad.state, bad.attempts, bad.due_at, bad.handed_over_at) == (State.PLANNED, 1, DUE, None)
    assert bad.reason == answer
    assert timedelta(minutes=1) <= bad.try_at - DUE <= timedelta(minutes=1.1)


@pytest.mark.parametrize("answer", ["550 5.1.1 No such mailbox", "552 Mailbox full", "553 Bad address", "501 Syntax"])
def test_send_due_mail_gives_up_at_once_on_a_final_refusal(sink, answer):
    bad = PlannedMailFactory(to_email="gone@care.example")
    PlannedMailFactory()
    sink.answers["gone@care.example"] = answer

    counts = send_due_mail(at=DUE)

    bad.refresh_from_db()
    assert counts == {"sent": 1, "failed": 1}
    assert (bad.state, bad.reason, bad.finished_at) == (State.FAILED, answer, DUE)


def test_send_due_mail_keeps_mail_while_the_portal_itself_is_refused(sink):
    mail = PlannedMailFactory()
    sink.answer_to_sender = "550 5.7.1 Sender not allowed"

    send_due_mail(at=DUE)

    mail.refresh_from_db()
    assert (mail.state, mail.reason) == (State.PLANNED, "550 5.7.1 Sender not allowed")


def test_send_due_mail_counts_a_refused_password_as_no_server(sink, settings):
    settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "portal", "wrong"
    mails = PlannedMailFactory.create_batch(2)

    counts = send_due_mail(at=DUE)

    assert counts == {"retry": 1, "released": 1}
    assert states() == ["planned"] * len(mails)


def test_send_due_mail_waits_longer_each_time_and_gives_up_after_a_day(sink, only_kinds):
    only_kinds(max_late=None)
    mail = PlannedMailFactory(to_email="full@care.example")
    sink.answers["full@care.example"] = "450 Greylisted"
    waits, now = [], DUE

    while mail.state == State.PLANNED:
        send_due_mail(at=now)
        mail.refresh_from_db()
        waits.append((mail.try_at - now) / timedelta(minutes=1))
        now = mail.try_at

    assert [int(wait) if wait < 60 else 60 for wait in waits[:6]] == [1, 5, pytest.approx(15, abs=1.5), 60, 60, 60]
    assert (mail.state, mail.attempts, mail.reason) == (State.FAILED, len(WAITS) + 1, "450 Greylisted")
    assert timedelta(hours=23) < mail.finished_at - DUE < timedelta(hours=26)


def test_send_due_mail_goes_out_once_the_refusals_end(sink):
    mail = PlannedMailFactory(to_email="slow@care.example")
    sink.answers["slow@care.example"] = ["450 Greylisted", "450 Greylisted"]

    for minutes in (0, 2, 10):
        send_due_mail(at=DUE + timedelta(minutes=minutes))

    mail.refresh_from_db()
    assert (mail.state, mail.attempts, mail.reason) == (State.SENT, 2, "")
    assert sink.copies() == {mail.message_id: 1}


def test_send_due_mail_without_a_mail_server_costs_one_message_one_try(sink, settings):
    settings.EMAIL_PORT = free_port()
    mails = PlannedMailFactory.create_batch(4)

    counts = send_due_mail(at=DUE)

    for mail in mails:
        mail.refresh_from_db()
    assert counts == {"retry": 1, "released": 3}
    assert [mail.attempts for mail in mails] == [1, 0, 0, 0]
    assert states() == ["planned"] * 4
    assert mails[1].try_at == DUE


def test_send_due_mail_reconnects_when_the_server_hangs_up_between_messages(sink):
    PlannedMailFactory.create_batch(7)
    sink.hang_up_after = 3

    counts = send_due_mail(at=DUE)

    assert counts == {"sent": 7}
    assert sink.connections == 3
    assert set(sink.copies().values()) == {1}


@pytest.mark.parametrize(("must_arrive", "state"), [(False, State.UNCERTAIN), (True, State.PLANNED)])
def test_send_due_mail_does_not_guess_when_the_answer_is_lost(sink, only_kinds, must_arrive, state):
    only_kinds(must_arrive=must_arrive)
    mail = PlannedMailFactory(to_email="lost@care.example")
    PlannedMailFactory()
    sink.lose_answer_for = {"lost@care.example"}

    send_due_mail(at=DUE)

    mail.refresh_from_db()
    assert (mail.state, mail.resends) == (state, int(must_arrive))
    assert len(sink.messages) == 2


def test_send_due_mail_sends_what_must_arrive_once_more_and_no_more(sink, only_kinds):
    only_kinds(must_arrive=True)
    mail = PlannedMailFactory(to_email="lost@care.example")
    sink.lose_answer_for = {"lost@care.example"}

    for minutes in range(0, 20, 2):
        send_due_mail(at=DUE + timedelta(minutes=minutes))

    mail.refresh_from_db()
    assert mail.state == State.UNCERTAIN
    assert sink.copies() == {mail.message_id: 2}


def test_send_due_mail_leaves_what_was_called_off_after_it_was_claimed(sink, only_kinds):
    mail = PlannedMailFactory()

    def call_off_meanwhile(claimed, at):
        cancel_planned_mail(about=mail.about, kinds=["greeting"], reason="Changed my mind", at=at)
        return Prepared({"first_name": "Rukhsana"})

    only_kinds(prepare=call_off_meanwhile)

    counts = send_due_mail(at=DUE)

    mail.refresh_from_db()
    assert counts == {"left": 1}
    assert (mail.state, mail.reason) == (State.CANCELLED, "Changed my mind")
    assert sink.messages == []


def test_recover_stuck_mail_frees_a_claim_whose_worker_died(sink):
    PlannedMailFactory()
    claim_due_mail(at=DUE, limit=10)

    assert send_due_mail(at=DUE) == {}
    recover_stuck_mail(at=DUE + timedelta(seconds=59))
    assert states() == ["claimed"]
    recover_stuck_mail(at=DUE + timedelta(seconds=60))
    send_due_mail(at=DUE + timedelta(seconds=60))

    assert states() == ["sent"]
    assert len(sink.messages) == 1


@pytest.mark.parametrize(
    ("must_arrive", "resends", "state"), [(False, 0, "uncertain"), (True, 0, "planned"), (True, 1, "uncertain")]
)
def test_recover_stuck_mail_judges_what_was_on_its_way(only_kinds, must_arrive, resends, state):
    only_kinds(must_arrive=must_arrive)
    PlannedMailFactory(resends=resends)
    claim_due_mail(at=DUE, limit=1)
    PlannedMail.objects.update(handed_over_at=DUE, subject="Hello")

    recover_stuck_mail(at=DUE + timedelta(minutes=29))
    assert states() == ["claimed"]
    recover_stuck_mail(at=DUE + timedelta(minutes=30))

    mail = PlannedMail.objects.get()
    assert (mail.state, mail.subject) == (state, "Hello")


def test_slow_worker_leaves_what_was_given_to_somebody_else(sink, only_kinds):
    def be_overtaken(mail, at):
        PlannedMail.objects.update(claim="0b9ff4a2-6a4d-4f8f-9a9e-111111111111")
        return prepare_greeting(mail, at)

    only_kinds(prepare=be_overtaken)
    PlannedMailFactory()

    counts = send_due_mail(at=DUE)

    assert counts == {"left": 1}
    assert sink.messages == []


@pytest.mark.django_db(transaction=True)
def test_workers_at_the_same_time_send_each_once(sink):
    PlannedMailFactory.create_batch(60)
    start = threading.Barrier(4)

    def work():
        start.wait()
        while send_due_mail(at=DUE, limit=7):
            pass
        connection.close()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert states() == ["sent"] * 60
    assert sorted(sink.copies().values()) == [1] * 60


@pytest.mark.django_db(transaction=True)
def test_claim_due_mail_never_takes_more_than_its_limit():
    PlannedMailFactory.create_batch(30)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE outbox_plannedmail")

    claimed = claim_due_mail(at=DUE, limit=10)

    assert len(claimed) == 10
    assert PlannedMail.objects.filter(state=State.CLAIMED).count() == 10
