"""What becomes of people who have not been heard of for long: they are asked once, and forgotten a month later."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction

from applicants.actors import PORTAL
from applicants.emails import keeping as emails
from applicants.models import Applicant
from applicants.selectors.retention import heard_since_asked, to_ask, to_forget
from applicants.services.forgetting import forget_applicant
from applicants.services.rows import lock_applicant, note_activity

BATCH = 100


def count_silent(*, at: datetime) -> dict[str, int]:
    """What `look_after_silent` would do."""
    return {"ask": to_ask(at).count(), "forget": to_forget(at).count()}


def look_after_silent(*, at: datetime, batch: int = BATCH) -> Iterator[int]:
    """Forgets who was asked and stayed silent, then asks the next; yields the size of each batch, done by then.

    Each person is a transaction of their own: whatever stops it, the next time goes on from there.
    """
    Applicant.objects.filter(pk__in=heard_since_asked().values("pk")).update(asked_to_keep_at=None)
    for rows, act in ((to_forget, _forget), (to_ask, _ask)):
        while ids := list(rows(at).values_list("pk", flat=True)[:batch]):
            for pk in ids:
                act(pk, at=at)
            yield len(ids)


@transaction.atomic
def keep_applicant(*, applicant_id: int, at: datetime) -> Applicant:
    """The person wants their details kept. Raises PersonForgotten."""
    applicant = lock_applicant(applicant_id)
    applicant.asked_to_keep_at = None
    applicant.save(update_fields=["asked_to_keep_at"])
    note_activity(applicant, at=at)
    return applicant


def _forget(applicant_id: int, *, at: datetime) -> None:
    forget_applicant(applicant_id=applicant_id, by=PORTAL, at=at)


@transaction.atomic
def _ask(applicant_id: int, *, at: datetime) -> None:
    applicant = lock_applicant(applicant_id)
    applicant.asked_to_keep_at = at
    applicant.save(update_fields=["asked_to_keep_at"])
    emails.plan_keep_me(applicant, at=at)
