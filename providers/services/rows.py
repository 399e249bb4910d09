"""What every verb needs: rows under lock, and a line of history in the same transaction."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from providers.enums import EventKind
from providers.models import Booking, BookingEvent, DropIn
from workforce_portal.users.models import User


def lock_drop_ins(ids: Iterable[int]) -> dict[int, DropIn]:
    """Locks in the order of ids, so that two moves in opposite directions wait for each other."""
    rows = DropIn.objects.select_for_update(of=("self",)).select_related("type", "adviser", "venue")
    locked = {row.pk: row for row in rows.filter(pk__in=set(ids)).order_by("pk")}
    if missing := set(ids) - set(locked):
        raise DropIn.DoesNotExist(f"No drop-in {missing}")
    return locked


def lock_booking(booking_id: int) -> Booking:
    related = ("drop_in__type", "drop_in__adviser", "drop_in__venue", "topic")
    return Booking.objects.select_for_update(of=("self",)).select_related(*related).get(pk=booking_id)


def lock_booking_and_drop_ins(booking_id: int, *, also: Iterable[int] = ()) -> tuple[Booking, dict[int, DropIn]]:
    """The booking with its session, and `also` others: sessions first, as every way in locks them."""
    while True:
        held = Booking.objects.values_list("drop_in_id", flat=True).get(pk=booking_id)
        locked = lock_drop_ins({held, *also})
        booking = lock_booking(booking_id)
        # Somebody may have moved it between the look and the lock.
        if booking.drop_in_id in locked:
            booking.drop_in = locked[booking.drop_in_id]
            return booking, locked


def record_event(booking: Booking, kind: EventKind, *, by: User | None, at: datetime, **facts: object) -> None:
    BookingEvent.objects.create(booking=booking, kind=kind, by=by, at=at, **facts)
