"""What resources put on the Today page of staff."""

from __future__ import annotations

from django.utils import timezone

from providers.models import FormatRequest, Resource
from workforce_portal.places.clock import local, say_date
from workforce_portal.staff import worklists
from workforce_portal.staff.worklists import Waiting


def _first_due(found: Waiting) -> str:
    return f"first is due on {say_date(local(found.oldest), year=False)}" if found.oldest else "everybody has an answer"


def _is_overdue(found: Waiting) -> bool:
    return found.oldest is not None and local(found.oldest).date() < timezone.localdate()


def _first_review(found: Waiting) -> str:
    if found.oldest is None:
        return "every published resource has been looked at"
    return f"first was due on {say_date(local(found.oldest), year=False)}"


worklists.register(
    worklists.Worklist(
        key="formats-asked-for",
        label="Formats asked for",
        why="These people cannot use a resource as it is, and asked for another format. Make it or say what you can "
        "do instead, then answer: they get your words by mail.",
        permission="providers.view_formatrequest",
        position=40,
        model=FormatRequest,
        rows=lambda user: FormatRequest.objects.to_do(),
        dated_by="due_on",
        detail=_first_due,
        is_late=_is_overdue,
    )
)
worklists.register(
    worklists.Worklist(
        key="resources-due-for-review",
        label="Resources due for review",
        why="Somebody promised to look at these again by now. Bring them up to date or withdraw them, then set the "
        "next date.",
        permission="providers.view_resource",
        position=70,
        model=Resource,
        rows=lambda user: Resource.objects.due_for_review(timezone.localdate()),
        dated_by="review_by",
        detail=_first_review,
    )
)
