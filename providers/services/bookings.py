"""The verbs of a booking."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from providers import emails
from providers.emails import waiting as waiting_emails
from providers.emails.filled import plan_post_questions
from providers.enums import MOVES, BookingStatus, EventKind, Role, Source
from providers.models import Booking
from providers.permissions import why_not_bookable, why_not_movable
from providers.services.offering import end_entries, offer_next
from providers.services.rows import lock_booking, lock_booking_and_drop_ins, lock_drop_ins, record_event
from providers.services.taking import BookingDetails, free_place, normalise_email, refuse_second_booking, take_place
from providers.services.walking import walk
from workforce_portal.users.models import User

VERB_FOR_OUTCOME = {move.target: verb for verb, move in MOVES.items() if verb.startswith("record_")}


@transaction.atomic
def book_drop_in(
    *,
    drop_in_id: int,
    details: BookingDetails,
    role: Role,
    by: User | None,
    at: datetime,
    idempotency_key: UUID | None = None,
) -> Booking:
    """Takes the lowest free place. The same `idempotency_key` again returns the booking that it made.

    Raises DropInFull, AlreadyBooked, DropInNotOpen, DropInStarted, NoticeTooShort or TooFarAhead.
    """
    drop_in = lock_drop_ins([drop_in_id])[drop_in_id]
    if idempotency_key and (made := Booking.objects.filter(idempotency_key=idempotency_key).first()):
        return made
    if refusal := why_not_bookable(drop_in, role=role, at=at):
        raise refusal
    booking = take_place(
        drop_in,
        details,
        place_no=free_place(drop_in, normalise_email(details.email)),
        source=Source.STAFF if role == Role.STAFF else Source.WEB,
        by=by,
        at=at,
        idempotency_key=idempotency_key,
    )
    end_entries(drop_in, email_norm=booking.email_norm, at=at)
    emails.plan_for_new_booking(booking, at=at)
    return booking


@transaction.atomic
def move_booking(*, booking_id: int, to_drop_in_id: int, role: Role, by: User | None, at: datetime) -> Booking:
    """Takes the new place, then frees the old one; the reference stays. Moving to where it is changes nothing.

    Raises what `book_drop_in` raises for the new session, and BookingNotActive, BookingStarted or NotMovedAgain;
    after any of them the booking is as it was.
    """
    booking, locked = lock_booking_and_drop_ins(booking_id, also=[to_drop_in_id])
    if booking.drop_in_id == to_drop_in_id and booking.status == BookingStatus.BOOKED:
        return booking
    new = locked[to_drop_in_id]
    if refusal := why_not_movable(booking, role=role, at=at) or why_not_bookable(new, role=role, at=at):
        raise refusal
    old = booking.drop_in
    booking.place_no = free_place(new, booking.email_norm)
    booking.drop_in = new
    booking.calendar_sequence += 1
    booking.moves += role == Role.BOOKER
    booking.save(update_fields=["drop_in", "place_no", "calendar_sequence", "moves"])
    record_event(booking, EventKind.MOVED, by=by, at=at, from_drop_in=old, to_drop_in=new)
    emails.plan_for_changed_booking(booking, at=at)
    end_entries(new, email_norm=booking.email_norm, at=at)
    offer_next(drop_in=old, at=at)
    return booking


@transaction.atomic
def cancel_booking(
    *, booking_id: int, role: Role, by: User | None, at: datetime, reason: str = "", note: str = ""
) -> Booking:
    """Frees the place for whoever waits. Raises BookingNotActive, BookingStarted or NotYourMove."""
    booking, _ = lock_booking_and_drop_ins(booking_id)
    walk(booking, "cancel", role=role, by=by, at=at, reason=reason, note=note)
    emails.plan_for_cancelled_booking(booking, at=at)
    offer_next(drop_in=booking.drop_in, at=at)
    return booking


@transaction.atomic
def record_outcomes(*, drop_in_id: int, outcomes: Mapping[int, BookingStatus], by: User, at: datetime) -> list[Booking]:
    """Records who came, by booking id. An outcome that stands already is left alone. Returns what changed.

    Raises OutcomeTooEarly or BookingNotActive; then nothing is recorded.
    """
    bookings = Booking.objects.select_for_update(of=("self",)).select_related("drop_in", "topic")
    changed = []
    for booking in bookings.filter(drop_in_id=drop_in_id, pk__in=outcomes).order_by("pk"):
        outcome = outcomes[booking.pk]
        if booking.status == outcome:
            continue
        walk(booking, VERB_FOR_OUTCOME[outcome], role=Role.STAFF, by=by, at=at)
        emails.plan_follow_up(booking, at=at)
        plan_post_questions(booking, at=at)
        changed.append(booking)
    return changed


@transaction.atomic
def correct_address(*, booking_id: int, email: str, by: User | None, at: datetime) -> Booking:
    """Takes a new e-mail address, revokes the links sent to the old one, and sends the confirmation again.

    Raises AlreadyBooked when the address has a place at the session.
    """
    booking = lock_booking(booking_id)
    email_norm = normalise_email(email)
    if email_norm == booking.email_norm:
        return booking
    refuse_second_booking(booking.drop_in, email_norm)
    booking.email, booking.email_norm = email, email_norm
    booking.link_version += 1
    booking.save(update_fields=["email", "email_norm", "link_version"])
    record_event(booking, EventKind.CHANGED, by=by, at=at, note="E-mail address")
    emails.plan_for_new_address(booking, at=at)
    if booking.status == BookingStatus.OFFERED:
        waiting_emails.cancel_offer_mail(booking, at=at)
        waiting_emails.plan_offer(booking, due_at=at, at=at)
    return booking


@transaction.atomic
def revoke_booking_links(*, booking_id: int, by: User, at: datetime) -> Booking:
    """Makes every link mailed so far useless, as when one was forwarded to the wrong person."""
    booking = lock_booking(booking_id)
    booking.link_version += 1
    booking.save(update_fields=["link_version"])
    record_event(booking, EventKind.LINK_REVOKED, by=by, at=at)
    return booking


@transaction.atomic
def send_booking_links(*, email: str, by: User | None, at: datetime) -> int:
    """Mails the links of this address's coming bookings to it, if there are any. Returns how many there are."""
    bookings = list(
        Booking.objects.current()
        .filter(email_norm=normalise_email(email), drop_in__starts_at__gt=at)
        .exclude(email_norm="")
        .order_by("drop_in__starts_at")
    )
    if bookings:
        emails.plan_links(bookings[0], at=at)
        for booking in bookings:
            record_event(booking, EventKind.LINK_SENT, by=by, at=at)
    return len(bookings)


@transaction.atomic
def note_told_by_phone(*, booking_id: int, by: User, at: datetime) -> Booking:
    """Notes that somebody who gave no e-mail address has been rung about the last change."""
    booking = lock_booking(booking_id)
    record_event(booking, EventKind.TOLD, by=by, at=at)
    return booking
