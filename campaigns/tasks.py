from celery import shared_task
from django.utils import timezone

from campaigns.services import retention
from campaigns.services.consents import warn_of_expiring_consents as warn
from campaigns.services.partner_links import plan_monthly_figures


@shared_task
def warn_of_expiring_consents() -> int:
    return warn(at=timezone.now())


@shared_task
def forget_people() -> int:
    return sum(retention.forget_people(at=timezone.now()))


@shared_task
def plan_partner_figures() -> int:
    return plan_monthly_figures(at=timezone.now())
