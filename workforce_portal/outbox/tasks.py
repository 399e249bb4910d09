from time import monotonic

from celery import shared_task
from django.utils import timezone

from workforce_portal.outbox import services
from workforce_portal.outbox.services.marking import Outcome

# Short of a minute, so that one worker's rounds do not pile up.
LONGEST_ROUND = 50


@shared_task
def send_due_mail() -> None:
    """Batch after batch until nothing is due. Any number of workers may do this at once."""
    ends = monotonic() + LONGEST_ROUND
    while monotonic() < ends:
        counts = services.send_due_mail()
        if not counts or Outcome.RELEASED in counts:
            return


@shared_task
def recover_stuck_mail() -> None:
    services.recover_stuck_mail(at=timezone.now())
