from celery import shared_task
from django.utils import timezone

from campaigns.services.consents import warn_of_expiring_consents as warn


@shared_task
def warn_of_expiring_consents() -> int:
    return warn(at=timezone.now())
