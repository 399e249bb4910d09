from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q, QuerySet

from providers.enums import DropInStatus, Role
from providers.models import Adviser, Booking, BookingEvent, DropIn, DropInType, Topic
from providers.permissions import why_not_bookable
from providers.selectors.waiting import with_waiting
from workforce_portal.places import narrowing
from workforce_portal.places.clock import local


@dataclass(frozen=True)
class Listed(narrowing.Listed):
    """One session of the list."""

    kind: str
    topics: frozenset[str]

    def values(self, group: str) -> frozenset[str]:
        return self.topics if group == "topic" else super().values(group)


def listed_drop_ins(*, at: datetime) -> list[Listed]:
    """Every session that the public may still find, soonest first."""
    rows: Iterable[tuple[Any, ...]] = (
        DropIn.objects.upcoming(at)
        .order_by("starts_at", "pk")
        .values_list(
            "pk",
            "starts_at",
            "is_online",
            "venue__council_id",
            "venue__easting",
            "venue__northing",
            "type__slug",
            ArrayAgg("type__topics__slug", default=[]),
        )
    )
    return [Listed(*[*row[:-1], frozenset(row[-1])]) for row in rows]


def drop_ins_for_cards(pks: Iterable[int]) -> list[DropIn]:
    """The sessions with what a card of the list shows, in the order of `pks`."""
    pks = list(pks)
    rows = with_waiting(DropIn.objects.filter(pk__in=pks).select_related("type", "adviser", "venue").with_places())
    by_pk = {row.pk: row for row in rows}
    return [by_pk[pk] for pk in pks if pk in by_pk]


def public_drop_ins() -> QuerySet[DropIn]:
    """The scope that public pages start from: everything but drafts."""
    return with_waiting(DropIn.objects.public().select_related("type", "adviser", "venue__council").with_places())


def slots_of_kind(drop_in: DropIn, *, first: date, days: int, role: Role, at: datetime) -> list[DropIn]:
    """Sessions of the same kind that can be booked, of `days` days from `first`; full ones are left out."""
    rows = (
        DropIn.objects.filter(type_id=drop_in.type_id, status=DropInStatus.OPEN, starts_at__gt=at)
        .filter(starts_at__date__gte=first, starts_at__date__lt=first + timedelta(days=days))
        .select_related("type", "adviser", "venue")
        .with_places()
        .order_by("starts_at", "pk")
    )
    return [row for row in rows if row.places_left > 0 and why_not_bookable(row, role=role, at=at) is None]


def drop_ins_with_places(*, at: datetime, kind: int | None = None) -> QuerySet[DropIn]:
    """Open sessions to come that have a place left, of one kind or of all, for staff to choose from."""
    rows = DropIn.objects.upcoming(at).with_places_left()
    rows = rows.filter(type_id=kind) if kind else rows
    return rows.select_related("type", "adviser", "venue").order_by("starts_at", "pk")


def slot_dates(drop_in: DropIn, *, at: datetime) -> list[date]:
    """Local dates on which the kind has an open session to come, whether full or not."""
    rows = DropIn.objects.upcoming(at).filter(type_id=drop_in.type_id).values_list("starts_at", flat=True)
    return sorted({local(starts_at).date() for starts_at in rows})


def nearest_alternatives(drop_in: DropIn, *, at: datetime, limit: int = 3) -> list[DropIn]:
    """Other sessions to offer instead: the same kind first, then the same topics; nearest in time, with places."""
    kinds = DropInType.objects.filter(topics__in=drop_in.type.topics.all()).values("pk")
    rows = (
        DropIn.objects.upcoming(at)
        .filter(Q(type_id__in=kinds) | Q(type_id=drop_in.type_id))
        .exclude(pk=drop_in.pk)
        .filter(starts_at__lt=drop_in.starts_at + timedelta(days=60))
        .select_related("type", "adviser", "venue")
        .order_by("starts_at")
        .with_places()
    )
    open_rows = [row for row in rows if row.places_left > 0 and not why_not_bookable(row, role=Role.BOOKER, at=at)]
    open_rows.sort(key=lambda row: (row.type_id != drop_in.type_id, abs(row.starts_at - drop_in.starts_at), row.pk))
    return open_rows[:limit]


def adviser_engagement(adviser: Adviser, drop_in: DropIn) -> DropIn | None:
    """Another session of the adviser that overlaps this one."""
    return (
        DropIn.objects.filter(adviser=adviser, starts_at__lt=drop_in.ends_at, ends_at__gt=drop_in.starts_at)
        .exclude(status=DropInStatus.CANCELLED)
        .exclude(pk=drop_in.pk)
        .select_related("type")
        .first()
    )


def offered_topics() -> QuerySet[Topic]:
    return Topic.objects.filter(is_offered=True)


def timeline(booking: Booking) -> QuerySet[BookingEvent]:
    """The history of a booking, oldest first."""
    return booking.events.select_related("by", "from_drop_in__type", "to_drop_in__type").order_by("at", "pk")


def booking_made_with(key: UUID) -> Booking | None:
    """What an earlier sending of the same form has booked."""
    return Booking.objects.filter(idempotency_key=key).first()


def bookings_for_day_sheet(drop_in: DropIn) -> QuerySet[Booking]:
    """The people of a session by place, without offers and those who cancelled in time."""
    return drop_in.bookings.on_the_sheet().select_related("topic", "care_service").order_by("place_no")


def bookings_of_day_sheets(drop_ins: Iterable[DropIn]) -> dict[int, list[Booking]]:
    """The people of several sessions, by the session's id, in one query."""
    found: dict[int, list[Booking]] = {drop_in.pk: [] for drop_in in drop_ins}
    rows = Booking.objects.on_the_sheet().filter(drop_in__in=found).select_related("drop_in", "topic", "feedback")
    for booking in rows.order_by("place_no"):
        found[booking.drop_in_id].append(booking)
    return found


def drop_ins_on(day: date) -> QuerySet[DropIn]:
    """Sessions of a local day, without drafts and cancelled ones."""
    return (
        DropIn.objects.filter(starts_at__date=day)
        .exclude(status__in=[DropInStatus.DRAFT, DropInStatus.CANCELLED])
        .select_related("type", "adviser", "venue")
        .with_places()
        .order_by("starts_at", "pk")
    )


def first_time_emails(bookings: Iterable[Booking]) -> set[str]:
    """Addresses among the bookings that have no other booking: people who come for the first time."""
    bookings = list(bookings)
    emails = {booking.email_norm for booking in bookings if booking.email_norm}
    known = (
        Booking.objects.on_the_sheet()
        .filter(email_norm__in=emails, drop_in__starts_at__lt=min(b.drop_in.starts_at for b in bookings))
        .values_list("email_norm", flat=True)
        if bookings
        else []
    )
    return emails - set(known)
