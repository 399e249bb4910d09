from typing import Any

from celery import shared_task
from celery.signals import beat_init
from django.utils import timezone

from workforce_portal.site import feedback
from workforce_portal.site.health import BEAT, note_heartbeat


@shared_task
def note_beat() -> None:
    note_heartbeat(part=BEAT, at=timezone.now())


@shared_task
def forget_comments() -> None:
    feedback.forget_comments(at=timezone.now())


@beat_init.connect
def note_beat_at_once(**kwargs: Any) -> None:
    """So that the portal is ready seconds after its start, and not at the schedule's first minute."""
    note_beat.delay()
