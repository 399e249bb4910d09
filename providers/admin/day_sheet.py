"""The day sheet: who is coming to a day's sessions, and who came. It prints, and it works on a telephone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from providers.enums import OUTCOMES, BookingStatus
from providers.models import Booking, DropIn, Feedback, Resource
from providers.refusals import Refusal
from providers.selectors import bookings_of_day_sheets, drop_ins_on, first_time_emails
from providers.selectors.library import resources_of_topic_ids
from providers.services import record_outcomes
from workforce_portal.places.clock import local, say_date, say_time

if TYPE_CHECKING:
    from providers.admin.drop_ins import DropInAdmin


@dataclass(frozen=True)
class Choice:
    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True)
class Person:
    booking: Booking
    is_first_time: bool
    resources: list[Resource]

    @property
    def feedback(self) -> Feedback | None:
        return getattr(self.booking, "feedback", None)

    @property
    def choices(self) -> list[Choice]:
        return [Choice(o.value, str(o.label), self.booking.status == o) for o in OUTCOMES]


@dataclass(frozen=True)
class Sheet:
    drop_in: DropIn
    people: list[Person]
    has_started: bool

    @property
    def to_mark(self) -> int:
        return sum(person.booking.status == BookingStatus.BOOKED for person in self.people)


class DaySheet:
    """Two pages over the same sheets: a whole day, and one session of it."""

    def __init__(self, modeladmin: DropInAdmin) -> None:
        self.modeladmin = modeladmin

    def day_page(self, request: HttpRequest, day: str) -> HttpResponse:
        return self._page(request, _read_day(day), None)

    def session_page(self, request: HttpRequest, day: str, pk: int) -> HttpResponse:
        return self._page(request, _read_day(day), pk)

    def _page(self, request: HttpRequest, day: date, pk: int | None) -> HttpResponse:
        if not request.user.has_perm("providers.view_booking"):
            raise PermissionDenied
        of_day = list(drop_ins_on(day))
        shown = [drop_in for drop_in in of_day if pk in (None, drop_in.pk)]
        if pk is not None and not shown:
            raise Http404("No such session on this day")
        if request.method == "POST":
            return self._save(request, shown)
        return TemplateResponse(
            request, "admin/providers/dropin/day_sheet.html", self._context(request, day, of_day, shown, pk)
        )

    def _context(
        self, request: HttpRequest, day: date, of_day: list[DropIn], shown: list[DropIn], pk: int | None
    ) -> dict[str, Any]:
        sheets = _sheets(shown)
        marked = [sheet for sheet in sheets if sheet.has_started]
        may_save = request.user.has_perm("providers.change_booking")
        title = "Day sheet" if pk is None else f"Day sheet, {say_time(shown[0].starts_at)}"
        return {
            **self.modeladmin.admin_site.each_context(request),
            "title": title,
            "opts": self.modeladmin.opts,
            "day": day,
            "day_in_words": say_date(day),
            "sheets": sheets,
            "is_whole_day": pk is None,
            "others": [drop_in for drop_in in of_day if drop_in not in shown],
            "may_walk_in": day <= timezone.localdate() and request.user.has_perm("providers.add_booking"),
            "may_save": may_save and any(sheet.people for sheet in marked),
            "to_mark": sum(sheet.to_mark for sheet in marked),
            "people": sum(len(sheet.people) for sheet in marked),
        }

    def _save(self, request: HttpRequest, shown: list[DropIn]) -> HttpResponse:
        if not request.user.has_perm("providers.change_booking"):
            raise PermissionDenied
        by: Any = request.user
        saved = 0
        for sheet in _sheets(shown):
            marks = Marks(request.POST, [person.booking for person in sheet.people])
            for booking in marks.overtaken:
                self._say(
                    request,
                    f"{booking.name} has meanwhile been marked “{booking.get_status_display()}” by "
                    "somebody else. Mark again what you want to change.",
                    messages.WARNING,
                )
            try:
                changed = record_outcomes(
                    drop_in_id=sheet.drop_in.pk,
                    outcomes=marks.outcomes,
                    by=by,
                    at=timezone.now(),
                )
            except Refusal as refusal:
                self._say(request, str(refusal), messages.ERROR)
                continue
            saved += len(changed)
            for booking in changed:
                self.modeladmin.log_change(request, booking, f"Marked “{booking.get_status_display()}”")
        self._say(request, _saved(saved), messages.SUCCESS if saved else messages.INFO)
        return redirect(request.path)

    def _say(self, request: HttpRequest, text: str, level: int) -> None:
        self.modeladmin.message_user(request, text, level)


class Marks:
    """What a sheet that was sent changes. Each person's mark travels with the one that the page had shown, so that
    a sheet opened before a colleague saved theirs does not put back what they changed."""

    def __init__(self, data: Mapping[str, Any], bookings: Iterable[Booking]) -> None:
        self.outcomes: dict[int, BookingStatus] = {}
        self.overtaken: list[Booking] = []
        for booking in bookings:
            mark, shown = data.get(f"outcome-{booking.pk}"), data.get(f"was-{booking.pk}")
            if mark not in OUTCOMES or mark in (shown, booking.status):
                continue
            if booking.status == shown:
                self.outcomes[booking.pk] = BookingStatus(mark)
            else:
                self.overtaken.append(booking)


def sheet_url(drop_in: DropIn) -> str:
    return reverse("admin:providers_dropin_sheet", args=[local(drop_in.starts_at).date(), drop_in.pk])


def _read_day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Http404("No such day") from error


def _sheets(drop_ins: list[DropIn]) -> list[Sheet]:
    at = timezone.now()
    bookings = bookings_of_day_sheets(drop_ins)
    everybody = [booking for rows in bookings.values() for booking in rows]
    new = first_time_emails(everybody)
    ready = resources_of_topic_ids({booking.topic_id for booking in everybody})
    return [
        Sheet(
            drop_in,
            [Person(booking, booking.email_norm in new, ready[booking.topic_id]) for booking in bookings[drop_in.pk]],
            drop_in.has_started(at),
        )
        for drop_in in drop_ins
    ]


def _saved(count: int) -> str:
    if not count:
        return "Nothing was marked, so nothing has changed."
    return f"Saved {count} mark{'' if count == 1 else 's'}."
