from celery import shared_task
from django.utils import timezone

from applicants.services import clock, duplicates, jobs


@shared_task
def look_after_referrals() -> None:
    clock.look_after_referrals(at=timezone.now())


@shared_task
def ask_follow_ups() -> int:
    return jobs.ask_follow_ups(at=timezone.now())


@shared_task
def find_duplicates() -> int:
    return duplicates.find_duplicates(at=timezone.now())
