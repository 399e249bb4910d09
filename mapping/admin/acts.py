"""What staff do with entries, each shown before it is done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from mapping.admin.forms import ReasonForm
from mapping.enums import Role
from mapping.models import Activity
from mapping.permissions import why_not
from mapping.refusals import NotComplete, NotPublished, Refusal
from mapping.selectors.activities import with_everything
from mapping.selectors.completeness import missing_before_publishing
from mapping.services import archive_activity, publish_activity, verify_activity, withdraw_activity
from workforce_portal.staff.actions import PreviewAction, PreviewRow


class ActivityAct(PreviewAction):
    """`what` says what will happen, `done` what has."""

    what: ClassVar[str]
    done: ClassVar[str]

    def refusal(self, activity: Activity) -> Refusal | None:
        raise NotImplementedError

    def act(self, activity: Activity, request: HttpRequest, answers: dict[str, Any]) -> Any:
        raise NotImplementedError

    def preview(self, request: HttpRequest, queryset: QuerySet[Any]) -> list[PreviewRow]:
        rows = with_everything(Activity.objects.filter(pk__in=queryset.order_by().values("pk")))
        return [self._row(activity) for activity in rows]

    def _row(self, activity: Activity) -> PreviewRow:
        refusal = self.refusal(activity)
        return PreviewRow(activity, refused=str(refusal)) if refusal else PreviewRow(activity, what=self.what)

    def perform(self, request: HttpRequest, things: list[Any], answers: dict[str, Any]) -> str:
        for activity in things:
            self.act(activity, request, answers)
        return f"{self.done} {', '.join(str(activity) for activity in things)}."


class Publish(ActivityAct):
    name = "publish"
    title = "Publish"
    button = "Publish"
    what = "The public sees it at once, and it counts as confirmed today."
    done = "Published"

    def refusal(self, activity: Activity) -> Refusal | None:
        missing = missing_before_publishing(activity, on=timezone.localdate())
        return why_not(activity, "publish", role=Role.STAFF) or (NotComplete(missing) if missing else None)

    def act(self, activity: Activity, request: HttpRequest, answers: dict[str, Any]) -> Any:
        by: Any = request.user
        return publish_activity(activity_id=activity.pk, by=by, at=timezone.now())


class Verify(ActivityAct):
    name = "verify"
    title = "Still right"
    button = "All of it is still right"
    what = "It counts as confirmed by you today."
    done = "Confirmed"

    def refusal(self, activity: Activity) -> Refusal | None:
        return None if activity.is_published else NotPublished()

    def act(self, activity: Activity, request: HttpRequest, answers: dict[str, Any]) -> Any:
        by: Any = request.user
        return verify_activity(activity_id=activity.pk, role=Role.STAFF, by=by, at=timezone.now())


class Ending(ActivityAct):
    form_class = ReasonForm
    is_grave = True
    service: ClassVar[Callable[..., Activity]]

    def refusal(self, activity: Activity) -> Refusal | None:
        return why_not(activity, self.name, role=Role.STAFF)

    def act(self, activity: Activity, request: HttpRequest, answers: dict[str, Any]) -> Any:
        by: Any = request.user
        end = type(self).service
        return end(activity_id=activity.pk, reason=answers["reason"], role=Role.STAFF, by=by, at=timezone.now())


class Withdraw(Ending):
    name = "withdraw"
    title = "Withdraw"
    button = "Withdraw"
    what = "Its page says that it is off the map, and why. It can come back."
    done = "Withdrew"
    service = withdraw_activity


class Archive(Ending):
    name = "archive"
    title = "Archive"
    button = "Archive"
    what = "It goes from all lists and worklists. Its history stays."
    done = "Archived"
    service = archive_activity


ACTS = (Publish(), Verify(), Withdraw(), Archive())
