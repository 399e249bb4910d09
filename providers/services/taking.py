"""How a numbered place is taken. Every way in comes through `take_place`, with the session's row locked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from providers.enums import BookingStatus, EventKind, Source
from providers.models import Booking, DropIn
from providers.references import new_reference
from providers.refusals import AlreadyBooked, DropInFull
from providers.services.rows import record_event
from workforce_portal.users.models import User


@dataclass(frozen=True, kw_only=True)
class BookingDetails:
    """What somebody tells us when they book. One of `email` and `phone` is needed."""

    name: str
    service_name: str
    topic_id: int
    email: str = ""
    phone: str = ""
    care_service_id: int | None = None
    question: str = ""
    adjustments: str = ""
    campaign_id: int | None = None
    short_link_id: int | None = None


def take_place(
    drop_in: DropIn,
    details: BookingDetails,
    *,
    place_no: int,
    source: Source,
    by: User | None,
    at: datetime,
    idempotency_key: UUID | None = None,
    offer_expires_at: datetime | None = None,
) -> Booking:
    """Writes the row and its first line of history; with `offer_expires_at` the place is only held."""
    status = BookingStatus.OFFERED if offer_expires_at else BookingStatus.BOOKED
    booking = Booking.objects.create(
        drop_in=drop_in,
        place_no=place_no,
        status=status,
        reference=_unused_reference(),
        name=details.name,
        email=details.email,
        email_norm=normalise_email(details.email),
        phone=details.phone,
        service_name=details.service_name,
        care_service_id=details.care_service_id,
        topic_id=details.topic_id,
        question=details.question,
        adjustments=details.adjustments,
        source=source,
        campaign_id=details.campaign_id,
        short_link_id=details.short_link_id,
        idempotency_key=idempotency_key,
        offer_expires_at=offer_expires_at,
        is_over_capacity=place_no > drop_in.capacity,
        created_at=at,
    )
    kind = EventKind.OFFERED if offer_expires_at else EventKind.BOOKED
    record_event(booking, kind, by=by, at=at, to_status=status, to_drop_in=drop_in)
    return booking


def free_place(drop_in: DropIn, email_norm: str) -> int:
    """The lowest free number; needs the session's lock. Raises DropInFull or AlreadyBooked."""
    refuse_second_booking(drop_in, email_norm)
    taken = taken_places(drop_in)
    if len(taken) >= drop_in.capacity:
        raise DropInFull(drop_in)
    return next(number for number in range(1, drop_in.capacity + 1) if number not in taken)


def place_beyond(drop_in: DropIn) -> int:
    """The next number after the last: for somebody who walks in although the session is full."""
    return max({drop_in.capacity, *taken_places(drop_in)}) + 1


def taken_places(drop_in: DropIn) -> set[int]:
    return set(drop_in.bookings.holding_a_place().values_list("place_no", flat=True))


def refuse_second_booking(drop_in: DropIn, email_norm: str) -> None:
    if email_norm and (made := drop_in.bookings.current().filter(email_norm=email_norm).first()):
        raise AlreadyBooked(made)


def normalise_email(email: str) -> str:
    return email.strip().lower()


def _unused_reference() -> str:
    while True:
        reference = new_reference()
        if not Booking.objects.filter(reference=reference).exists():
            return reference
