"""The last weeks, told in the order in which they happened, by the services that people use."""

from __future__ import annotations

import heapq
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import partial

from django.utils import timezone

from providers.demo.plan import PlannedBooking, make_bookers, plan_bookings
from providers.demo.timetable import make_sessions
from providers.emails.filled import WEEKS_OF_KIND
from providers.enums import BookingStatus, CancelReason, DropInStatus, Role
from providers.mail_texts import BOOKING_CONFIRMATION, BOOKING_REMINDER, FOLLOW_UP_ATTENDED, FOLLOW_UP_MISSED
from providers.models import Booking, DropIn
from providers.services import (
    book_drop_in,
    cancel_booking,
    cancel_drop_in,
    close_past_drop_ins,
    move_booking,
    record_outcomes,
)
from workforce_portal.demo.people import ADVISER, PROGRAMME_LEAD
from workforce_portal.demo.sent import fail_mail, leave_uncertain, settle_mail
from workforce_portal.outbox.models import PlannedMail, State
from workforce_portal.places.clock import at_local, local
from workforce_portal.users.models import User

Act = Callable[[], object]

CANCELLED_SESSION = "The adviser has been called away. We’re sorry, and we’ll be back with another date."
CANCEL_REASONS = (
    (CancelReason.STAFFING, ""),
    (CancelReason.SORTED, ""),
    (CancelReason.NO_TIME, ""),
    (CancelReason.OTHER, "CQC are coming that day."),
    (CancelReason.STAFFING, ""),
)
OUTCOMES = (BookingStatus.ATTENDED,) * 8 + (BookingStatus.NO_SHOW, BookingStatus.CANCELLED_LATE)
UNRECORDED_YESTERDAY = 2


@dataclass
class Diary:
    """Acts by their moment; an act may write down later ones."""

    _acts: list[tuple[datetime, int, Act]] = field(default_factory=list)
    _written: int = 0

    def write(self, at: datetime, act: Act) -> None:
        heapq.heappush(self._acts, (at, self._written, act))
        self._written += 1

    def live(self) -> None:
        while self._acts:
            heapq.heappop(self._acts)[-1]()


class Story:
    def __init__(self, rng: random.Random, today: date) -> None:
        self.rng = rng
        self.today = today
        self.yesterday = today - timedelta(days=1)
        self.lead = User.objects.get(email=PROGRAMME_LEAD)
        self.adviser = User.objects.get(email=ADVISER)
        self.sessions = make_sessions(today)
        self.last_evening = at_local(self.yesterday, time(18))
        self.diary = Diary()
        self.left_empty: list[DropIn] = []

    def tell(self) -> None:
        planned = plan_bookings(self.rng, self.sessions, make_bookers(self.rng), self.today)
        wanted = {booking.drop_in.pk for booking in planned}
        self.left_empty = [session for session in self.sessions if session.pk not in wanted]
        self._keep_drafts()
        for booking in planned:
            self.diary.write(booking.at, partial(self._book, booking))
        self._record_outcomes()
        self._cancel_a_session()
        self.diary.live()
        self._settle_mail(self.last_evening)
        close_past_drop_ins(at=at_local(self.today, time()))
        settle_reminders()
        spoil_some_mail(self.today)

    def _book(self, planned: PlannedBooking) -> None:
        rings = planned.booker.rings
        booking = book_drop_in(
            drop_in_id=planned.drop_in.pk,
            details=planned.details,
            role=Role.STAFF if rings else Role.BOOKER,
            by=self.adviser if rings else None,
            at=planned.at,
        )
        chance = self.rng.random()
        later = planned.at + timedelta(hours=self.rng.randint(5, 60))
        if planned.is_firm or later >= min(planned.drop_in.starts_at, self.last_evening):
            return
        if chance < 0.09:
            self.diary.write(later, partial(self._cancel, booking, later))
        elif chance < 0.2:
            self.diary.write(later, partial(self._move, booking, later))

    def _cancel(self, booking: Booking, at: datetime) -> None:
        self._settle_mail(at)
        reason, note = self.rng.choice(CANCEL_REASONS)
        cancel_booking(booking_id=booking.pk, role=Role.BOOKER, by=None, at=at, reason=reason, note=note)

    def _move(self, booking: Booking, at: datetime) -> None:
        """To a session that nobody else has chosen, where the kind has one that can be booked by then."""
        for session in self.left_empty:
            is_near = timedelta(days=2) < session.starts_at - at < timedelta(days=60)
            if session.type_id == booking.drop_in.type_id and is_near:
                self.left_empty.remove(session)
                break
        else:
            return
        self._settle_mail(at)
        by = None if booking.email else self.adviser
        role = Role.STAFF if by else Role.BOOKER
        move_booking(booking_id=booking.pk, to_drop_in_id=session.pk, role=role, by=by, at=at)

    def _keep_drafts(self) -> None:
        """Two sessions towards the end that are not published yet."""
        drafts = [session for session in self.left_empty if session.starts_at.date() > self.today][-2:]
        DropIn.objects.filter(pk__in=[session.pk for session in drafts]).update(status=DropInStatus.DRAFT)
        self.left_empty = [session for session in self.left_empty if session not in drafts]

    def _record_outcomes(self) -> None:
        """Of most past sessions; the latest, and one of a week ago, are still to do."""
        past = [session for session in self.sessions if local(session.starts_at).date() < self.today]
        left_out = {session.pk for session in (*past[-UNRECORDED_YESTERDAY:], *past[-9:-8])}
        for session in past:
            if session.pk not in left_out:
                at = session.ends_at + timedelta(minutes=self.rng.randint(5, 90))
                self.diary.write(at, partial(self._record, session, at))

    def _record(self, session: DropIn, at: datetime) -> None:
        self._settle_mail(at)
        active = session.bookings.active().order_by("place_no")
        outcomes = {booking.pk: self.rng.choice(OUTCOMES) for booking in active}
        record_outcomes(drop_in_id=session.pk, outcomes=outcomes, by=self.adviser, at=at)

    def _cancel_a_session(self) -> None:
        at = at_local(self.yesterday, time(20, 59, 59))
        soonest = at_local(self.today + timedelta(days=9), time())
        session = next(row for row in self.sessions if row.starts_at > soonest and row.capacity > 1)
        cancel = partial(cancel_drop_in, drop_in_id=session.pk, reason=CANCELLED_SESSION, by=self.lead, at=at)
        self.diary.write(at, cancel)

    def _settle_mail(self, at: datetime) -> None:
        """Before anything changes, what was said until then is kept as it was said."""
        settle_mail(until=min(at, self.last_evening))


def settle_reminders() -> None:
    """Those of this morning too; what was booked last night is left for the outbox to send."""
    kinds = [BOOKING_REMINDER.key, FOLLOW_UP_ATTENDED.key, FOLLOW_UP_MISSED.key, *WEEKS_OF_KIND]
    settle_mail(until=timezone.now(), of_kinds=kinds)


def spoil_some_mail(today: date) -> None:
    """What a mail server refuses now and then, so that staff see whom they would have to ring."""
    coming = Booking.objects.active().filter(drop_in__starts_at__gt=at_local(today + timedelta(days=1), time()))
    to_ring = coming.exclude(phone="").exclude(email="").order_by("drop_in__starts_at", "place_no")
    sent = PlannedMail.objects.filter(state=State.SENT)
    confirmations = sent.filter(kind=BOOKING_CONFIRMATION.key, about_id__in=to_ring.values("pk"))
    for mail, reason in zip(
        confirmations.order_by("-due_at", "pk")[:2],
        ("550 5.1.1 No such mailbox", "552 5.2.2 Mailbox full"),
        strict=False,
    ):
        fail_mail(mail, reason=reason)
    follow_ups = sent.filter(kind=FOLLOW_UP_ATTENDED.key).order_by("-due_at", "pk")
    leave_uncertain(follow_ups.first())


def load_story(rng: random.Random, today: date) -> None:
    Story(rng, today).tell()
