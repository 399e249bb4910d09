"""Cases of two records that may be one person."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from applicants.enums import DuplicateStatus
from applicants.models import DuplicateCase
from applicants.selectors.duplicates import pairs_to_look_at
from workforce_portal.users.models import User


def find_duplicates(*, at: datetime) -> int:
    """Makes a case of every pair that has none. Returns how many were made."""
    found = [
        DuplicateCase(first=first, second=second, reason=reason, found_at=at)
        for first, second, reason in pairs_to_look_at()
    ]
    return len(DuplicateCase.objects.bulk_create(found, ignore_conflicts=True))


@transaction.atomic
def settle_as_different(*, case_id: int, by: User, at: datetime) -> DuplicateCase:
    """Two people after all; the pair is not asked about again."""
    case = DuplicateCase.objects.select_for_update().get(pk=case_id)
    if case.status == DuplicateStatus.OPEN:
        case.status, case.settled_at, case.settled_by = DuplicateStatus.DIFFERENT, at, by
        case.save(update_fields=["status", "settled_at", "settled_by"])
    return case
