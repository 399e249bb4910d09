"""What calls and runs put on the Today page of staff."""

from __future__ import annotations

from django.urls import reverse_lazy
from django.utils import timezone

from providers.models import CallBackRequest, WaitEntry
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

worklists.register(
    worklists.Worklist(
        key="waiting-to-ring",
        label="Ring these: they waited",
        why="They gave no e-mail address, and the session that they waited for was cancelled. Ring them, then press "
        "“Told by phone” on their place in line.",
        permission="providers.view_waitentry",
        position=12,
        model=WaitEntry,
        rows=lambda user: WaitEntry.objects.to_ring(),
        dated_by="ring_since",
        detail=lambda found: f"since {say_date(found.oldest, year=False)}" if found.oldest else "everybody knows",
        is_late=True,
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
