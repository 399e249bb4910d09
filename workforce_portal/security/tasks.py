from celery import shared_task
from django.utils import timezone

from workforce_portal.security.rates import clear_old_counts


@shared_task
def clear_rate_counts() -> int:
    return clear_old_counts(at=timezone.now())
