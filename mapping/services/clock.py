"""The freshness contract, kept by the clock: ask the owner, and archive what nobody answers for."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction

from mapping.emails import plan_still_right
from mapping.enums import Role
from mapping.models import Activity
from mapping.models.activities import ARCHIVED_AFTER
from mapping.refusals import Refusal
from mapping.services.activities import archive_activity
from workforce_portal.places.clock import local, say_date

# Days before (or after, below zero) the day of review on which its owner is asked.
ASKED_BEFORE = (14, 0, -30)


def ask_owners(*, at: datetime) -> int:
    """Asks, by mail, whether each entry that comes up for review is still right. Once for each step; says how many."""
    today, asked = local(at).date(), 0
    soon = Activity.objects.published().filter(review_on__lte=today + timedelta(days=max(ASKED_BEFORE)))
    for activity in soon.not_ended(today).select_related("owner__user", "owner__organisation"):
        if activity.has_live_owner and activity.owner and activity.review_on:
            step = sum(today >= activity.review_on - timedelta(days=days) for days in ASKED_BEFORE)
            asked += plan_still_right(activity, activity.owner, step=step, at=at)
    return asked


def archive_forgotten(*, at: datetime) -> int:
    """Archives what has been overdue for too long, and what ended as long ago. Says how many."""
    today = local(at).date()
    published = Activity.objects.published()
    overdue = published.filter(review_on__lt=today - ARCHIVED_AFTER)
    over = published.filter(ends_on__lt=today - ARCHIVED_AFTER)
    return sum(_archive(pk, today, at) for pk in (overdue | over).values_list("pk", flat=True))


@transaction.atomic
def _archive(pk: int, today: date, at: datetime) -> int:
    activity = Activity.objects.select_for_update(of=("self",)).get(pk=pk)
    is_over = activity.ends_on is not None and activity.ends_on < today - ARCHIVED_AFTER
    if not is_over and not (activity.review_on and activity.review_on < today - ARCHIVED_AFTER):
        return 0  # confirmed a moment ago
    reason = f"It ended on {say_date(activity.ends_on)}." if is_over and activity.ends_on else _unconfirmed(activity)
    try:
        archive_activity(activity_id=pk, reason=reason, role=Role.PORTAL, by=None, at=at)
    except Refusal:
        return 0
    return 1


def _unconfirmed(activity: Activity) -> str:
    return f"Nobody has confirmed it since {say_date(activity.verified_on)}." if activity.verified_on else ""
