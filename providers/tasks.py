from celery import shared_task
from django.utils import timezone

from providers import services


@shared_task
def close_past_drop_ins() -> None:
    services.close_past_drop_ins(at=timezone.now())
