"""What happened to a booking and what will be mailed about it, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from providers.admin.labels import say_short
from providers.enums import BookingStatus, EventKind
from providers.models import Booking, BookingEvent
from workforce_portal.outbox.kinds import UnknownKind, get
from workforce_portal.outbox.models import PlannedMail, State
from workforce_portal.staff.admin import Tone

MAIL_TONES: dict[str, Tone] = {
    State.PLANNED: "wait",
    State.CLAIMED: "wait",
    State.SENT: "good",
    State.FAILED: "bad",
    State.SKIPPED: "full",
    State.CANCELLED: "full",
    State.UNCERTAIN: "few",
}


@dataclass(frozen=True)
class Line:
    at: datetime
    who: str
    what: str
    detail: str


@dataclass(frozen=True)
class Mail:
    name: str
    due_at: datetime
    to: str
    state: str
    tone: Tone
    reason: str
    url: str


def timeline_lines(events: Iterable[BookingEvent]) -> list[Line]:
    return [Line(event.at, _who(event), *_said(event)) for event in events]


def mails_about(booking: Booking) -> list[Mail]:
    rows = PlannedMail.objects.about(booking).order_by("due_at", "pk")
    return [
        Mail(
            _name(row.kind),
            row.due_at,
            row.to_email,
            row.get_state_display(),
            MAIL_TONES[row.state],
            row.reason,
            reverse("admin:outbox_plannedmail_change", args=[row.pk]),
        )
        for row in rows
    ]


def _who(event: BookingEvent) -> str:
    """What nobody did was done by the clock."""
    is_by_the_clock = event.kind == EventKind.OFFERED or event.to_status == BookingStatus.EXPIRED
    return str(event.by or ("The portal" if is_by_the_clock else "The person who booked"))


def _said(event: BookingEvent) -> tuple[str, str]:
    if event.kind == EventKind.BOOKED and event.to_drop_in:
        return "Booked", f"{event.to_drop_in.type}, {say_short(event.to_drop_in.starts_at)}"
    if event.kind == EventKind.MOVED and event.from_drop_in and event.to_drop_in:
        return "Moved", f"{say_short(event.from_drop_in.starts_at)} to {say_short(event.to_drop_in.starts_at)}"
    if event.kind == EventKind.OFFERED and event.to_drop_in:
        return "Place offered", f"{event.to_drop_in.type}, {say_short(event.to_drop_in.starts_at)}"
    if event.kind == EventKind.OUTCOME:
        return BookingStatus(event.to_status).label, _before(event)
    if event.kind == EventKind.CHANGED:
        return f"Changed: {event.note}" if event.note else "Changed", ""
    if event.kind in (EventKind.CANCELLED, EventKind.OFFER_ENDED):
        return BookingStatus(event.to_status).label, event.note
    return event.get_kind_display(), event.note


def _before(event: BookingEvent) -> str:
    """A first outcome says nothing new; a corrected one does."""
    if event.from_status in ("", BookingStatus.BOOKED):
        return event.note
    return f"Before: {BookingStatus(event.from_status).label}"


def _name(kind: str) -> str:
    try:
        return get(kind).name
    except UnknownKind:
        return kind
