"""The picker of times that booking and moving share: radios grouped by day, two weeks to a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

from django.http import QueryDict
from django.utils.html import format_html
from django.utils.safestring import SafeString

from providers.enums import Role
from providers.forms import SlotForm
from providers.models import DropIn
from providers.refusals import DropInFull, Refusal
from providers.selectors import nearest_alternatives, slot_dates, slots_of_kind
from workforce_portal.journeys.summary import ErrorSummary, Problem
from workforce_portal.places.clock import local, say_date, say_times

DAYS = 14


@dataclass(frozen=True)
class Fortnight:
    first: date

    @property
    def last(self) -> date:
        return self.first + timedelta(days=DAYS - 1)

    @property
    def words(self) -> str:
        if self.first.year != self.last.year:
            return f"{self.first:%-d %B %Y} to {self.last:%-d %B %Y}"
        if self.first.month != self.last.month:
            return f"{self.first:%-d %B} to {self.last:%-d %B %Y}"
        return f"{self.first:%-d} to {self.last:%-d %B %Y}"

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last


class SlotPicker:
    """The times of one kind of drop-in that somebody may choose now."""

    def __init__(self, drop_in: DropIn, *, wanted: str, at: datetime, leaving_out: int | None = None) -> None:
        """`wanted` is the first day to show, as the address has it; anything else shows the session's own fortnight."""
        self.drop_in = drop_in
        self.leaving_out = leaving_out
        self.at = at
        self.fortnight = Fortnight(_monday(_read_date(wanted) or max(local(drop_in.starts_at), local(at)).date()))

    @cached_property
    def dates(self) -> list[date]:
        return slot_dates(self.drop_in, at=self.at)

    @cached_property
    def slots(self) -> list[DropIn]:
        slots = slots_of_kind(self.drop_in, first=self.fortnight.first, days=DAYS, role=Role.BOOKER, at=self.at)
        return [slot for slot in slots if slot.pk != self.leaving_out]

    @property
    def earlier(self) -> Fortnight | None:
        before = [day for day in self.dates if day < self.fortnight.first]
        return Fortnight(_monday(max(before)) - timedelta(days=7)) if before else None

    @property
    def later(self) -> Fortnight | None:
        after = [day for day in self.dates if day > self.fortnight.last]
        return Fortnight(_monday(min(after))) if after else None

    def form(
        self, data: QueryDict | None = None, *, chosen: int | None = None, extra: Sequence[DropIn] = ()
    ) -> SlotForm:
        return SlotForm(data, initial={"slot": chosen}, choices=self._choices(extra))

    def _choices(self, extra: Sequence[DropIn]) -> list[Any]:
        shown = {slot.pk for slot in self.slots}
        groups: dict[str, list[tuple[int, SafeString]]] = {}
        for slot in sorted([*self.slots, *(e for e in extra if e.pk not in shown)], key=lambda s: (s.starts_at, s.pk)):
            groups.setdefault(say_date(slot.starts_at, year=False), []).append((slot.pk, self._label(slot)))
        return list(groups.items())

    def _label(self, slot: DropIn) -> SafeString:
        kind = f"{slot.type.name}. " if slot.type_id != self.drop_in.type_id else ""
        where = "Online" if slot.is_online else f"In person, {slot.venue}"
        return format_html(
            '<b>{}, <span class="nowrap">{}</span></b> <span class="meta">{}{}. {}. {}</span>',
            say_date(slot.starts_at, year=False),
            say_times(slot.starts_at, slot.ends_at),
            kind,
            where,
            slot.adviser.name,
            places_in_words(slot.places_left),
        )


def not_bookable(picker: SlotPicker, refusal: Refusal) -> tuple[SlotForm, ErrorSummary]:
    """The picker after a refusal: what happened, and the nearest times as links to their radios."""
    nearest = nearest_alternatives(picker.drop_in, at=picker.at)
    form = picker.form(extra=nearest)
    ids = {str(radio.data["value"]): radio.id_for_label for radio in form["slot"].subwidgets}
    ways_out = [
        Problem(
            f"{say_date(slot.starts_at, year=False)}, {say_times(slot.starts_at, slot.ends_at)}, "
            f"{'online' if slot.is_online else slot.venue}",
            f"#{ids[str(slot.pk)]}",
        )
        for slot in nearest
    ]
    heading = "That place has just been taken" if isinstance(refusal, DropInFull) else "That time cannot be booked"
    summary = ErrorSummary([], heading=heading, text=f"{refusal} We have kept your answers.", ways_out=ways_out)
    return form, summary


def places_in_words(left: int) -> str:
    if left <= 0:
        return "Full"
    return "Last place" if left == 1 else f"{left} places left"


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _read_date(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if 2000 < day.year < 2200 else None
