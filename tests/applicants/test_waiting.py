from datetime import date, timedelta

import pytest

from applicants.actors import PORTAL, THE_PERSON
from applicants.enums import SeatStatus
from applicants.models import Cohort, Referral, Seat
from applicants.refusals import CohortClosed, NoteNeeded, OfferRanOut, PlacesTaken, WrongCohort
from applicants.services.answering import accept
from applicants.services.clock import look_after_referrals
from applicants.services.stopping import withdraw
from applicants.services.waiting import cancel_cohort, change_places, pass_offer, take_offer
from tests.factories.applicants import (
    NOW,
    START,
    TODAY,
    CohortFactory,
    ReferralFactory,
)
from tests.factories.applicants_acts import full_cohort, partner_of, say_yes, staff
from tests.factories.providers_waiting import together
from workforce_portal.outbox.models import PlannedMail
from workforce_portal.outbox.services import send_due_mail
from workforce_portal.places.clock import at_local

pytestmark = pytest.mark.django_db


def states(*referrals):
    return [Referral.objects.get(pk=referral.pk).state for referral in referrals]


def test_the_lowest_free_place_is_taken():
    cohort, (first, _, third) = full_cohort(places=3)
    withdraw(referral_id=first.pk, by=THE_PERSON, at=NOW)
    withdraw(referral_id=third.pk, by=THE_PERSON, at=NOW)

    say_yes(ReferralFactory(programme=cohort.programme, cohort=cohort))

    assert set(cohort.seats.holding_a_place().values_list("place_no", flat=True)) == {1, 2}


def test_a_full_cohort_means_its_waiting_list():
    _, (had, waits) = full_cohort(places=1, waiting=1)

    assert states(had, waits) == ["accepted", "waiting"]
    assert PlannedMail.objects.about(waits).filter(kind="referral_waiting").exists()


def test_a_start_that_is_closed_or_of_another_programme_is_refused():
    referral = ReferralFactory()
    by = partner_of(referral)
    closed = CohortFactory(programme=referral.programme, closes_on=TODAY - timedelta(days=1))

    with pytest.raises(CohortClosed):
        accept(referral_id=referral.pk, cohort_id=closed.pk, by=by, at=NOW)
    with pytest.raises(WrongCohort):
        accept(referral_id=referral.pk, cohort_id=CohortFactory().pk, by=by, at=NOW)

    assert states(referral) == ["sent"]


def test_a_place_that_comes_free_is_offered_to_the_next_with_a_deadline(mailoutbox):
    cohort, (had, first, second) = full_cohort(places=1, waiting=2)

    withdraw(referral_id=had.pk, by=THE_PERSON, at=NOW)

    assert states(first, second) == ["offered", "waiting"]
    seat = Seat.objects.get(referral=first, status=SeatStatus.OFFERED)
    assert (seat.place_no, seat.offer_until) == (1, at_local(date(2027, 1, 7), NOW.time().replace(hour=18)))
    send_due_mail(at=NOW)
    assert "6pm on Thursday 7 January" in next(mail.subject for mail in mailoutbox if "A place for you" in mail.subject)
    assert cohort.seats.holding_a_place().count() == 1


def test_take_offer_gives_the_place_and_twice_changes_nothing():
    cohort, (had, waits) = full_cohort(places=1, waiting=1)
    withdraw(referral_id=had.pk, by=THE_PERSON, at=NOW)

    for _ in range(2):
        take_offer(referral_id=waits.pk, by=THE_PERSON, at=NOW)

    assert states(waits) == ["accepted"]
    assert cohort.seats.open().get().status == SeatStatus.HELD


def test_pass_offer_offers_on_and_leaves_the_person_with_the_programme():
    _, (had, first, second) = full_cohort(places=1, waiting=2)
    withdraw(referral_id=had.pk, by=THE_PERSON, at=NOW)

    pass_offer(referral_id=first.pk, by=THE_PERSON, at=NOW)

    assert states(first, second) == ["talking", "offered"]
    assert Referral.objects.get(pk=first.pk).cohort is None


def test_an_offer_that_nobody_answers_goes_on_once():
    _, (had, first, second) = full_cohort(places=1, waiting=2)
    withdraw(referral_id=had.pk, by=THE_PERSON, at=NOW)
    late = at_local(date(2027, 1, 7), NOW.time().replace(hour=18))

    before = look_after_referrals(at=late - timedelta(minutes=1))
    done, again = look_after_referrals(at=late), look_after_referrals(at=late)

    assert (before["expired"], done["expired"], again["expired"]) == (0, 1, 0)
    assert states(first, second) == ["talking", "offered"]
    with pytest.raises(OfferRanOut):
        take_offer(referral_id=second.pk, by=THE_PERSON, at=late + timedelta(days=9))


def test_an_offer_ends_the_evening_before_the_first_day():
    _, (had, waits) = full_cohort(places=1, waiting=1)

    withdraw(referral_id=had.pk, by=THE_PERSON, at=at_local(START - timedelta(days=2), NOW.time()))

    seat = Seat.objects.get(referral=waits)
    assert seat.offer_until == at_local(START - timedelta(days=1), NOW.time().replace(hour=18))


def test_nobody_is_offered_a_place_too_late_to_answer_and_the_line_ends_with_the_first_day():
    _, (had, waits) = full_cohort(places=1, waiting=1)
    withdraw(referral_id=had.pk, by=THE_PERSON, at=at_local(START - timedelta(days=1), NOW.time().replace(hour=19)))
    assert states(waits) == ["waiting"]

    done = look_after_referrals(at=at_local(START, NOW.time()))

    assert done["lines_ended"] == 1
    assert states(waits) == ["talking"]
    assert PlannedMail.objects.about(waits).filter(kind="referral_lost_cohort").exists()


def test_more_places_are_offered_to_those_who_wait():
    cohort, (_, first, second) = full_cohort(places=1, waiting=2)

    change_places(cohort_id=cohort.pk, places=3, by=PORTAL, at=NOW)

    assert states(first, second) == ["offered", "offered"]


def test_places_that_are_taken_stay():
    cohort, _ = full_cohort(places=2)

    with pytest.raises(PlacesTaken, match="Place 2"):
        change_places(cohort_id=cohort.pk, places=1, by=PORTAL, at=NOW)

    assert Cohort.objects.get().places == 2


def test_the_clock_finds_a_place_that_nobody_was_offered():
    cohort, (_, waits) = full_cohort(places=1, waiting=1)
    Cohort.objects.filter(pk=cohort.pk).update(places=2)

    assert look_after_referrals(at=NOW)["offered"] == 1
    assert states(waits) == ["offered"]


def test_a_cancelled_cohort_leaves_nobody_behind():
    cohort, (had, waits) = full_cohort(places=1, waiting=1)
    by = staff()

    with pytest.raises(NoteNeeded):
        cancel_cohort(cohort_id=cohort.pk, reason=" ", by=by, at=NOW)
    for _ in range(2):
        cancel_cohort(cohort_id=cohort.pk, reason="The trainer is ill", by=by, at=NOW)

    assert states(had, waits) == ["talking", "talking"]
    assert not cohort.seats.open().exists()
    assert PlannedMail.objects.filter(kind="referral_lost_cohort").count() == 2


def test_a_reminder_comes_three_working_days_before_and_not_to_those_who_left():
    cohort, (stays, leaves) = full_cohort(places=2)
    reminders = PlannedMail.objects.filter(kind="referral_start_reminder")
    assert {mail.due_at for mail in reminders} == {at_local(date(2027, 1, 27), NOW.time())}

    withdraw(referral_id=leaves.pk, by=THE_PERSON, at=NOW)

    assert reminders.get(state="planned").about_id == stays.pk
    assert cohort.starts_on == START


@pytest.mark.django_db(transaction=True)
def test_twenty_at_once_on_five_places_give_five():
    cohort = CohortFactory(places=5)
    referrals = [ReferralFactory(programme=cohort.programme, cohort=cohort) for _ in range(20)]
    by = partner_of(cohort.programme)

    results = together(20, lambda n: accept(referral_id=referrals[n].pk, by=by, at=NOW))

    assert [result for result in results if isinstance(result, Exception)] == []
    assert sorted(result.state for result in results) == ["accepted"] * 5 + ["waiting"] * 15
    assert sorted(cohort.seats.holding_a_place().values_list("place_no", flat=True)) == [1, 2, 3, 4, 5]


@pytest.mark.django_db(transaction=True)
def test_leaving_and_accepting_at_once_neither_wait_for_each_other_nor_oversell():
    cohort, have = full_cohort(places=4)
    want = [ReferralFactory(programme=cohort.programme, cohort=cohort) for _ in range(4)]
    by = partner_of(cohort.programme)

    def act(n):
        if n % 2:
            return withdraw(referral_id=have[n // 2].pk, by=THE_PERSON, at=NOW)
        return accept(referral_id=want[n // 2].pk, by=by, at=NOW)

    results = together(8, act)

    assert [result for result in results if isinstance(result, Exception)] == []
    assert cohort.seats.holding_a_place().count() == 4
