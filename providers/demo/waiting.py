"""Who waits, who was offered a place, who asked us to ring, a run of sessions, and somebody who walked in."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from providers.demo.phones import drama_phone
from providers.enums import BookingStatus, DropInStatus, PartOfDay, Role
from providers.models import Adviser, Booking, DropIn, DropInType, Run, Topic, WaitEntry
from providers.selectors.runs import run_dates
from providers.services import BookingDetails, cancel_booking
from providers.services.call_backs import PreferredTime, ask_for_call_back, close_call_back
from providers.services.runs import add_run
from providers.services.waiting import accept_offer, decline_offer, expire_offers, join_waiting_list, withdraw_offer
from providers.services.walk_ins import add_walk_in
from workforce_portal.demo.people import ADVISER, PROGRAMME_LEAD
from workforce_portal.demo.sent import settle_mail
from workforce_portal.organisations.models import CareService
from workforce_portal.places.clock import at_local
from workforce_portal.users.models import User

PEOPLE = (
    "Hilary Cropper",
    "Anjali Deshmukh",
    "Terence Boothroyd",
    "Fatoumata Diallo",
    "Gwen Pritchard-Lee",
    "Marek Dudek",
    "Sunita Rawal",
    "Colette Finnegan",
    "Olu Fashola",
    "Janet Scholes",
    "Arif Mahmud",
    "Bev Tattersall",
    "Yvonne Cragg",
    "Imelda Santos",
)
NIGHTS = "We are short on waking nights and can’t get to any of the times that you have."
TAKEN_BACK = "We had two people on one telephone, and offered the place twice."


class WaitingStory:
    def __init__(self, rng: random.Random, today: date) -> None:
        self.rng = rng
        self.today = today
        self.adviser = User.objects.get(email=ADVISER)
        self.lead = User.objects.get(email=PROGRAMME_LEAD)
        self.services = list(CareService.objects.select_related("council__sub_region").order_by("name", "pk"))
        self.people: Iterator[str] = iter(PEOPLE)
        self.last_evening = self.on(-1, 18)

    def tell(self) -> None:
        self._let_an_offer_go_through_many_hands()
        self._ask_for_calls()
        self._add_a_run()
        self._walk_in()
        settle_mail(until=self.last_evening)
        # Late enough that it counts from this morning, whenever the demonstration is opened today.
        self._offer_a_place_tonight()
        self._let_people_wait()

    def on(self, days: int, hour: int, minute: int = 0) -> datetime:
        return at_local(self.today + timedelta(days=days), time(hour, minute))

    # --- lists ---

    def _let_an_offer_go_through_many_hands(self) -> None:
        """Declined, run out, taken back, and accepted in the end."""
        drop_in = self._full(booked_before=self.on(-9, 0), starts_after=self.on(4, 0))
        if drop_in is None:
            return
        for minute in range(4):
            self._join(drop_in, at=self.on(-8, 10, minute))
        self._cancel(drop_in, at=self.on(-6, 10))
        decline_offer(booking_id=self._offer().pk, role=Role.BOOKER, by=None, at=self.on(-6, 15))
        settle_mail(until=self.on(-5, 14))
        expire_offers(at=self.on(-5, 15))
        withdraw_offer(booking_id=self._offer().pk, by=self.lead, at=self.on(-5, 16), reason=TAKEN_BACK)
        settle_mail(until=self.on(-5, 17))
        accept_offer(booking_id=self._offer().pk, role=Role.BOOKER, by=None, at=self.on(-5, 18))

    def _let_people_wait(self) -> None:
        """Once its last place was booked, which may have been last evening."""
        drop_in = self._full(booked_before=self.on(-1, 21), starts_after=self.on(1, 0), several=True)
        if drop_in:
            for minute in (5, 20):
                self._join(drop_in, at=self.on(-1, 21, minute))
            self._join(drop_in, at=self.on(-1, 21, 50), by_phone=True)

    def _offer_a_place_tonight(self) -> None:
        drop_in = self._full(booked_before=self.on(-2, 0), starts_after=self.on(3, 0))
        if drop_in:
            for minute in (10, 40):
                self._join(drop_in, at=self.on(-1, 19, minute))
            self._cancel(drop_in, at=self.on(-1, 20, 30))

    def _full(self, *, booked_before: datetime, starts_after: datetime, several: bool = False) -> DropIn | None:
        """The soonest coming session without a place or a line, all of whose bookings had been made by then."""
        full: dict[str, Any] = {"places_left": 0}
        rows = DropIn.objects.filter(status=DropInStatus.OPEN, starts_at__gt=starts_after).with_places()
        rows = rows.filter(**full, wait_entries=None, capacity__gt=1 if several else 0)
        late = Booking.objects.filter(created_at__gte=booked_before).values("drop_in")
        moved = Booking.objects.filter(moves__gt=0).values("drop_in")
        rows = rows.exclude(pk__in=late).exclude(pk__in=moved)
        return rows.filter(bookings__status=BookingStatus.BOOKED).order_by("starts_at", "pk").first()

    def _join(self, drop_in: DropIn, *, at: datetime, by_phone: bool = False) -> WaitEntry:
        details = self._details(drop_in.type)
        details = replace(details, email="") if by_phone and details.phone else details
        entry = join_waiting_list(drop_in_id=drop_in.pk, details=details, at=at)
        settle_mail(until=min(at, self.last_evening))
        return entry

    def _cancel(self, drop_in: DropIn, *, at: datetime) -> None:
        booking = drop_in.bookings.active().order_by("place_no")[0]
        cancel_booking(booking_id=booking.pk, role=Role.BOOKER, by=None, at=at, reason="staffing")
        settle_mail(until=min(at, self.last_evening))

    def _offer(self) -> Booking:
        return Booking.objects.offers().get()

    # --- calls, a run, a walk-in ---

    def _ask_for_calls(self) -> None:
        kind = DropInType.objects.order_by("name")[0]
        late = PreferredTime(part=PartOfDay.EVENING, weekday=3)
        times = [late, PreferredTime(part=PartOfDay.MORNING, day=self.today + timedelta(days=6))]
        for days, question in ((-9, ""), (-7, NIGHTS), (-1, "")):
            at = self.on(days, 11)
            call = ask_for_call_back(details=self._details(kind, question=question), times=times, at=at)
            settle_mail(until=at)
            if days == -9:
                close_call_back(call_id=call.pk, reason="Sorted on the phone.", by=self.adviser, at=self.on(-8, 10))

    def _add_a_run(self) -> None:
        first = self.today + timedelta(days=14 - self.today.weekday() + 4)
        run = Run(
            type=DropInType.objects.get(slug="ask-anything"),
            adviser=Adviser.objects.get(name="Priya Nair"),
            is_online=True,
            join_url="https://meet.example/ask-anything-fridays",
            weekdays=[4],
            every_weeks=2,
            first_on=first,
            last_on=first + timedelta(weeks=8),
            starts=time(15),
            minutes=45,
            capacity=1,
        )
        at = self.on(-1, 15)
        days = {found.day for found in run_dates(run, at=at) if found.is_good}
        if days:
            add_run(run=run, days=days, status=DropInStatus.OPEN, by=self.lead, at=at)

    def _walk_in(self) -> None:
        held = DropIn.objects.filter(starts_at__lt=self.last_evening, bookings__status=BookingStatus.ATTENDED)
        drop_in = held.order_by("-starts_at", "pk")[0]
        details = self._details(drop_in.type, can_be_reached=False)
        at = drop_in.starts_at + timedelta(minutes=5)
        add_walk_in(drop_in_id=drop_in.pk, details=details, may_go_beyond=True, by=self.adviser, at=at)

    def _details(self, kind: DropInType, *, question: str = "", can_be_reached: bool = True) -> BookingDetails:
        name, service = next(self.people), self.rng.choice(self.services)
        topic = kind.topics.first() or Topic.objects.all()[0]
        council = service.council
        phone = drama_phone(self.rng, council=council.name, sub_region=council.sub_region.name) if council else ""
        return BookingDetails(
            name=name,
            service_name=service.name,
            care_service_id=service.pk,
            topic_id=topic.pk,
            email=f"{name.lower().replace(' ', '.')}@waiting.example" if can_be_reached else "",
            phone=phone if can_be_reached else "",
            question=question,
        )


def load_waiting(rng: random.Random, today: date) -> None:
    WaitingStory(rng, today).tell()
