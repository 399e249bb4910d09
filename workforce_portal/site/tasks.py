from celery import shared_task
from django.utils import timezone

from workforce_portal.site.health import BEAT, note_heartbeat


@shared_task
def note_beat() -> None:
    note_heartbeat(part=BEAT, at=timezone.now())
