from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from providers.emails.health_check import cancel_health_check_reminder, plan_reminder_of_health_check
from providers.models import HealthCheck, HealthCheckAnswerSet
from workforce_portal.places.models import Council


def take_health_check(
    *, answers: Mapping[str, int], size: str, council: Council | None, idempotency_key: UUID, at: datetime
) -> HealthCheck:
    """A new check with its first answers. The same key sent again gives the check that it made before."""
    try:
        with transaction.atomic():
            check = HealthCheck.objects.create(size=size, council=council, created_at=at)
            check.answer_sets.create(answers=dict(answers), taken_at=at, idempotency_key=idempotency_key)
    except IntegrityError:
        return HealthCheck.objects.get(answer_sets__idempotency_key=idempotency_key)
    return check


def take_health_check_again(
    *, check: HealthCheck, answers: Mapping[str, int], idempotency_key: UUID, at: datetime
) -> HealthCheckAnswerSet:
    """Further answers, to compare with those before; a reminder that still waits has done its work."""
    answer_set, is_new = HealthCheckAnswerSet.objects.get_or_create(
        idempotency_key=idempotency_key,
        defaults={"health_check": check, "answers": dict(answers), "taken_at": at},
    )
    if is_new:
        cancel_health_check_reminder(check, reason="Answered again", at=at)
    return answer_set


@transaction.atomic
def plan_health_check_reminder(*, check: HealthCheck, email: str, at: datetime) -> datetime:
    """Plans one mail in three months, in place of any that was planned before; gives when it is due."""
    cancel_health_check_reminder(check, reason="Asked for again", at=at)
    return plan_reminder_of_health_check(check, email=email, at=at)


def stop_health_check_reminder(*, check: HealthCheck, at: datetime) -> None:
    cancel_health_check_reminder(check, reason="Not wanted any more", at=at)
