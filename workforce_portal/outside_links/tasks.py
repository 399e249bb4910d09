from celery import shared_task
from django.utils import timezone

from workforce_portal.outside_links import services


@shared_task
def check_links() -> None:
    services.collect_links()
    services.check_links(at=timezone.now())
