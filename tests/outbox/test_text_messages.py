from datetime import datetime, timedelta

import pytest

from tests.factories.users import UserFactory
from tests.texting import recorder
from workforce_portal.outbox.models import PlannedMail, State
from workforce_portal.outbox.preparing import preview
from workforce_portal.outbox.services import plan_mail, plan_text, send_due_mail
from workforce_portal.places.clock import LONDON
from workforce_portal.texting.gateway import NoAnswer, Refused, TryLater

NOW = datetime(2027, 1, 5, 10, 0, tzinfo=LONDON)
WORDS = "Care North West: hello {{ first_name }}. {{ link }}"

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def greeting_has_a_text(only_kinds):
    return only_kinds(text=WORDS)


def plan(**changes):
    person = UserFactory(full_name="Rukhsana")
    usual = {
        "kind": "greeting",
        "about": person,
        "to_phone": "+447700900461",
        "to_name": "Rukhsana",
        "due_at": NOW,
        "dedupe_key": "greeting:1",
        "at": NOW,
    }
    return plan_text(**{**usual, **changes})


def test_text_is_sent_once_and_kept_as_it_was_sent(texts, mailoutbox):
    mail = plan()

    send_due_mail(at=NOW)
    send_due_mail(at=NOW)

    mail.refresh_from_db()
    said = "Care North West: hello Rukhsana. https://portal.example/me"
    assert [(text.to, text.body, text.reference) for text in texts] == [("+447700900461", said, str(mail.uuid))]
    assert (mail.state, mail.body_text, mail.body_html) == (State.SENT, said, "")
    assert mailoutbox == []
    assert preview(mail, at=NOW).text == said


def test_what_was_planned_as_a_text_is_not_mailed_as_well(texts, mailoutbox):
    text = plan()

    again = plan_mail(
        kind="greeting",
        about=text.about,
        to_email="rukhsana@larkfield.example",
        to_name="Rukhsana",
        due_at=NOW,
        dedupe_key="greeting:1",
        at=NOW,
    )

    assert again.pk == text.pk
    assert again.is_text


def test_text_waits_where_there_is_no_gateway_and_mail_goes_on(mailoutbox):
    text = plan()
    plan_mail(
        kind="greeting",
        about=text.about,
        to_email="rukhsana@larkfield.example",
        to_name="Rukhsana",
        due_at=NOW + timedelta(minutes=1),
        dedupe_key="greeting:2",
        at=NOW,
    )

    send_due_mail(at=NOW + timedelta(minutes=1))

    text.refresh_from_db()
    assert (text.state, text.reason) == (State.PLANNED, "There is no text gateway")
    assert len(mailoutbox) == 1


@pytest.mark.parametrize(
    ("error", "state"), [(TryLater, State.PLANNED), (Refused, State.FAILED), (NoAnswer, State.UNCERTAIN)]
)
def test_text_that_was_not_taken_says_why(texts, monkeypatch, error, state):
    def refuse(self, **text):
        raise error("the gateway’s words")

    monkeypatch.setattr(recorder.Recorder, "send", refuse)
    mail = plan()

    send_due_mail(at=NOW)

    mail.refresh_from_db()
    assert (mail.state, mail.reason) == (state, "the gateway’s words")


def test_text_of_which_the_answer_was_lost_is_not_sent_twice(texts, monkeypatch, only_kinds):
    only_kinds(text=WORDS, must_arrive=True)
    send = recorder.Recorder.send

    def send_and_hang_up(self, **text):
        send(self, **text)
        raise NoAnswer("hung up")

    monkeypatch.setattr(recorder.Recorder, "send", send_and_hang_up)
    mail = plan()

    send_due_mail(at=NOW)
    send_due_mail(at=NOW + timedelta(minutes=5))

    mail.refresh_from_db()
    assert mail.state == State.SENT
    assert len(texts) == 1


@pytest.mark.parametrize("changes", [{"to_phone": ""}, {"kind": "greeting", "to_phone": "+447700900461"}])
def test_plan_text_refuses_what_cannot_be_texted(only_kinds, changes):
    only_kinds(text="")

    with pytest.raises(ValueError, match="no number"):
        plan(**changes)

    assert not PlannedMail.objects.exists()
