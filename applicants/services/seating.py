"""How a numbered place of a cohort is taken, waited for, offered and left. Each needs the lock of the cohort's row."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from applicants.actors import PORTAL, Actor
from applicants.emails import referrals as emails
from applicants.enums import SeatStatus
from applicants.mail_texts import referrals as texts
from applicants.models import Cohort, Referral, Seat
from applicants.refusals import CohortClosed
from applicants.services.walking import walk
from workforce_portal.places.clock import at_local, local
from workforce_portal.places.working_days import add_working_days

ANSWER_WITHIN_DAYS = 2
END_OF_DAY = time(18)


def refuse_closed(cohort: Cohort, *, day: date) -> None:
    if cohort.cancelled_at or cohort.closes_on < day:
        raise CohortClosed(cohort)


def free_place(cohort: Cohort) -> int | None:
    """The lowest free number, if there is one and nobody is in line for it."""
    taken = set(cohort.seats.holding_a_place().values_list("place_no", flat=True))
    if len(taken) >= cohort.places:
        return None
    return next((number for number in range(1, cohort.places + 1) if number not in taken), None)


def take_seat(referral: Referral, cohort: Cohort, *, at: datetime) -> bool:
    """A place, or the end of the line where every place is taken or somebody waits already. True for a place."""
    place_no = None if cohort.seats.waiting().exists() else free_place(cohort)
    status = SeatStatus.WAITING if place_no is None else SeatStatus.HELD
    Seat.objects.create(cohort=cohort, referral=referral, place_no=place_no, status=status, since=at)
    if place_no is not None:
        emails.plan_start_reminder(referral, cohort, at=at)
    return place_no is not None


def leave_seat(referral: Referral, *, at: datetime, status: SeatStatus = SeatStatus.GIVEN_UP) -> None:
    """Gives up a place or the place in line, and offers what comes free to the next."""
    seats = Seat.objects.open().filter(referral=referral)
    if referral.cohort is None or not seats.update(status=status, offer_until=None, ended_at=at):
        return
    emails.cancel_start_reminder(referral, at=at)
    offer_next(referral.cohort, by=PORTAL, at=at)


def keep_offered_seat(referral: Referral) -> None:
    Seat.objects.filter(referral=referral, status=SeatStatus.OFFERED).update(status=SeatStatus.HELD, offer_until=None)


def offer_next(cohort: Cohort, *, by: Actor, at: datetime) -> list[Seat]:
    """Offers every free place to those who have waited longest, as long as they could still answer in time."""
    until = offer_until(cohort, at=at)
    offered: list[Seat] = []
    while until and (place_no := free_place(cohort)) and (seat := _first_in_line(cohort)):
        seat.place_no, seat.status, seat.offer_until = place_no, SeatStatus.OFFERED, until
        seat.save(update_fields=["place_no", "status", "offer_until"])
        walk(seat.referral, "offer", by=by, at=at)
        emails.plan(texts.OFFERED, seat.referral, at=at)
        offered.append(seat)
    return offered


def offer_until(cohort: Cohort, *, at: datetime) -> datetime | None:
    """Until when an offer made now can be answered: two working days, or the evening before the first day.

    None where nobody could answer any more.
    """
    if cohort.cancelled_at:
        return None
    last = min(add_working_days(local(at).date(), ANSWER_WITHIN_DAYS), cohort.starts_on - timedelta(days=1))
    until = at_local(last, END_OF_DAY)
    return until if until > at else None


def _first_in_line(cohort: Cohort) -> Seat | None:
    related = ("referral__applicant", "referral__programme", "referral__organisation")
    seat = (
        cohort.seats.waiting().select_for_update(of=("self", "referral"), no_key=True).select_related(*related).first()
    )
    if seat:
        seat.referral.cohort = cohort
    return seat
