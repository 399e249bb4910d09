from celery import shared_task
from django.utils import timezone

from workforce_portal.pictures import services


@shared_task
def sweep_picture_files() -> None:
    services.sweep_files(at=timezone.now())
