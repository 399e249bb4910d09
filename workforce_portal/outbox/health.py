from datetime import datetime, timedelta

from workforce_portal.health.registry import NotReady
from workforce_portal.outbox.models import PlannedMail, State

LONGEST_WAIT = timedelta(minutes=15)


def mail_goes_out(at: datetime) -> str:
    """Mail that waits for another try after a failure is not stuck: its next try lies ahead."""
    waiting = PlannedMail.objects.filter(state=State.PLANNED, try_at__lt=at - LONGEST_WAIT).count()
    if waiting:
        raise NotReady(f"Mail that was due more than 15 minutes ago has not gone out ({waiting}).")
    return "Mail goes out on time."
