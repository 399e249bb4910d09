from __future__ import annotations

from datetime import datetime

from django.db import transaction

from workforce_portal.outbox.models import PlannedMail
from workforce_portal.publishing.emails import plan_review, review_key, week_begins, week_ends
from workforce_portal.publishing.selectors import owners_with_pages_due
from workforce_portal.users.models import User


@transaction.atomic
def plan_review_mail(*, at: datetime) -> int:
    """Plans the mail of this week, at most one a person, and says how many. What staff skipped stays skipped."""
    monday = week_begins(at)
    if at < monday:
        return 0
    owners = User.objects.filter(
        pk__in=owners_with_pages_due(by=week_ends(monday)), is_active=True, is_staff=True
    ).exclude(email="")
    keys = {review_key(owner.pk, monday): owner for owner in owners}
    planned = set(PlannedMail.objects.filter(dedupe_key__in=keys).values_list("dedupe_key", flat=True))
    for key, owner in keys.items():
        if key not in planned:
            plan_review(owner, monday, at=at)
    return len(keys.keys() - planned)
