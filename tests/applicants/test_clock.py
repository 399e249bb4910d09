"""Silence of a programme, across Christmas: 25, 26 and 28 December 2026 and 1 January 2027 are no working days here."""

from datetime import date, time

import pytest
import time_machine

from applicants.models import Referral
from applicants.selectors.next_things import Kind, next_things
from applicants.selectors.referrals import clock
from applicants.services.clock import look_after_referrals
from applicants.tasks import look_after_referrals as task
from tests.factories.applicants import CohortFactory, ReferralFactory
from workforce_portal.outbox.models import PlannedMail
from workforce_portal.places.clock import at_local

pytestmark = pytest.mark.django_db

SENT_ON = date(2026, 12, 23)


def at(day, hour=9):
    return at_local(day, time(hour))


@pytest.fixture
def referral():
    return ReferralFactory(sent_at=at(SENT_ON), clock_from=SENT_ON)


@pytest.mark.parametrize(
    ("mark", "day", "mail"),
    [
        ("reminded_at", date(2026, 12, 30), "partner_reminder"),
        ("flagged_at", date(2027, 1, 4), None),
        ("reoffered_at", date(2027, 1, 11), "referral_reoffered"),
    ],
)
def test_each_step_comes_on_its_working_day_and_once(referral, mark, day, mail):
    before = look_after_referrals(at=at(day.replace(day=day.day - 1), 23))

    done, again = look_after_referrals(at=at(day)), look_after_referrals(at=at(day, 10))

    assert (before[mark], done[mark], again[mark]) == (0, 1, 0)
    referral.refresh_from_db()
    assert getattr(referral, mark) == at(day)
    assert referral.state == "sent"
    if mail:
        assert PlannedMail.objects.filter(kind=mail).count() == 1


def test_the_days_that_are_promised_are_the_days_that_come(referral):
    days = clock(referral)

    assert (days.remind_on, days.answer_by, days.reoffer_on) == (
        date(2026, 12, 30),
        date(2027, 1, 4),
        date(2027, 1, 11),
    )


def test_nothing_happens_on_a_weekend():
    ReferralFactory(sent_at=at(date(2027, 1, 6)), clock_from=date(2027, 1, 6))

    assert look_after_referrals(at=at(date(2027, 1, 16)))["reminded_at"] == 0
    assert look_after_referrals(at=at(date(2027, 1, 18)))["reminded_at"] == 1


@pytest.mark.parametrize("state", ["accepted", "declined", "started", "withdrawn"])
def test_who_has_answered_is_left_alone(state):
    ReferralFactory(state=state, sent_at=at(SENT_ON), clock_from=SENT_ON)

    assert not any(look_after_referrals(at=at(date(2027, 2, 1))).values())


def test_silence_refuses_nobody_and_offers_others(referral):
    other = CohortFactory(starts_on=date(2027, 3, 1))

    look_after_referrals(at=at(date(2027, 1, 11)))

    assert Referral.objects.get().state == "sent"
    things = next_things(referral.applicant, at=at(date(2027, 1, 11)))
    assert [(thing.kind, thing.match and thing.match.cohort) for thing in things] == [
        (Kind.MOVE_ON, None),
        (Kind.CHOOSE, other),
    ]


def test_the_person_sees_the_reminder_and_not_the_flag(referral):
    look_after_referrals(at=at(date(2027, 1, 4)))

    assert set(referral.events.filter(is_visible=True).values_list("kind", flat=True)) == {"reminded"}
    assert set(referral.events.filter(is_visible=False).values_list("kind", flat=True)) == {"flagged"}


def test_the_task_needs_nothing_but_the_time(referral):
    with time_machine.travel(at(date(2026, 12, 30)), tick=False):
        task()

    assert Referral.objects.get().reminded_at is not None
