"""What placements put on the Today page of staff."""

from __future__ import annotations

from django.utils import timezone

from placements.models import Audit, CallBack, HostingStatement
from placements.selectors.hosting import calls_to_make, maybe_this_year, silent_hosts
from placements.selectors.supervisors import audits_running_out
from workforce_portal.places.clock import local, say_date
from workforce_portal.staff import worklists
from workforce_portal.staff.worklists import Waiting


def _first_due(found: Waiting) -> str:
    return f"first is due by {say_date(found.oldest, year=False)}" if found.oldest else "every host has been rung"


def _is_overdue(found: Waiting) -> bool:
    return found.oldest is not None and local(found.oldest).date() < timezone.localdate()


worklists.register(
    worklists.Worklist(
        key="hosts-to-ring",
        label="Hosts to ring",
        why="They said no or maybe to students, and what is in the way. They were told by when we ring: offer the "
        "remedy, then say how it ended.",
        permission="placements.view_callback",
        position=40,
        model=CallBack,
        rows=lambda user: calls_to_make(),
        dated_by="ring_by",
        detail=_first_due,
        is_late=_is_overdue,
    )
)
worklists.register(
    worklists.Worklist(
        key="hosts-who-said-maybe",
        label="Hosts who said maybe",
        why="Each of them may host together with a neighbour who said maybe as well.",
        permission="placements.view_hostingstatement",
        position=70,
        model=HostingStatement,
        rows=lambda user: maybe_this_year(at=timezone.now()),
        dated_by="answered_at",
        detail=lambda found: f"since {say_date(found.oldest, year=False)}" if found.oldest else "nobody at the moment",
    )
)
worklists.register(
    worklists.Worklist(
        key="hosts-who-are-silent",
        label="Hosts who have not answered",
        why="Asked and reminded, without an answer. A call takes two minutes: answer for them from the list.",
        permission="placements.view_hostingstatement",
        position=80,
        model=HostingStatement,
        rows=lambda user: silent_hosts(at=timezone.now()),
        dated_by="asked_at",
        detail=lambda found: f"asked on {say_date(found.oldest, year=False)}" if found.oldest else "everybody answered",
    )
)
worklists.register(
    worklists.Worklist(
        key="audits-running-out",
        label="Audits running out",
        why="Within ninety days, and no later one is there. Find a day with a university: what the place offers pauses "
        "otherwise.",
        permission="placements.view_audit",
        position=75,
        model=Audit,
        rows=lambda user: audits_running_out(at=timezone.now()),
        dated_by="valid_until",
        detail=lambda found: (
            f"first on {say_date(found.oldest, year=False)}" if found.oldest else "none within 90 days"
        ),
    )
)
