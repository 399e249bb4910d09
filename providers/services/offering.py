"""Who is offered a place that comes free, and how an offer ends. Each needs the lock of the session's row."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet

from providers.emails import waiting as emails
from providers.enums import DropInStatus, EventKind, LeftBecause, NoOffer, Role, Source
from providers.models import Booking, DropIn, WaitEntry
from providers.offers import OfferWindow, offer_window, offer_window_by_phone
from providers.refusals import AlreadyBooked
from providers.selectors.waiting import same_person_waiting, why_nobody_is_offered
from providers.services.rows import record_event
from providers.services.taking import BookingDetails, free_place, take_place
from providers.services.walking import walk
from workforce_portal.users.models import User


def offer_next(*, drop_in: DropIn, at: datetime) -> list[Booking]:
    """Offers every free place to those who have waited longest; keeps with everybody else why they got none."""
    offers = []
    for entry_id in list(WaitEntry.objects.waiting().for_drop_in(drop_in).values_list("pk", flat=True)):
        if reason := why_nobody_is_offered(drop_in, at=at):
            _keep_reason(WaitEntry.objects.waiting().for_drop_in(drop_in), reason, at=at)
            break
        # The entry may wait for other sessions too: its lock keeps two of them from offering at once.
        entry = WaitEntry.objects.waiting().select_for_update(of=("self",)).filter(pk=entry_id).first()
        if entry and (offer := _offer(entry, drop_in, at=at)):
            offers.append(offer)
    return offers


def end_offer(booking: Booking, verb: str, *, role: Role, by: User | None, at: datetime, note: str = "") -> None:
    """Walks an open offer to its end, and takes the person off the list: an offer is made once."""
    walk(booking, verb, role=role, by=by, at=at, note=note)
    because = {
        "accept": LeftBecause.ACCEPTED,
        "decline": LeftBecause.DECLINED,
        "expire": LeftBecause.EXPIRED,
        "withdraw": LeftBecause.WITHDRAWN,
    }[verb]
    WaitEntry.objects.active().filter(offer=booking).update(left_at=at, left_because=because)
    emails.cancel_offer_mail(booking, at=at)


def end_entries(drop_in: DropIn, *, email_norm: str, at: datetime) -> None:
    """Somebody who has a place at the session otherwise does not wait for it any more."""
    if email_norm:
        rows = WaitEntry.objects.waiting().filter(drop_in=drop_in, email_norm=email_norm)
        rows.update(left_at=at, left_because=LeftBecause.BOOKED)


def end_waiting(drop_in: DropIn, *, reason: str, by: User | None, at: datetime) -> None:
    """The session is cancelled: open offers are taken back, and whoever waits for nothing else is told."""
    for booking in drop_in.bookings.offers().select_for_update().order_by("pk"):
        booking.drop_in = drop_in
        end_offer(booking, "withdraw", role=Role.STAFF, by=by, at=at, note=reason)
        emails.plan_session_cancelled(booking.wait_entry, at=at)
    line = WaitEntry.objects.waiting().for_drop_in(drop_in).select_for_update(of=("self",)).select_related("drop_in")
    for entry in list(line):
        _stop_waiting_for(entry, drop_in, at=at)


def _stop_waiting_for(entry: WaitEntry, drop_in: DropIn, *, at: datetime) -> None:
    entry.also.remove(drop_in)
    if entry.drop_in_id != drop_in.pk:
        return
    emails.plan_session_cancelled(entry, at=at)
    if not entry.email:
        entry.ring_since = at
    others = entry.also.filter(status=DropInStatus.OPEN, starts_at__gt=at).order_by("starts_at", "pk")
    waited_for = same_person_waiting(email_norm=entry.email_norm, phone=entry.phone).values("drop_in")
    instead = others.exclude(pk__in=waited_for).first()
    if instead is None:
        entry.left_at, entry.left_because = at, LeftBecause.CANCELLED
    else:
        entry.drop_in = instead
        entry.also.remove(instead)
    entry.save(update_fields=["drop_in", "ring_since", "left_at", "left_because"])


def tell_of_change_to_offered(drop_in: DropIn, *, by: User | None, at: datetime) -> None:
    """The session is at another time or place: open offers end no later than that allows, and are mailed again."""
    for booking in drop_in.bookings.offers().select_for_update().order_by("pk"):
        window = _window(booking, drop_in, at=at)
        booking.drop_in = drop_in
        booking.calendar_sequence += 1
        booking.offer_expires_at = min(booking.offer_expires_at or at, window.ends_at if window else at)
        booking.save(update_fields=["calendar_sequence", "offer_expires_at"])
        record_event(booking, EventKind.CHANGED, by=by, at=at, note="The session's time, place or adviser")
        emails.cancel_offer_mail(booking, at=at)
        if window:
            emails.plan_offer(booking, due_at=window.opens_at, at=at)


def _offer(entry: WaitEntry, drop_in: DropIn, *, at: datetime) -> Booking | None:
    window = _window(entry, drop_in, at=at)
    if window is None:
        _keep_reason(WaitEntry.objects.filter(pk=entry.pk), NoOffer.TOO_SOON, at=at)
        return None
    try:
        place_no = free_place(drop_in, entry.email_norm)
    except AlreadyBooked:
        _keep_reason(WaitEntry.objects.filter(pk=entry.pk), NoOffer.ALREADY_BOOKED, at=at)
        return None
    booking = take_place(
        drop_in,
        _details(entry),
        place_no=place_no,
        source=Source.WAITING_LIST,
        by=None,
        at=at,
        offer_expires_at=window.ends_at,
    )
    entry.offer = booking
    entry.no_offer_because, entry.no_offer_since = "", None
    entry.save(update_fields=["offer", "no_offer_because", "no_offer_since"])
    emails.plan_offer(booking, due_at=window.opens_at, at=at)
    return booking


def _window(person: WaitEntry | Booking, drop_in: DropIn, *, at: datetime) -> OfferWindow | None:
    """Whoever gave no address has to be rung, which nobody does in the evening or on a Sunday."""
    find = offer_window if person.email else offer_window_by_phone
    return find(drop_in.starts_at, at=at)


def _details(entry: WaitEntry) -> BookingDetails:
    return BookingDetails(
        name=entry.name,
        service_name=entry.service_name,
        care_service_id=entry.care_service_id,
        topic_id=entry.topic_id,
        email=entry.email,
        phone=entry.phone,
        question=entry.question,
        adjustments=entry.adjustments,
        campaign_id=entry.campaign_id,
        short_link_id=entry.short_link_id,
    )


def _keep_reason(rows: QuerySet[WaitEntry], reason: NoOffer, *, at: datetime) -> None:
    rows.order_by().exclude(no_offer_because=reason).update(no_offer_because=reason, no_offer_since=at)
