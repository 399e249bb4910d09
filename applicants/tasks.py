from celery import shared_task
from django.utils import timezone

from applicants.services import clock, drafts, duplicates, introductions, jobs, merging, notices, retention, returning


@shared_task
def look_after_referrals() -> None:
    clock.look_after_referrals(at=timezone.now())


@shared_task
def ask_follow_ups() -> int:
    return jobs.ask_follow_ups(at=timezone.now())


@shared_task
def find_duplicates() -> int:
    return duplicates.find_duplicates(at=timezone.now())


@shared_task
def delete_what_ran_out() -> None:
    drafts.delete_old_drafts(at=timezone.now())
    returning.delete_old_links(at=timezone.now())


@shared_task
def look_after_silent() -> int:
    merging.settle_old_merges(at=timezone.now())
    return sum(retention.look_after_silent(at=timezone.now()))


@shared_task
def look_after_introductions() -> int:
    return introductions.look_after_introductions(at=timezone.now())


@shared_task
def tell_of_the_morning() -> int:
    return notices.tell_of_the_morning(at=timezone.now())
