from celery import shared_task
from django.utils import timezone

from providers import services
from providers.services import agenda, packs, resource_requests, retention, uploads, waiting


@shared_task
def close_past_drop_ins() -> None:
    services.close_past_drop_ins(at=timezone.now())


@shared_task
def rebuild_stale_packs() -> None:
    packs.rebuild_stale_packs(at=timezone.now())


@shared_task
def sweep_resource_files() -> None:
    uploads.sweep_files(at=timezone.now())


@shared_task
def forget_subscriptions() -> None:
    resource_requests.forget_subscriptions(at=timezone.now())


@shared_task
def look_after_waiting_lists() -> None:
    waiting.look_after_waiting_lists(at=timezone.now())


@shared_task
def redact_old_bookings() -> int:
    return sum(retention.redact_old_bookings(at=timezone.now()))


@shared_task
def plan_adviser_mail() -> int:
    return agenda.plan_adviser_mail(at=timezone.now())
