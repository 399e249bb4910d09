"""What calls and runs put on the Today page of staff."""

from __future__ import annotations

from django.urls import reverse_lazy
from django.utils import timezone

from providers.models import CallBackRequest
from workforce_portal.places.clock import local, say_date
from workforce_portal.staff import panels, worklists
from workforce_portal.staff.worklists import Waiting


def _first_promised(found: Waiting) -> str:
    if found.oldest is None:
        return "everybody who asked has been rung"
    return f"first is promised by {say_date(local(found.oldest), year=False)}"


def _is_overdue(found: Waiting) -> bool:
    return found.oldest is not None and local(found.oldest).date() < timezone.localdate()


worklists.register(
    worklists.Worklist(
        key="asked-us-to-ring",
        label="Asked us to ring",
        why="No time suited them, and they gave us three that would. Ring within two working days, then book with "
        "their answers carried over, or close the call and say how it ended.",
        permission="providers.view_callbackrequest",
        position=15,
        model=CallBackRequest,
        rows=lambda user: CallBackRequest.objects.open(),
        dated_by="promised_by",
        detail=_first_promised,
        is_late=_is_overdue,
    )
)

panels.register_tool(
    panels.Tool(
        key="add-run",
        label="Add a run of sessions",
        url=reverse_lazy("admin:providers_run_add"),
        permission="providers.add_run",
        position=30,
    )
)
