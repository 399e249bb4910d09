from celery import shared_task
from django.utils import timezone

from workforce_portal.counting.services import write_counts as write_waiting_counts
from workforce_portal.counting.services import write_visitors


@shared_task
def write_counts() -> None:
    now = timezone.now()
    write_waiting_counts(at=now)
    write_visitors(at=now)
