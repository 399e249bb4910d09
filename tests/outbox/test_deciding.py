from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry

from tests.factories.outbox import DUE, MailRecipientFactory, PlannedMailFactory
from tests.outbox.conftest import GREETING
from workforce_portal.outbox.models import MailText, PlannedMail, State
from workforce_portal.outbox.services import (
    BadWording,
    CannotDecide,
    change_wording,
    mark_arrived,
    resend_mail,
    reset_wording,
    send_due_mail,
    send_now,
    skip_mail,
)
from workforce_portal.outbox.texts import Wording, wording_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff():
    return MailRecipientFactory(is_staff=True)


def logged():
    return [entry.change_message for entry in LogEntry.objects.all()]


def test_send_now_brings_a_planned_mail_forward(staff, sink):
    mail = PlannedMailFactory(due_at=DUE + timedelta(days=3))

    send_now(mail=mail, by=staff, at=DUE)
    send_due_mail(at=DUE)

    mail.refresh_from_db()
    assert (mail.state, mail.due_at) == (State.SENT, DUE + timedelta(days=3))
    assert logged() == ["Sent now"]


def test_skip_mail_keeps_the_reason_and_who_said_it(staff):
    mail = PlannedMailFactory()

    skip_mail(mail=mail, reason="Rung instead", by=staff, at=DUE)

    mail.refresh_from_db()
    assert (mail.state, mail.reason, mail.finished_at) == (State.SKIPPED, "Rung instead", DUE)
    assert [(entry.user, entry.change_message) for entry in LogEntry.objects.all()] == [
        (staff, "Skipped: Rung instead")
    ]


@pytest.mark.parametrize("trait", ["failed", "uncertain", "skipped"])
def test_resend_mail_starts_again_even_when_it_was_late(staff, sink, trait):
    mail = PlannedMailFactory(**{trait: True})
    at = DUE + timedelta(days=2)

    resend_mail(mail=mail, by=staff, at=at)
    send_due_mail(at=at)

    mail.refresh_from_db()
    assert mail.state == State.SENT
    assert sink.copies() == {mail.message_id: 1}
    assert logged() == ["Sent again"]


def test_mark_arrived_settles_what_was_uncertain(staff):
    mail = PlannedMailFactory(uncertain=True, subject="Hello")

    mark_arrived(mail=mail, by=staff, at=DUE)

    mail.refresh_from_db()
    assert (mail.state, mail.reason) == (State.SENT, "")
    assert logged() == ["Known to have arrived"]


def decide(verb, mail, staff):
    if verb is skip_mail:
        return verb(mail=mail, reason="No point", by=staff, at=DUE)
    return verb(mail=mail, by=staff, at=DUE)


ALLOWED = {
    send_now: {"planned"},
    skip_mail: {"planned", "failed", "uncertain"},
    resend_mail: {"failed", "uncertain", "skipped"},
    mark_arrived: {"uncertain"},
}


@pytest.mark.parametrize("verb", ALLOWED)
@pytest.mark.parametrize("state", ["planned", "sent", "failed", "uncertain", "skipped", "cancelled"])
def test_each_decision_is_taken_only_where_it_means_something(staff, verb, state):
    traits = {} if state == "planned" else {state: True}
    mail = PlannedMailFactory(**{"subject": "Hello", **traits})

    if state in ALLOWED[verb]:
        assert decide(verb, mail, staff).pk == mail.pk
        assert len(logged()) == 1
    else:
        with pytest.raises(CannotDecide, match="is now"):
            decide(verb, mail, staff)
        assert PlannedMail.objects.get().state == state
        assert logged() == []


def test_change_wording_and_reset_it(staff):
    change_wording(kind=GREETING, subject="Ay up", body="{{ link }}", by=staff)
    change_wording(kind=GREETING, subject="Ay up, {{ first_name }}", body="{{ link }}", by=staff)
    assert wording_of(GREETING) == Wording("Ay up, {{ first_name }}", "{{ link }}")

    reset_wording(kind=GREETING, by=staff)

    assert wording_of(GREETING) == Wording(GREETING.subject, GREETING.body)
    assert not MailText.objects.exists()
    assert len(logged()) == 3


def test_change_wording_refuses_a_placeholder_that_the_kind_has_not(staff):
    with pytest.raises(BadWording, match="It may name"):
        change_wording(kind=GREETING, subject="Hi {{ nickname }}", body="{{ link }}", by=staff)

    assert not MailText.objects.exists()
