"""What provider support puts on the Today page of staff."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils import timezone

from providers import worklists
from providers.admin.day_sheet import sheet_url
from providers.admin.labels import fill, where
from providers.models import Booking, DropIn
from providers.selectors import drop_ins_on
from providers.worklists import BookingFigures, booking_figures
from workforce_portal.places.clock import local, say_date, say_time
from workforce_portal.staff import panels
from workforce_portal.staff import worklists as staff_worklists
from workforce_portal.staff.worklists import Waiting

CHART_WIDTH, CHART_FLOOR, CHART_TOP, GAP = 320, 128, 24, 8


# --- worklists ---


def _register(
    key: str, *, label: str, why: str, detail: Callable[[Waiting], str], is_late: Any = False, position: int
) -> None:
    rows = worklists.LISTS[key]
    model = Booking if key in ("to-ring", "to-prepare") else DropIn
    staff_worklists.register(
        staff_worklists.Worklist(
            key=key,
            label=label,
            why=why,
            permission=f"providers.view_{model._meta.model_name}",
            position=position,
            model=model,
            rows=lambda user: rows(at=timezone.now()),
            dated_by="starts_at" if model is DropIn else "drop_in__starts_at",
            detail=detail,
            is_late=is_late,
        )
    )


def _oldest(found: Waiting) -> str:
    if found.oldest is None:
        return "every session has its outcomes"
    return f"oldest is from {say_date(found.oldest, year=False)}"


def _soonest(nothing: str) -> Callable[[Waiting], str]:
    return lambda found: f"next is on {say_date(found.oldest, year=False)}" if found.oldest else nothing


def _is_older_than_today(found: Waiting) -> bool:
    return found.oldest is not None and local(found.oldest).date() < timezone.localdate()


_register(
    "to-ring",
    label="Ring these",
    why="They gave no e-mail address, and their session was changed or cancelled, or a place has come free "
    "for them. Ring them, then press “Told by phone” on the booking, or accept or decline for them.",
    detail=_soonest("everybody without e-mail knows"),
    is_late=True,
    position=10,
)
_register(
    "outcomes-not-recorded",
    label="Outcomes not recorded",
    why="These sessions are over, and of somebody nobody has said whether they came. The day sheet takes it, and "
    "those who missed it get a kind mail.",
    detail=_oldest,
    is_late=_is_older_than_today,
    position=20,
)
_register(
    "to-prepare",
    label="Adjustments to prepare",
    why="In the next seven days these people come, who need something to take part.",
    detail=_soonest("nobody in the next 7 days"),
    position=30,
)
_register(
    "nobody-booked",
    label="Sessions nobody has booked",
    why="They are open and in the next seven days. Tell people about them, or use the adviser’s time otherwise.",
    detail=_soonest("every session in the next 7 days has somebody"),
    position=60,
)


# --- tools ---

panels.register_tool(
    panels.Tool(
        key="book-for-someone",
        label="Book for someone",
        url=reverse_lazy("admin:providers_booking_add"),
        permission="providers.add_booking",
        position=10,
    )
)
panels.register_tool(
    panels.Tool(
        key="add-session",
        label="Add a session",
        url=reverse_lazy("admin:providers_dropin_add"),
        permission="providers.add_dropin",
        position=20,
    )
)


# --- panels ---


@dataclass(frozen=True)
class Bar:
    x: float
    middle: float
    y: float
    height: float
    width: float
    count: int
    label: str
    is_now: bool

    @property
    def above(self) -> float:
        return self.y - 6


def todays_sessions(request: HttpRequest) -> dict[str, Any]:
    today = timezone.localdate()
    rows = [
        {
            "time": say_time(drop_in.starts_at),
            "drop_in": drop_in,
            "where": where(drop_in),
            "fill": fill(drop_in.places_taken, drop_in.capacity),
            "sheet_url": sheet_url(drop_in),
        }
        for drop_in in drop_ins_on(today)
    ]
    return {"rows": rows, "today": today}


def bookings_chart(request: HttpRequest) -> dict[str, Any]:
    figures = booking_figures(at=timezone.now())
    return {
        "figures": figures,
        "bars": _bars(figures),
        "in_words": _in_words(figures),
        "since": say_date(figures.since),
    }


def _bars(figures: BookingFigures) -> list[Bar]:
    step = CHART_WIDTH / len(figures.weeks)
    most = max(week.count for week in figures.weeks) or 1
    bars: list[Bar] = []
    for number, week in enumerate(figures.weeks):
        height = round((CHART_FLOOR - CHART_TOP) * week.count / most, 1)
        before = figures.weeks[number - 1].monday if number else None
        is_new_month = before is None or before.month != week.monday.month
        bars.append(
            Bar(
                x=number * step + GAP / 2,
                middle=(number + 0.5) * step,
                y=CHART_FLOOR - height,
                height=height,
                width=step - GAP,
                count=week.count,
                label=f"{week.monday:%-d} {week.monday:%b}"[:-2] if is_new_month else f"{week.monday:%-d}",
                is_now=number == len(figures.weeks) - 1,
            )
        )
    return bars


def _in_words(figures: BookingFigures) -> str:
    *before, now = (str(week.count) for week in figures.weeks)
    return f"New bookings a week, the last eight weeks: {', '.join(before)} and {now} so far this week"


panels.register(
    panels.Panel(
        key="todays-sessions",
        template="admin/providers/today/sessions.html",
        context=todays_sessions,
        permission="providers.view_dropin",
        position=10,
    )
)
panels.register(
    panels.Panel(
        key="bookings-chart",
        template="admin/providers/today/bookings.html",
        context=bookings_chart,
        permission="providers.view_booking",
        position=20,
        is_aside=True,
    )
)
