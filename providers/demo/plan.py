"""Who is going to book which session, and when: drawn by chance before the first booking is made."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils.text import slugify

from providers.demo.bookers import ADJUSTMENTS, NAMES, QUESTIONS
from providers.demo.phones import neighbouring_phone
from providers.models import DropIn, Topic
from providers.services import BookingDetails
from workforce_portal.organisations.models import CareService
from workforce_portal.places.clock import at_local, local

LAST_NIGHT_BOOKINGS = 12
# Of the coming sessions with several places, soonest first, how many stay free; after these, demand thins out.
PLACES_LEFT_AT_FIRST = (2, 0, 1, 5)
THINS_OUT_OVER_DAYS = 45


@dataclass(frozen=True)
class Booker:
    name: str
    email: str
    phone: str
    service: CareService

    @property
    def rings(self) -> bool:
        return not self.email


@dataclass
class PlannedBooking:
    drop_in: DropIn
    booker: Booker
    details: BookingDetails
    at: datetime
    is_firm: bool


def make_bookers(rng: random.Random) -> list[Booker]:
    """Each works at one service; one in nine has a telephone and no e-mail address."""
    services = list(CareService.objects.order_by("name", "pk"))
    return [
        _booker(rng, name, service, rings=index % 9 == 4)
        for index, (name, service) in enumerate(zip(NAMES, rng.sample(services, len(NAMES)), strict=True))
    ]


def _booker(rng: random.Random, name: str, service: CareService, *, rings: bool) -> Booker:
    phone = neighbouring_phone(rng, service.phone)
    email = f"{_plain(name.split(), '.')}@{_plain((service.also_known_as or service.name).split()[:4], '-')}.example"
    return Booker(name, "" if rings else email, phone if rings or rng.random() < 0.6 else "", service)


def _plain(words: Iterable[str], between: str) -> str:
    """In letters that an e-mail address takes; ł has no accent to take off."""
    return between.join(filter(None, (slugify(word.replace("ł", "l")) for word in words)))


def plan_bookings(
    rng: random.Random, sessions: list[DropIn], bookers: list[Booker], today: date
) -> list[PlannedBooking]:
    topics = {topic.slug: topic for topic in Topic.objects.all()}
    by_type: dict[int, list[str]] = {}
    planned = []
    first_left = iter(PLACES_LEFT_AT_FIRST)
    for session in sessions:
        if session.type_id not in by_type:
            by_type[session.type_id] = sorted(session.type.topics.values_list("slug", flat=True))
        is_firm, count = _places_wanted(rng, session, today, first_left)
        for booker in rng.sample(bookers, count):
            details = _details(rng, booker, topics, by_type[session.type_id])
            planned.append(PlannedBooking(session, booker, details, _booked_at(rng, session, today), is_firm))
    _book_some_last_night(rng, planned, today)
    return sorted(planned, key=lambda booking: booking.at)


def _places_wanted(rng: random.Random, session: DropIn, today: date, first_left: Iterator[int]) -> tuple[bool, int]:
    """Whether nobody is to change their mind, and how many book."""
    days = (local(session.starts_at).date() - today).days
    if days <= 0:
        return days == 0, round(session.capacity * rng.uniform(0.6, 0.95))
    if session.capacity > 1 and (left := next(first_left, None)) is not None:
        return True, session.capacity - left
    demand = max(0.0, 1 - days / THINS_OUT_OVER_DAYS)
    if session.capacity == 1:
        return False, int(rng.random() < demand * 0.7)
    return False, min(session.capacity - 1, round(session.capacity * demand * rng.uniform(0.3, 1)))


def _booked_at(rng: random.Random, session: DropIn, today: date) -> datetime:
    """Mostly in the fortnight before, by daylight or after a shift, and never later than the day before yesterday."""
    notice = timedelta(days=2 if session.type.notice_hours >= 24 else 1)
    latest = min(local(session.starts_at).date() - notice, today - timedelta(days=2))
    day = latest - timedelta(days=min(25, int(rng.expovariate(1 / 6))))
    return at_local(day, time(rng.randint(7, 20), rng.randrange(60), rng.randrange(60)))


def _book_some_last_night(rng: random.Random, planned: list[PlannedBooking], today: date) -> None:
    """Bookings so fresh that their confirmations are still to be sent."""
    soonest = today + timedelta(days=2)
    coming = [
        booking for booking in planned if booking.booker.email and local(booking.drop_in.starts_at).date() >= soonest
    ]
    for booking in rng.sample(coming, min(LAST_NIGHT_BOOKINGS, len(coming))):
        booking.at = at_local(
            today - timedelta(days=1), time(rng.randint(18, 20), rng.randrange(60), rng.randrange(60))
        )


def _details(rng: random.Random, booker: Booker, topics: dict[str, Topic], slugs: list[str]) -> BookingDetails:
    slug = rng.choice(slugs)
    return BookingDetails(
        name=booker.name,
        service_name=booker.service.name,
        care_service_id=booker.service.pk,
        topic_id=topics[slug].pk,
        email=booker.email,
        phone=booker.phone,
        question=rng.choice(QUESTIONS[slug]) if rng.random() < 0.45 else "",
        adjustments=rng.choice(ADJUSTMENTS) if rng.random() < 0.12 else "",
    )
