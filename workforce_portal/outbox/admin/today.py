"""What the Today page says about mail."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from workforce_portal.outbox.admin.labels import kind_name, state_label
from workforce_portal.outbox.models import PlannedMail, State
from workforce_portal.outbox.preparing import contact_of
from workforce_portal.outbox.selectors import DayCount, not_delivered, outbox_health, sent_or_not
from workforce_portal.places.clock import say_date
from workforce_portal.staff import panels, worklists

MAY_SEE = "outbox.view_plannedmail"
ROWS_SHOWN = 5

# The chart in units of its view box.
BAR_WIDTH, BAR_STEP, BAR_LEFT = 37.7, 45.7, 4.0
BASE, TALLEST = 128.0, 104.0


@dataclass(frozen=True)
class Bar:
    count: int
    day: str
    x: str
    middle: str
    y: str
    height: str
    label_y: str


def bars(days: list[DayCount]) -> list[Bar]:
    most = max((day.count for day in days), default=0) or 1
    return [_bar(number, day, TALLEST * day.count / most) for number, day in enumerate(days)]


def _bar(number: int, day: DayCount, height: float) -> Bar:
    x = BAR_LEFT + number * BAR_STEP
    return Bar(
        count=day.count,
        day=f"{day.day:%a}",
        x=f"{x:.1f}",
        middle=f"{x + BAR_WIDTH / 2:.1f}",
        y=f"{BASE - height:.1f}",
        height=f"{height:.1f}",
        label_y=f"{BASE - height - 6:.1f}",
    )


def health_context(request: HttpRequest) -> dict[str, Any]:
    health = outbox_health(timezone.now())
    spoken = ", ".join(f"{day.day:%A} {day.count}" for day in health.days)
    label = f"Mail planned for today and the next six days: {spoken}"
    return {"health": health, "bars": bars(health.days), "chart_label": label}


def undelivered_context(request: HttpRequest) -> dict[str, Any] | None:
    states = [State.FAILED, State.UNCERTAIN]
    mails = PlannedMail.objects.filter(state__in=states).order_by("-finished_at", "-pk").prefetch_related("about")
    rows = [
        {"mail": mail, "kind": kind_name(mail.kind), "status": state_label(mail), "contact": contact_of(mail)}
        for mail in mails[:ROWS_SHOWN]
    ]
    return {"rows": rows} if rows else None


def _oldest(found: worklists.Waiting) -> str:
    return f"oldest is from {say_date(found.oldest, year=False)}" if found.oldest else ""


def register_today() -> None:
    worklists.register(
        worklists.Worklist(
            key="mail-not-delivered",
            label="Mail not delivered",
            why="The mail server refused these for good, or for a whole day. Ring the person, then close the mail.",
            permission=MAY_SEE,
            position=10,
            rows=lambda user: not_delivered(),
            model=PlannedMail,
            dated_by="finished_at",
            detail=_oldest,
            is_late=True,
        )
    )
    worklists.register(
        worklists.Worklist(
            key="mail-sent-or-not",
            label="Sent or not?",
            why="The portal or the mail server stopped midway. Send it again, or note that it arrived.",
            permission=MAY_SEE,
            position=60,
            rows=lambda user: sent_or_not(),
            model=PlannedMail,
            dated_by="finished_at",
            detail=_oldest,
        )
    )
    panels.register(
        panels.Panel(
            key="mail-not-delivered",
            template="admin/outbox/today/undelivered.html",
            context=undelivered_context,
            permission=MAY_SEE,
            position=30,
        )
    )
    panels.register(
        panels.Panel(
            key="mail-health",
            template="admin/outbox/today/health.html",
            context=health_context,
            permission=MAY_SEE,
            position=10,
            is_aside=True,
        )
    )
