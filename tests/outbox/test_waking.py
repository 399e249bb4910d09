import time

import pytest
from celery import Celery
from django.db import transaction

from tests.factories.outbox import DUE, MailRecipientFactory
from tests.outbox.smtp import free_port
from tests.outbox.test_planning import plan_greeting
from workforce_portal.celery import app
from workforce_portal.outbox.models import PlannedMail, State
from workforce_portal.outbox.services import send_due_mail, wake_sender, waking
from workforce_portal.outbox.services.waking import SEND_DUE_MAIL

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def dead_broker(monkeypatch):
    """The portal's own way of asking, with a port where nobody listens."""
    dead = Celery("dead", set_as_current=False)
    dead.config_from_object("django.conf:settings", namespace="CELERY")
    dead.conf.broker_url = f"redis://127.0.0.1:{free_port()}/0"
    monkeypatch.setattr(waking, "app", dead)


def test_wake_sender_asks_for_a_task_that_exists_and_tells_it_nothing(monkeypatch):
    asked = []
    monkeypatch.setattr(app, "send_task", lambda name, *args, **options: asked.append((name, args, options)))

    with transaction.atomic():
        wake_sender()
        assert asked == []

    ((name, args, options),) = asked
    app.loader.import_default_modules()
    assert name in app.tasks
    assert not args
    assert not {"args", "kwargs", "eta", "countdown"} & set(options)


def test_wake_sender_says_nothing_when_the_transaction_fails(monkeypatch):
    asked = []
    monkeypatch.setattr(app, "send_task", lambda name, **options: asked.append(name))

    with transaction.atomic():
        wake_sender()
        transaction.set_rollback(True)

    assert asked == []


def test_mail_is_planned_quickly_without_a_broker_and_goes_out_later(dead_broker, sink):
    person = MailRecipientFactory()
    started = time.monotonic()

    for number in range(5):
        with transaction.atomic():
            plan_greeting(person, dedupe_key=f"greeting:{number}")
            wake_sender()

    assert (time.monotonic() - started) / 5 < 0.5
    send_due_mail(at=DUE)
    assert set(PlannedMail.objects.values_list("state", flat=True)) == {State.SENT}
    assert len(sink.messages) == 5


def test_beat_schedule_names_tasks_that_exist(settings):
    app.loader.import_default_modules()

    mail = {name: entry for name, entry in settings.CELERY_BEAT_SCHEDULE.items() if ".outbox." in entry["task"]}

    assert {entry["task"] for entry in mail.values()} <= set(app.tasks)
    assert SEND_DUE_MAIL in {entry["task"] for entry in mail.values()}
