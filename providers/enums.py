from __future__ import annotations

from typing import NamedTuple

from django.db import models


class DropInStatus(models.TextChoices):
    DRAFT = "draft", "Draft"
    OPEN = "open", "Open"
    CLOSED = "closed", "Closed"
    CANCELLED = "cancelled", "Cancelled"


class Source(models.TextChoices):
    WEB = "web", "Website"
    STAFF = "staff", "Staff, by phone"


class BookingStatus(models.TextChoices):
    BOOKED = "booked", "Booked"
    ATTENDED = "attended", "Came"
    NO_SHOW = "no_show", "Did not come"
    CANCELLED_LATE = "cancelled_late", "Cancelled late"
    CANCELLED_BY_PROVIDER = "cancelled_by_provider", "Cancelled by the provider"
    CANCELLED_BY_US = "cancelled_by_us", "Cancelled by us"


# Statuses that hold a numbered place: these can never be two on one place.
HOLDS_A_PLACE = (BookingStatus.BOOKED, BookingStatus.ATTENDED, BookingStatus.NO_SHOW, BookingStatus.CANCELLED_LATE)
OUTCOMES = (BookingStatus.ATTENDED, BookingStatus.NO_SHOW, BookingStatus.CANCELLED_LATE)
CANCELLED = (BookingStatus.CANCELLED_BY_PROVIDER, BookingStatus.CANCELLED_BY_US)


class Role(models.TextChoices):
    BOOKER = "booker", "Person who booked"
    STAFF = "staff", "Staff"


class Move(NamedTuple):
    """One verb: the statuses it may start from, where it leads, who may do it."""

    sources: tuple[BookingStatus, ...]
    target: BookingStatus
    roles: tuple[Role, ...]


RECORDABLE = (BookingStatus.BOOKED, *OUTCOMES)

# The one table of moves; services.walk is the only code that reads it.
MOVES: dict[str, Move] = {
    "cancel": Move((BookingStatus.BOOKED,), BookingStatus.CANCELLED_BY_PROVIDER, (Role.BOOKER, Role.STAFF)),
    "cancel_by_us": Move((BookingStatus.BOOKED,), BookingStatus.CANCELLED_BY_US, (Role.STAFF,)),
    "record_attended": Move(RECORDABLE, BookingStatus.ATTENDED, (Role.STAFF,)),
    "record_no_show": Move(RECORDABLE, BookingStatus.NO_SHOW, (Role.STAFF,)),
    "record_cancelled_late": Move(RECORDABLE, BookingStatus.CANCELLED_LATE, (Role.STAFF,)),
}


class CancelReason(models.TextChoices):
    NO_TIME = "no_time", "No time after all"
    ANOTHER_TIME = "another_time", "I will book another time"
    SORTED = "sorted", "The problem is sorted"
    STAFFING = "staffing", "Short of staff on the day"
    OTHER = "other", "Something else"


class EventKind(models.TextChoices):
    BOOKED = "booked", "Booked"
    MOVED = "moved", "Moved"
    CHANGED = "changed", "Details changed"
    CANCELLED = "cancelled", "Cancelled"
    OUTCOME = "outcome", "Outcome recorded"
    LINK_SENT = "link_sent", "Link sent again"
    LINK_REVOKED = "link_revoked", "Old links revoked"
    TOLD = "told", "Told by phone"
