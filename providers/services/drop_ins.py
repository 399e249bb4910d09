"""The verbs of a session."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Max

from providers import emails
from providers.enums import DropInStatus, EventKind, Role
from providers.models import Booking, DropIn
from providers.refusals import AdviserBusy, CapacityTooLow, DropInNotOpen, Refusal
from providers.services.offering import end_waiting, offer_next, tell_of_change_to_offered
from providers.services.rows import lock_drop_ins, record_event
from providers.services.walking import walk
from workforce_portal.users.models import User

WHAT_PEOPLE_COME_BY = ("starts_at", "ends_at", "venue_id", "is_online", "adviser_id", "join_url", "join_by_phone")


@dataclass
class Told:
    """Who hears of a change by mail, and who has to be rung because they gave no address."""

    mailed: list[Booking] = field(default_factory=list)
    to_ring: list[Booking] = field(default_factory=list)

    def add(self, booking: Booking) -> None:
        (self.mailed if booking.email else self.to_ring).append(booking)


def who_is_told(drop_in: DropIn) -> Told:
    """The preview of `cancel_drop_in`, and of `change_drop_in` when the time or place changes."""
    told = Told()
    for booking in drop_in.bookings.active().select_related("topic").order_by("place_no"):
        booking.drop_in = drop_in
        told.add(booking)
    return told


@transaction.atomic
def cancel_drop_in(*, drop_in_id: int, reason: str, by: User, at: datetime) -> Told:
    """Cancels the session and every booking of it. `reason` is mailed to people. Raises DropInNotOpen."""
    drop_in = lock_drop_ins([drop_in_id])[drop_in_id]
    if drop_in.status == DropInStatus.CANCELLED or drop_in.has_started(at):
        raise DropInNotOpen(drop_in)
    drop_in.status = DropInStatus.CANCELLED
    drop_in.cancelled_at = at
    drop_in.cancel_reason = reason
    drop_in.calendar_sequence += 1
    drop_in.save(update_fields=["status", "cancelled_at", "cancel_reason", "calendar_sequence"])
    told = Told()
    for booking in _active_bookings(drop_in):
        walk(booking, "cancel_by_us", role=Role.STAFF, by=by, at=at, note=reason)
        emails.plan_for_cancelled_drop_in(booking, at=at)
        told.add(booking)
    end_waiting(drop_in, reason=reason, by=by, at=at)
    return told


@transaction.atomic
def add_drop_in(*, drop_in: DropIn, at: datetime) -> DropIn:
    """Saves a new session. Raises AdviserBusy, and then nothing is saved."""
    drop_in.created_at = at
    _save(drop_in)
    return drop_in


@transaction.atomic
def change_drop_in(*, drop_in: DropIn, by: User, at: datetime) -> Told:
    """Saves an edited session. People are told when its time, place or adviser is another.

    Raises DropInNotOpen for one that is cancelled, CapacityTooLow or AdviserBusy, and then nothing is saved.
    """
    before = lock_drop_ins([drop_in.pk])[drop_in.pk]
    if refusal := why_not_changed(before, drop_in):
        raise refusal
    differs = is_another_appointment(before, drop_in)
    if before.starts_at != drop_in.starts_at:
        drop_in.previous_starts_at = before.starts_at
    drop_in.calendar_sequence = before.calendar_sequence + differs
    _save(drop_in)
    told = Told()
    # Closed to further bookings, it still has people who are coming.
    if differs and not drop_in.has_started(at):
        _tell_of_change(drop_in, told, by=by, at=at)
        tell_of_change_to_offered(drop_in, by=by, at=at)
    offer_next(drop_in=drop_in, at=at)
    return told


def why_not_changed(before: DropIn, after: DropIn) -> Refusal | None:
    if before.status == DropInStatus.CANCELLED:
        return DropInNotOpen(before)
    # Who walked in beyond the places needs none of them.
    held = before.bookings.holding_a_place().filter(is_over_capacity=False)
    highest = held.aggregate(n=Max("place_no"))["n"] or 0
    return CapacityTooLow(highest) if after.capacity < highest else None


def is_another_appointment(before: DropIn, after: DropIn) -> bool:
    """Whether people who have a place need to hear of the change: another time, place, way in or adviser."""
    return any(getattr(before, name) != getattr(after, name) for name in WHAT_PEOPLE_COME_BY)


def close_past_drop_ins(*, at: datetime) -> int:
    """Closes open sessions that have ended. Returns how many."""
    return DropIn.objects.filter(status=DropInStatus.OPEN, ends_at__lte=at).update(status=DropInStatus.CLOSED)


def _save(drop_in: DropIn) -> None:
    try:
        with transaction.atomic():
            drop_in.save()
    except IntegrityError as error:
        if "drop_in_adviser_is_in_one_place" in str(error):
            raise AdviserBusy from error
        raise


def _tell_of_change(drop_in: DropIn, told: Told, *, by: User, at: datetime) -> None:
    for booking in _active_bookings(drop_in):
        booking.calendar_sequence += 1
        booking.save(update_fields=["calendar_sequence"])
        record_event(booking, EventKind.CHANGED, by=by, at=at, note="The session's time, place or adviser")
        emails.plan_for_changed_booking(booking, at=at)
        told.add(booking)


def _active_bookings(drop_in: DropIn) -> list[Booking]:
    rows = drop_in.bookings.active().select_for_update(of=("self",)).select_related("topic").order_by("pk")
    bookings = list(rows)
    for booking in bookings:
        booking.drop_in = drop_in
    return bookings
