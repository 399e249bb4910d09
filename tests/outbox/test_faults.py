"""A worker that is killed in the middle. Real processes, a real broker, a real mail server."""

import contextlib
import os
import signal
import subprocess
import sys
import time
import uuid
from datetime import timedelta
from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest
from celery import Celery
from django.conf import settings as project
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.utils import timezone

from tests.factories.outbox import MailRecipientFactory, PlannedMailFactory
from workforce_portal.embedded.addresses import database_url
from workforce_portal.outbox.models import PlannedMail, State
from workforce_portal.outbox.services import cancel_planned_mail, recover_stuck_mail
from workforce_portal.outbox.services.waking import SEND_DUE_MAIL

pytestmark = [pytest.mark.faults, pytest.mark.django_db(transaction=True)]
MANY = 1000
LONGEST = 60


@contextlib.contextmanager
def running_worker(queue, port):
    address = urlsplit(os.environ.get("DATABASE_URL") or database_url())
    address = address._replace(path=f"/{connection.settings_dict['NAME']}")
    environment = {
        **os.environ,
        "DATABASE_URL": address.geturl(),
        "REDIS_URL": project.REDIS_URL,
        "EMAIL_URL": f"smtp://127.0.0.1:{port}",
        "DJANGO_SETTINGS_MODULE": "workforce_portal.settings",
        "DEBUG": "1",
        "SITE_URL": "http://localhost:8000",
        "LOG_LEVEL": "WARNING",
    }
    command = [sys.executable, "-m", "celery", "-A", "tests.outbox.worker", "worker", "-Q", queue, "-c", "2"]
    worker = subprocess.Popen(
        [*command, "--without-gossip", "--without-mingle"],
        cwd=project.BASE_DIR,
        env=environment,
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield worker
    finally:
        kill(worker)


def kill(worker):
    with contextlib.suppress(ProcessLookupError):
        os.killpg(worker.pid, signal.SIGKILL)
    worker.wait()


def wait_until(claim):
    ends = time.monotonic() + LONGEST
    while not claim():
        assert time.monotonic() < ends, "This took too long"
        time.sleep(0.02)


@pytest.fixture
def queue():
    """Asks for a round of sending, over the real broker, of a worker that listens to `queue.name` alone."""
    portal = Celery("faults", broker=project.REDIS_URL, set_as_current=False)
    name = f"faults-{uuid.uuid4()}"
    yield SimpleNamespace(name=name, ask=lambda: portal.send_task(SEND_DUE_MAIL, queue=name, ignore_result=True))
    with portal.connection_for_write() as broker:
        broker.default_channel.queue_delete(name)
    portal.close()


def plan_many(people):
    now = timezone.now()
    kind = ContentType.objects.get_for_model(people[0])
    PlannedMail.objects.bulk_create(
        PlannedMailFactory.build(
            about=people[number % len(people)],
            about_type=kind,
            dedupe_key=f"many:{number}",
            message_id=f"<many-{number}@portal.example>",
            due_at=now - timedelta(minutes=1),
        )
        for number in range(MANY)
    )


def test_worker_killed_in_the_middle_loses_no_mail_and_repeats_none(sink, settings, queue):
    people = MailRecipientFactory.create_batch(5)
    plan_many(people)
    called_off = people[0]

    with running_worker(queue.name, settings.EMAIL_PORT) as worker:
        queue.ask()
        queue.ask()
        wait_until(lambda: len(sink.messages) > 200)
        kill(worker)
    time.sleep(0.2)
    seen_before = {message["Message-ID"] for message in sink.messages}
    cancel_planned_mail(about=called_off, kinds=["greeting"], reason="Not coming", at=timezone.now())
    recover_stuck_mail(at=timezone.now() + timedelta(seconds=project.OUTBOX_LEASE_SECONDS))
    with running_worker(queue.name, settings.EMAIL_PORT):
        queue.ask()
        wait_until(lambda: not PlannedMail.objects.filter(state=State.PLANNED).exists())
        wait_until(lambda: PlannedMail.objects.filter(state=State.CLAIMED).count() <= 2)
    recover_stuck_mail(at=timezone.now() + timedelta(minutes=project.OUTBOX_UNCERTAIN_MINUTES))

    by_state = {
        state: set(PlannedMail.objects.filter(state=state).values_list("message_id", flat=True)) for state in State
    }
    copies = sink.copies()
    assert set(copies.values()) == {1}
    assert by_state[State.SENT] <= set(copies)
    assert len(by_state[State.UNCERTAIN]) <= 2  # one in each of the two processes that were killed
    assert set(copies) <= by_state[State.SENT] | by_state[State.UNCERTAIN]
    cancelled_after = by_state[State.CANCELLED]
    assert cancelled_after
    assert not cancelled_after & set(copies)
    assert len(by_state[State.SENT]) + len(by_state[State.UNCERTAIN]) + len(cancelled_after) == MANY
    assert len(seen_before) < len(copies)
