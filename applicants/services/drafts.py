"""Keeping a registration until somebody comes back to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from applicants.emails import returning as emails
from applicants.models import RegistrationDraft
from workforce_portal.outbox.models import PlannedMail, State
from workforce_portal.privacy.registry import values_once_forgotten

KEPT_FOR = timedelta(days=14)


@transaction.atomic
def keep_draft(
    *, uuid: UUID, answers: Mapping[str, Sequence[str]], email: str, campaign_code: str, at: datetime
) -> RegistrationDraft:
    """Keeps what was answered so far and sends the link to it. The same `uuid` again overwrites what it kept."""
    draft, _ = RegistrationDraft.objects.update_or_create(
        uuid=uuid,
        defaults={
            "answers": {name: list(values) for name, values in answers.items()},
            "email": email,
            "campaign_code": campaign_code,
            "created_at": at,
            "expires_at": at + KEPT_FOR,
        },
    )
    emails.plan_draft_saved(draft, at=at)
    return draft


@transaction.atomic
def drop_draft(*, uuid: UUID, at: datetime) -> int:
    """What was kept is not needed any more: it was sent, or the person says so. Returns how many there were."""
    return _drop(list(RegistrationDraft.objects.filter(uuid=uuid).values_list("pk", flat=True)), at=at)


@transaction.atomic
def delete_old_drafts(*, at: datetime) -> int:
    return _drop(list(RegistrationDraft.objects.filter(expires_at__lte=at).values_list("pk", flat=True)), at=at)


def _drop(ids: list[int], *, at: datetime) -> int:
    mails = PlannedMail.objects.filter(
        about_type=ContentType.objects.get_for_model(RegistrationDraft), about_id__in=ids
    )
    mails.filter(state=State.PLANNED).update(state=State.CANCELLED, finished_at=at)
    # One that is being sent at this moment finds nothing to say, and goes with the outbox's own keeping.
    mails.exclude(state=State.CLAIMED).update(**values_once_forgotten(PlannedMail))
    RegistrationDraft.objects.filter(pk__in=ids).delete()
    return len(ids)
