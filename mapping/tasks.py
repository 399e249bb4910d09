from celery import shared_task
from django.utils import timezone

from mapping.services import clock, tips


@shared_task
def ask_owners() -> int:
    return clock.ask_owners(at=timezone.now())


@shared_task
def archive_forgotten() -> int:
    return clock.archive_forgotten(at=timezone.now())


@shared_task
def forget_tips() -> int:
    return tips.forget_tips(at=timezone.now())
