from celery import shared_task
from django.utils import timezone

from workforce_portal.publishing.services import plan_review_mail as plan


@shared_task
def plan_review_mail() -> int:
    return plan(at=timezone.now())
