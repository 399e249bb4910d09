from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html

from providers.admin.labels import say_short, to_ring, where
from providers.emails import letters
from providers.enums import DropInStatus
from providers.mail_texts import DROP_IN_CANCELLED
from providers.models import Booking, DropIn
from providers.selectors import nearest_alternatives
from providers.services import cancel_drop_in, who_is_told
from workforce_portal.outbox.texts import Rendered
from workforce_portal.staff.actions import PreviewAction, PreviewRow

REASON_TO_COME = "(your reason)"


class CancelDropInForm(forms.Form):
    reason = forms.CharField(
        label="Why we cancel it",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
        help_text="A sentence that people read in the mail, such as “The adviser is ill.”",
        error_messages={"required": "Say why: people read it in the mail."},
    )


@dataclass(frozen=True)
class Cancelling(PreviewRow):
    letters: list[tuple[Booking, Rendered]] = field(default_factory=list)
    to_ring: list[Booking] = field(default_factory=list)
    instead: list[str] = field(default_factory=list)


class CancelDropIns(PreviewAction):
    """Shows everybody who would be told, and how, before anything is cancelled."""

    name = "cancel_drop_ins"
    title = "Cancel session"
    button = "Cancel the session"
    form_class = CancelDropInForm
    is_grave = True
    template = "admin/providers/dropin/cancel.html"

    def preview(self, request: HttpRequest, queryset: QuerySet[Any]) -> list[PreviewRow]:
        reason = " ".join(request.POST.get("reason", "").split()) or REASON_TO_COME
        chosen = DropIn.objects.filter(pk__in=queryset.order_by().values("pk"))
        rows = chosen.select_related("type", "adviser", "venue").order_by("starts_at")
        return [self._row(drop_in, reason) for drop_in in rows]

    def _row(self, drop_in: DropIn, reason: str) -> Cancelling:
        at = timezone.now()
        if drop_in.status == DropInStatus.CANCELLED:
            return Cancelling(drop_in, refused="It is cancelled already.")
        if drop_in.has_started(at):
            return Cancelling(drop_in, refused="It has started. Record who came on its day sheet.")
        drop_in.cancel_reason = reason
        told = who_is_told(drop_in)
        return Cancelling(
            drop_in,
            what=what_will_happen(len(told.mailed), len(told.to_ring)),
            letters=letters(DROP_IN_CANCELLED, told.mailed),
            to_ring=told.to_ring,
            instead=say_instead(drop_in, at=at),
        )

    def perform(self, request: HttpRequest, things: list[Any], answers: dict[str, Any]) -> str:
        mailed, ring = 0, []
        for drop_in in things:
            told = cancel_drop_in(
                drop_in_id=drop_in.pk,
                reason=answers["reason"],
                by=request.user,  # type: ignore[arg-type]
                at=timezone.now(),
            )
            mailed += len(told.mailed)
            ring += told.to_ring
        said = ", ".join(str(drop_in) for drop_in in things)
        text = format_html("Cancelled {}. {}.", said, _mailed(mailed))
        return format_html("{} <strong>Ring these:</strong> {}.", text, to_ring(ring)) if ring else text

    def button_text(self, rows: list[PreviewRow]) -> str:
        going = [row for row in rows if isinstance(row, Cancelling) and not row.refused]
        people = sum(len(row.letters) for row in going)
        what = "the session" if len(going) == 1 else f"{len(going)} sessions"
        return f"Cancel {what}, and mail {_people(people)}" if people else f"Cancel {what}"

    def _context(
        self, modeladmin: admin.ModelAdmin[Any], request: HttpRequest, rows: list[PreviewRow], form: forms.Form
    ) -> dict[str, Any]:
        if "again" in request.POST:
            form = self.form_class(request.POST)
        return super()._context(modeladmin, request, rows, form)

    def _confirm(
        self, modeladmin: admin.ModelAdmin[Any], request: HttpRequest, rows: list[PreviewRow], form: forms.Form
    ) -> None:
        super()._confirm(modeladmin, request, rows, form)
        for row in rows:
            if not row.refused:
                modeladmin.log_change(request, row.thing, f"Cancelled: {form.cleaned_data['reason']}")


def say_who_was_told(modeladmin: admin.ModelAdmin[Any], request: HttpRequest, mailed: int, ring: list[Booking]) -> None:
    if mailed:
        modeladmin.message_user(request, f"{_mailed(mailed)}.", messages.SUCCESS)
    if ring:
        text = format_html("<strong>Ring these</strong>, who gave no e-mail address: {}.", to_ring(ring))
        modeladmin.message_user(request, text, messages.WARNING)


def say_instead(drop_in: DropIn, *, at: datetime) -> list[str]:
    """The nearest sessions with a place, to offer to those whom a change does not suit."""
    others = nearest_alternatives(drop_in, at=at)
    return [f"{say_short(other.starts_at)}, {other.type}, {where(other)}" for other in others]


def what_will_happen(mailed: int, to_ring: int) -> str:
    if not mailed and not to_ring:
        return "Nobody has booked, so nobody is told."
    ring = f" {_people(to_ring).capitalize()} gave no e-mail address and must be rung." if to_ring else ""
    return f"{_people(mailed).capitalize()} will be told by mail.{ring}"


def _mailed(count: int) -> str:
    return f"{_people(count).capitalize()} will be told by mail in the next few minutes"


def _people(count: int) -> str:
    return {0: "nobody", 1: "1 person"}.get(count, f"{count} people")
