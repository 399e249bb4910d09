from celery import shared_task
from django.utils import timezone

from placements.services import audits, hosting, offers


@shared_task
def look_after_hosts() -> None:
    at = timezone.now()
    hosting.ask_hosts(at=at)
    hosting.remind_hosts(at=at)
    hosting.ask_whether_still_right(at=at)
    audits.remind_of_audits(at=at)
    offers.pause_and_resume(at=at)
