"""What is done with an entry: published, withdrawn, archived, confirmed, given to somebody."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from mapping.enums import EventKind, Role, State, TipStatus
from mapping.models import Activity, Suggestion
from mapping.refusals import NotComplete, NotPublished
from mapping.selectors.completeness import missing_before_publishing
from mapping.services.tips import answer_tip
from mapping.services.walking import lock, record_event, walk
from workforce_portal.places.clock import local
from workforce_portal.users.models import User

ON_THE_MAP = "Thank you. It is on the map now."


def record_changed(activity: Activity, *, what: str, by: User, at: datetime) -> None:
    """Somebody edited it. That does not say that all of it is right: only `verify_activity` does."""
    Activity.objects.filter(pk=activity.pk).update(changed_at=at)
    record_event(activity, EventKind.CHANGED, role=Role.STAFF, by=by, at=at, reason=what[:300])


@transaction.atomic
def publish_activity(*, activity_id: int, by: User | None, at: datetime) -> Activity:
    """Whoever publishes has read it, so it counts as confirmed on that day. Raises NotComplete or WrongState."""
    activity = lock(activity_id)
    if missing := missing_before_publishing(activity, on=local(at).date()):
        raise NotComplete(missing)
    walk(
        activity,
        "publish",
        role=Role.STAFF,
        by=by,
        at=at,
        verified_on=local(at).date(),
        verified_by=by,
        published_at=at,
        changed_at=at,
    )
    for suggestion in Suggestion.objects.filter(activity=activity, status=TipStatus.OPEN):
        answer_tip(suggestion, status=TipStatus.DONE, answer=ON_THE_MAP, by=by, at=at)
    return activity


@transaction.atomic
def withdraw_activity(*, activity_id: int, reason: str, role: Role, by: User | None, at: datetime) -> Activity:
    """The public reads the reason at its address. Raises WrongState."""
    activity = lock(activity_id)
    walk(activity, "withdraw", role=role, by=by, at=at, reason=reason)
    return activity


@transaction.atomic
def archive_activity(*, activity_id: int, reason: str, role: Role, by: User | None, at: datetime) -> Activity:
    """Raises WrongState."""
    activity = lock(activity_id)
    walk(activity, "archive", role=role, by=by, at=at, reason=reason)
    return activity


@transaction.atomic
def verify_activity(*, activity_id: int, role: Role, by: User | None, at: datetime) -> Activity:
    """Somebody who knows says that all of it is still right. Twice on a day is once. Raises NotPublished."""
    activity, today = lock(activity_id), local(at).date()
    if activity.state != State.PUBLISHED:
        raise NotPublished
    if (activity.verified_on, activity.verified_by_id) != (today, by.pk if by else None):
        Activity.objects.filter(pk=activity.pk).update(verified_on=today, verified_by=by)
        record_event(activity, EventKind.VERIFIED, role=role, by=by, at=at)
        activity.refresh_from_db()
    return activity


def close_old_links(activity: Activity) -> None:
    """Whoever answered for it before can no longer confirm it by an old mail."""
    Activity.objects.filter(pk=activity.pk).update(link_version=activity.link_version + 1)
    activity.link_version += 1
