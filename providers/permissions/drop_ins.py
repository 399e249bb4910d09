from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from providers import refusals
from providers.enums import MOVES, BookingStatus, DropInStatus, Role
from providers.models import Adviser, Booking, DropIn
from providers.offers import offer_window

MOST_MOVES_BY_BOOKER = 3


def why_not_bookable(drop_in: DropIn, *, role: Role, at: datetime) -> refusals.Refusal | None:
    """Why nobody in this role could book the session now, leaving aside whether places are left.

    Staff on the telephone may book inside the notice and beyond the horizon.
    """
    if drop_in.status != DropInStatus.OPEN:
        return refusals.DropInNotOpen(drop_in)
    if drop_in.has_started(at):
        return refusals.DropInStarted(drop_in)
    if role == Role.STAFF:
        return None
    if drop_in.starts_at - at < timedelta(hours=drop_in.type.notice_hours):
        return refusals.NoticeTooShort(drop_in)
    if drop_in.starts_at - at > timedelta(days=drop_in.type.horizon_days):
        return refusals.TooFarAhead(drop_in)
    return None


def why_not_waitable(drop_in: DropIn, *, at: datetime) -> refusals.Refusal | None:
    """Why nobody could join the session's waiting list now, leaving aside whether a place is free."""
    if drop_in.status != DropInStatus.OPEN:
        return refusals.DropInNotOpen(drop_in)
    if drop_in.has_started(at):
        return refusals.DropInStarted(drop_in)
    return None if offer_window(drop_in.starts_at, at=at) else refusals.ListClosed(drop_in)


def why_not_movable(booking: Booking, *, role: Role, at: datetime) -> refusals.Refusal | None:
    """Why the booking could not be taken to another session by this role now."""
    if booking.status != BookingStatus.BOOKED:
        return refusals.BookingNotActive(booking)
    if booking.drop_in.has_started(at):
        return refusals.BookingStarted(booking)
    if role == Role.BOOKER and booking.moves >= MOST_MOVES_BY_BOOKER:
        return refusals.NotMovedAgain(booking)
    return None


def why_not(booking: Booking, verb: str, *, role: Role, at: datetime) -> refusals.Refusal | None:
    """Why `verb` of the table of moves is refused to this role for this booking now."""
    move = MOVES[verb]
    if role not in move.roles:
        return refusals.NotYourMove()
    if booking.status == BookingStatus.EXPIRED and verb in ("accept", "decline"):
        return refusals.OfferRanOut(booking)
    if booking.status not in move.sources:
        return refusals.BookingNotActive(booking)
    if verb == "accept" and booking.offer_expires_at and at >= booking.offer_expires_at:
        return refusals.OfferRanOut(booking)
    started = booking.drop_in.has_started(at)
    if verb == "cancel" and role == Role.BOOKER and started:
        return refusals.BookingStarted(booking)
    if verb.startswith("record_") and not started:
        return refusals.OutcomeTooEarly()
    return None


def may_have_feed_of(adviser: Adviser, user: Any) -> bool:
    """The adviser's own calendar, or the business of those who look after advisers."""
    return user.has_perm("providers.change_adviser") or (adviser.user_id is not None and adviser.user_id == user.pk)
