"""Bookings that may be of one person: never refused, only shown to staff."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import F, Func, Q, QuerySet, Value
from django.db.models.functions import Lower

from providers.models import Booking


def coming_with_digits(at: datetime) -> QuerySet[Booking]:
    """Coming bookings, each with its `plain_name` and the `digits` of its number."""
    digits = Func(F("phone"), Value(r"\D"), Value(""), Value("g"), function="REGEXP_REPLACE")
    rows = Booking.objects.current().filter(drop_in__starts_at__gt=at, redacted_at=None)
    return rows.annotate(plain_name=Lower("name"), digits=digits)


def bookings_like(bookings: Iterable[Booking], *, at: datetime) -> dict[int, list[Booking]]:
    """By the id of each, other coming bookings under the same name or the same telephone number, in one query."""
    bookings = [booking for booking in bookings if booking.redacted_at is None]
    names = {_plain(booking) for booking in bookings}
    numbers = {_digits(booking) for booking in bookings} - {""}
    found = coming_with_digits(at).filter(Q(plain_name__in=names) | Q(digits__in=numbers))
    others = list(found.select_related("drop_in__type").order_by("drop_in__starts_at", "pk")) if bookings else []
    return {booking.pk: [other for other in others if _is_like(booking, other)] for booking in bookings}


def _is_like(booking: Booking, other: Booking) -> bool:
    same_number = _digits(booking) != "" and _digits(booking) == _digits(other)
    return booking.pk != other.pk and (same_number or _plain(booking) == _plain(other))


def _plain(booking: Booking) -> str:
    return booking.name.lower()


def _digits(booking: Booking) -> str:
    return "".join(character for character in booking.phone if character.isdecimal() and character.isascii())
