"""A worker that is killed in the middle. Real processes, a real broker, a real mail server."""

import time
from datetime import timedelta

import pytest
from django.conf import settings as project
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from tests.factories.outbox import MailRecipientFactory, PlannedMailFactory
from tests.processes import kill, queue, running_worker, wait_until
from workforce_portal.outbox.models import PlannedMail, State
from workforce_portal.outbox.services import cancel_planned_mail, recover_stuck_mail

pytestmark = [pytest.mark.faults, pytest.mark.django_db(transaction=True)]
MANY = 1000
WORKER = "tests.outbox.worker"  # which knows the greeting

__all__ = ["queue"]


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

    with running_worker(queue.name, settings.EMAIL_PORT, app=WORKER) as worker:
        queue.ask()
        queue.ask()
        wait_until(lambda: len(sink.messages) > 200)
        kill(worker)
    time.sleep(0.2)
    seen_before = {message["Message-ID"] for message in sink.messages}
    cancel_planned_mail(about=called_off, kinds=["greeting"], reason="Not coming", at=timezone.now())
    recover_stuck_mail(at=timezone.now() + timedelta(seconds=project.OUTBOX_LEASE_SECONDS))
    with running_worker(queue.name, settings.EMAIL_PORT, app=WORKER):
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
