"""The verbs of a call that somebody asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from providers.emails import call_backs as emails
from providers.enums import CallBackStatus, PartOfDay, Role
from providers.models import Booking, CallBackRequest, CallBackWindow
from providers.refusals import CallSettled
from providers.services.bookings import book_drop_in
from providers.services.taking import BookingDetails
from workforce_portal.places.clock import local
from workforce_portal.places.working_days import add_working_days
from workforce_portal.users.models import User

PROMISED_WORKING_DAYS = 2


@dataclass(frozen=True, kw_only=True)
class PreferredTime:
    """On one day, or on one weekday of every week (Monday is 0)."""

    part: PartOfDay
    day: date | None = None
    weekday: int | None = None


@transaction.atomic
def ask_for_call_back(
    *, details: BookingDetails, times: Iterable[PreferredTime], at: datetime, idempotency_key: UUID | None = None
) -> CallBackRequest:
    """A call promised within two working days. The same `idempotency_key` again returns the one that it made."""
    if idempotency_key and (made := CallBackRequest.objects.filter(idempotency_key=idempotency_key).first()):
        return made
    call = CallBackRequest.objects.create(
        name=details.name,
        service_name=details.service_name,
        care_service_id=details.care_service_id,
        email=details.email,
        phone=details.phone,
        topic_id=details.topic_id,
        question=details.question,
        adjustments=details.adjustments,
        idempotency_key=idempotency_key,
        created_at=at,
        promised_by=add_working_days(local(at).date(), PROMISED_WORKING_DAYS),
    )
    CallBackWindow.objects.bulk_create(
        CallBackWindow(request=call, position=number, day=time.day, weekday=time.weekday, part=time.part)
        for number, time in enumerate(times, start=1)
    )
    emails.plan_asked(call, at=at)
    return call


@transaction.atomic
def book_for_call_back(
    *,
    call_id: int,
    drop_in_id: int,
    details: BookingDetails,
    by: User,
    at: datetime,
    idempotency_key: UUID | None = None,
) -> Booking:
    """Books for the person and settles the call, both or neither. Raises what `book_drop_in` raises, or CallSettled."""
    call = _lock_open(call_id)
    booking = book_drop_in(
        drop_in_id=drop_in_id, details=details, role=Role.STAFF, by=by, at=at, idempotency_key=idempotency_key
    )
    call.booking = booking
    _settle(call, CallBackStatus.BOOKED, by=by, at=at)
    return booking


@transaction.atomic
def close_call_back(*, call_id: int, reason: str, by: User, at: datetime) -> CallBackRequest:
    """Settles the call without a booking. Raises CallSettled."""
    call = _lock_open(call_id)
    call.close_reason = reason
    return _settle(call, CallBackStatus.CLOSED, by=by, at=at)


@transaction.atomic
def withdraw_call_back(*, call_id: int, at: datetime) -> CallBackRequest:
    """The person needs no call any more. Taking it back twice changes nothing. Raises CallSettled."""
    call = _lock(call_id)
    if call.status == CallBackStatus.WITHDRAWN:
        return call
    _refuse_settled(call)
    emails.cancel_asked_mail(call, at=at)
    return _settle(call, CallBackStatus.WITHDRAWN, by=None, at=at)


def _lock_open(call_id: int) -> CallBackRequest:
    call = _lock(call_id)
    _refuse_settled(call)
    return call


def _lock(call_id: int) -> CallBackRequest:
    return CallBackRequest.objects.select_for_update(of=("self",)).get(pk=call_id)


def _refuse_settled(call: CallBackRequest) -> None:
    if call.status != CallBackStatus.OPEN:
        raise CallSettled


def _settle(call: CallBackRequest, status: CallBackStatus, *, by: User | None, at: datetime) -> CallBackRequest:
    call.status, call.closed_at, call.closed_by = status, at, by
    call.save(update_fields=["status", "closed_at", "closed_by", "close_reason", "booking"])
    return call
