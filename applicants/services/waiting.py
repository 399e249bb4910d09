"""Offers to those on a waiting list, and what becomes of a cohort's places."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import F, Q

from applicants.actors import PORTAL, Actor
from applicants.emails import referrals as emails
from applicants.enums import SEAT_OPEN, ReferralState, SeatStatus
from applicants.mail_texts import referrals as texts
from applicants.models import Cohort, Referral, Seat
from applicants.permissions import why_not
from applicants.refusals import NoteNeeded, OfferRanOut, PlacesTaken
from applicants.services.rows import lock_cohorts, lock_referral, lock_referrals
from applicants.services.seating import keep_offered_seat, leave_seat, offer_next
from applicants.services.walking import walk
from workforce_portal.places.clock import local


@transaction.atomic
def take_offer(*, referral_id: int, by: Actor, at: datetime) -> Referral:
    """The place that was held is theirs. Saying yes twice changes nothing. Raises OfferRanOut."""
    referral = lock_referral(referral_id)
    if referral.state == ReferralState.ACCEPTED:
        return referral
    _refuse_run_out(referral, at=at)
    walk(referral, "take_offer", by=by, at=at)
    keep_offered_seat(referral)
    emails.plan(texts.ACCEPTED, referral, at=at)
    if referral.cohort:
        emails.plan_start_reminder(referral, referral.cohort, at=at)
    return referral


@transaction.atomic
def pass_offer(*, referral_id: int, by: Actor, at: datetime) -> Referral:
    """No to this start, not to the programme: it talks with the person about another, and the place goes on."""
    referral = lock_referral(referral_id)
    _back_to_talking(referral, "pass_offer", by=by, at=at)
    return referral


@transaction.atomic
def offer_free_places(*, cohort_id: int, by: Actor, at: datetime) -> int:
    return len(offer_next(lock_cohorts([cohort_id])[cohort_id], by=by, at=at))


def expire_offers(*, at: datetime) -> int:
    """Ends the offers that nobody answered in time, and offers their places on. Returns how many."""
    due = Seat.objects.filter(status=SeatStatus.OFFERED, offer_until__lte=at).order_by("offer_until", "pk")
    return sum(_expire(pk, at=at) for pk in list(due.values_list("referral_id", flat=True)))


def offer_what_is_free(*, at: datetime) -> int:
    """What the clock finds: places that came free without anybody being asked, such as by more places."""
    rows = Cohort.objects.on().with_places().filter(starts_on__gt=local(at).date())
    waited_for = rows.filter(pk__in=Seat.objects.waiting().order_by().values("cohort")).order_by("pk")
    free = [cohort.pk for cohort in waited_for if cohort.places_left > 0]
    return sum(offer_free_places(cohort_id=pk, by=PORTAL, at=at) for pk in free)


def end_lines_of_started(*, at: datetime) -> int:
    """Those who still wait for a cohort on its first day talk about another start."""
    waiting = Q(seats__status=SeatStatus.WAITING, state=ReferralState.WAITING)
    started = Q(seats__cohort=F("cohort"), cohort__starts_on__lte=local(at).date())
    ids = list(Referral.objects.filter(waiting, started).order_by("pk").values_list("pk", flat=True))
    return sum(_lose_cohort(pk, by=PORTAL, at=at) for pk in ids)


@transaction.atomic
def cancel_cohort(*, cohort_id: int, reason: str, by: Actor, at: datetime) -> Cohort:
    """Everybody on it is told, and the programme finds another start with each. Cancelling twice changes nothing."""
    if not reason.strip():
        raise NoteNeeded
    cohort = lock_cohorts([cohort_id])[cohort_id]
    if cohort.cancelled_at:
        return cohort
    cohort.cancelled_at, cohort.cancel_reason = at, reason
    cohort.save(update_fields=["cancelled_at", "cancel_reason"])
    seats = Seat.objects.filter(cohort=cohort, status__in=SEAT_OPEN)
    for referral in lock_referrals(seats.values_list("referral_id", flat=True)).values():
        if why_not(referral, "lose_cohort", by=by) is None:
            _lose(referral, by=by, at=at)
    return cohort


@transaction.atomic
def change_places(*, cohort_id: int, places: int, by: Actor, at: datetime) -> Cohort:
    """More places are offered to those who wait. Raises PlacesTaken for fewer than are held."""
    cohort = lock_cohorts([cohort_id])[cohort_id]
    taken = cohort.seats.holding_a_place().values_list("place_no", flat=True)
    highest = max((number for number in taken if number), default=0)
    if places < highest:
        raise PlacesTaken(highest)
    cohort.places = places
    cohort.save(update_fields=["places"])
    offer_next(cohort, by=by, at=at)
    return cohort


@transaction.atomic
def _expire(referral_id: int, *, at: datetime) -> bool:
    referral = lock_referral(referral_id)
    seat = Seat.objects.filter(referral=referral, status=SeatStatus.OFFERED).first()
    # It may have been answered between the look and the lock.
    if seat is None or seat.offer_until is None or seat.offer_until > at:
        return False
    _back_to_talking(referral, "let_offer_run_out", by=PORTAL, at=at)
    emails.plan(texts.OFFER_RAN_OUT, referral, at=at)
    return True


@transaction.atomic
def _lose_cohort(referral_id: int, *, by: Actor, at: datetime) -> bool:
    referral = lock_referral(referral_id)
    if why_not(referral, "lose_cohort", by=by):
        return False
    _lose(referral, by=by, at=at)
    return True


def _lose(referral: Referral, *, by: Actor, at: datetime) -> None:
    _back_to_talking(referral, "lose_cohort", by=by, at=at)
    emails.plan(texts.LOST_COHORT, referral, at=at)


def _back_to_talking(referral: Referral, move: str, *, by: Actor, at: datetime) -> None:
    cohort = referral.cohort
    walk(referral, move, by=by, at=at, cohort=None)
    # Its place is in the cohort that it has just left.
    referral.cohort = cohort
    status = SeatStatus.RAN_OUT if move == "let_offer_run_out" else SeatStatus.GIVEN_UP
    leave_seat(referral, status=status, at=at)
    referral.cohort = None


def _refuse_run_out(referral: Referral, *, at: datetime) -> None:
    seat = Seat.objects.filter(referral=referral, status=SeatStatus.OFFERED).first()
    if seat and seat.offer_until and seat.offer_until <= at:
        raise OfferRanOut
