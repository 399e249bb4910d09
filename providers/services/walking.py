"""The table of moves, walked: the one function that changes a booking's status."""

from __future__ import annotations

from datetime import datetime

from providers.enums import CANCELLED, MOVES, OFFER_ENDED, OUTCOMES, BookingStatus, EventKind, Role
from providers.models import Booking
from providers.permissions import why_not
from providers.services.rows import record_event
from workforce_portal.users.models import User


def walk(
    booking: Booking,
    verb: str,
    *,
    role: Role,
    by: User | None,
    at: datetime,
    reason: str = "",
    note: str = "",
) -> None:
    """Asks the table of moves, writes the row with the facts of its new status, and a line of history."""
    if refusal := why_not(booking, verb, role=role, at=at):
        raise refusal
    before = booking.status
    booking.status = MOVES[verb].target
    booking.outcome_at = at if booking.status in OUTCOMES else None
    booking.cancelled_at = at if booking.status in CANCELLED else None
    booking.offer_expires_at = None
    booking.cancel_reason, booking.cancel_note = reason, note
    booking.calendar_sequence += booking.status in CANCELLED
    booking.save(
        update_fields=[
            "status",
            "outcome_at",
            "cancelled_at",
            "offer_expires_at",
            "cancel_reason",
            "cancel_note",
            "calendar_sequence",
        ]
    )
    said = booking.get_cancel_reason_display() or note
    record_event(
        booking, _kind_of(booking.status), by=by, at=at, from_status=before, to_status=booking.status, note=said
    )


def _kind_of(status: str) -> EventKind:
    if status == BookingStatus.BOOKED:
        return EventKind.ACCEPTED
    if status in OFFER_ENDED:
        return EventKind.OFFER_ENDED
    return EventKind.OUTCOME if status in OUTCOMES else EventKind.CANCELLED
