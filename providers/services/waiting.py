"""The verbs of a waiting list: join, leave, accept, decline, and what happens by the clock."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from providers import emails
from providers.emails import waiting as waiting_emails
from providers.enums import BookingStatus, DropInStatus, LeftBecause, Role
from providers.models import Booking, DropIn, WaitEntry
from providers.permissions import why_not_waitable
from providers.refusals import AlreadyWaiting, PlaceIsFree
from providers.selectors.waiting import same_person_waiting
from providers.services.offering import end_offer, offer_next
from providers.services.rows import lock_booking_and_drop_ins, lock_drop_ins
from providers.services.taking import BookingDetails, normalise_email, refuse_second_booking, taken_places
from workforce_portal.users.models import User


@transaction.atomic
def join_waiting_list(
    *,
    drop_in_id: int,
    details: BookingDetails,
    also: Iterable[int] = (),
    at: datetime,
    idempotency_key: UUID | None = None,
) -> WaitEntry:
    """Puts somebody at the end of the line. `also` are other sessions of which any would do.

    Raises DropInNotOpen, DropInStarted, ListClosed, PlaceIsFree, AlreadyBooked or AlreadyWaiting.
    """
    drop_in = lock_drop_ins([drop_in_id])[drop_in_id]
    if idempotency_key and (made := WaitEntry.objects.filter(idempotency_key=idempotency_key).first()):
        return made
    if refusal := why_not_waitable(drop_in, at=at):
        raise refusal
    if len(taken_places(drop_in)) < drop_in.capacity:
        raise PlaceIsFree(drop_in)
    email_norm = normalise_email(details.email)
    refuse_second_booking(drop_in, email_norm)
    if waiting := same_person_waiting(email_norm=email_norm, phone=details.phone).filter(drop_in=drop_in).first():
        raise AlreadyWaiting(waiting)
    entry = WaitEntry.objects.create(
        drop_in=drop_in,
        name=details.name,
        email=details.email,
        email_norm=email_norm,
        phone=details.phone,
        service_name=details.service_name,
        care_service_id=details.care_service_id,
        topic_id=details.topic_id,
        question=details.question,
        adjustments=details.adjustments,
        campaign_id=details.campaign_id,
        short_link_id=details.short_link_id,
        idempotency_key=idempotency_key,
        created_at=at,
    )
    entry.also.set(_of_the_same_kind(drop_in, also))
    waiting_emails.plan_joined(entry, at=at)
    return entry


@transaction.atomic
def leave_waiting_list(*, entry_id: int, at: datetime) -> WaitEntry:
    """Takes somebody off the list; an offer that they have is declined. Leaving twice changes nothing."""
    entry = WaitEntry.objects.select_related("offer").get(pk=entry_id)
    if entry.offer and entry.offer.status == BookingStatus.OFFERED:
        decline_offer(booking_id=entry.offer.pk, role=Role.BOOKER, by=None, at=at)
    else:
        WaitEntry.objects.active().filter(pk=entry_id).update(left_at=at, left_because=LeftBecause.LEFT)
    waiting_emails.cancel_joined_mail(entry, at=at)
    entry.refresh_from_db()
    return entry


def note_waiter_told(*, entry_id: int) -> None:
    """Somebody without an address has been rung about a session that was cancelled."""
    WaitEntry.objects.filter(pk=entry_id).update(ring_since=None)


@transaction.atomic
def send_waiting_link(*, entry: WaitEntry, at: datetime) -> None:
    """Mails the position and the way off the list once more, at most once a minute."""
    waiting_emails.plan_joined_again(entry, at=at)


@transaction.atomic
def accept_offer(*, booking_id: int, role: Role, by: User | None, at: datetime) -> Booking:
    """The place that was held is booked. Accepting twice changes nothing. Raises OfferRanOut or BookingNotActive."""
    booking, _ = lock_booking_and_drop_ins(booking_id)
    if booking.status == BookingStatus.BOOKED:
        return booking
    end_offer(booking, "accept", role=role, by=by, at=at)
    emails.plan_for_new_booking(booking, at=at)
    return booking


@transaction.atomic
def decline_offer(*, booking_id: int, role: Role, by: User | None, at: datetime) -> Booking:
    """The place goes to the next in line. Declining twice changes nothing."""
    return _end_and_offer_on(booking_id, "decline", role=role, by=by, at=at)


@transaction.atomic
def withdraw_offer(*, booking_id: int, by: User, at: datetime, reason: str) -> Booking:
    """Staff take an offer back; the person is told why, and the place goes to the next in line."""
    booking = _end_and_offer_on(booking_id, "withdraw", role=Role.STAFF, by=by, at=at, note=reason)
    waiting_emails.plan_offer_withdrawn(booking, at=at)
    return booking


def expire_offers(*, at: datetime) -> int:
    """Ends the offers that nobody answered in time, and offers their places on. Returns how many."""
    due = Booking.objects.offers().filter(offer_expires_at__lte=at).order_by("offer_expires_at", "pk")
    return sum(_expire(pk, at=at) for pk in list(due.values_list("pk", flat=True)))


def look_after_waiting_lists(*, at: datetime) -> Counter[str]:
    """What the clock does: ends offers, and offers what is free to those who wait. Twice does no more than once."""
    expired = expire_offers(at=at)
    offered = sum(_offer_free_places(pk, at=at) for pk in _with_somebody_waiting(at))
    return Counter(expired=expired, offered=offered)


@transaction.atomic
def _expire(booking_id: int, *, at: datetime) -> bool:
    booking, _ = lock_booking_and_drop_ins(booking_id)
    # It may have been answered between the look and the lock.
    if booking.offer_expires_at is None or booking.offer_expires_at > at:
        return False
    end_offer(booking, "expire", role=Role.PORTAL, by=None, at=at)
    offer_next(drop_in=booking.drop_in, at=at)
    waiting_emails.plan_offer_ran_out(booking, at=at)
    return True


def _end_and_offer_on(
    booking_id: int, verb: str, *, role: Role, by: User | None, at: datetime, note: str = ""
) -> Booking:
    booking, _ = lock_booking_and_drop_ins(booking_id)
    if verb == "decline" and booking.status == BookingStatus.DECLINED:
        return booking
    end_offer(booking, verb, role=role, by=by, at=at, note=note)
    offer_next(drop_in=booking.drop_in, at=at)
    return booking


@transaction.atomic
def _offer_free_places(drop_in_id: int, *, at: datetime) -> int:
    return len(offer_next(drop_in=lock_drop_ins([drop_in_id])[drop_in_id], at=at))


def _with_somebody_waiting(at: datetime) -> list[int]:
    waiting = WaitEntry.objects.waiting()
    also = WaitEntry.also.through.objects.filter(waitentry__in=waiting).values("dropin_id")
    rows = DropIn.objects.filter(starts_at__gt=at).exclude(status=DropInStatus.CANCELLED)
    wanted = rows.filter(pk__in=waiting.values("drop_in")) | rows.filter(pk__in=also)
    return list(wanted.order_by("starts_at", "pk").values_list("pk", flat=True).distinct())


def _of_the_same_kind(drop_in: DropIn, ids: Iterable[int]) -> list[DropIn]:
    return list(DropIn.objects.filter(pk__in=ids, type_id=drop_in.type_id).exclude(pk=drop_in.pk))
