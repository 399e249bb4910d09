"""The yearly question: asked, answered, said more about, confirmed, rung about."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from placements.actors import Actor
from placements.enums import HostingAnswer, Outcome, Role
from placements.freshness import Freshness
from placements.models import CallBack, HostingEvent, HostingStatement
from placements.refusals import CallIsOver, NotAnsweredYet
from placements.selectors.hosting import help_for, silent_hosts
from placements.services.hosting import (
    HostingDetails,
    answer_hosting,
    ask_hosts,
    ask_whether_still_right,
    close_call_back,
    confirm_hosting,
    remind_hosts,
    say_more,
)
from placements.years import placement_year, say_year, year_asked_about
from tests.factories.placements import NOW, YEAR, SiteFactory
from tests.factories.users import UserFactory
from workforce_portal.outbox.models import PlannedMail

pytestmark = pytest.mark.django_db

BEV = Actor(Role.HOST, name="Bev Ashworth")


def answered(answer, site=None, at=NOW):
    return answer_hosting(site=site or SiteFactory(), answer=answer, by=BEV, at=at)


def with_reasons(statement, *codes, at=NOW):
    return say_more(site=statement.site, details=HostingDetails(reasons=list(codes)), by=BEV, at=at)


@pytest.mark.parametrize(
    ("day", "year", "asked"),
    [
        (date(2026, 9, 1), 2026, 2026),
        (date(2027, 2, 28), 2026, 2026),
        (date(2027, 3, 1), 2026, 2027),
        (date(2027, 8, 31), 2026, 2027),
    ],
)
def test_year_begins_in_september_and_is_asked_about_from_march(day, year, asked):
    assert (placement_year(day), year_asked_about(day)) == (year, asked)


def test_year_is_said_by_its_months():
    assert say_year(2026) == "September 2026 to August 2027"


@pytest.mark.parametrize("answer", [a for a in HostingAnswer if a])
def test_answer_is_kept_with_its_time_and_a_line_of_history(answer):
    statement = answered(answer)

    statement.refresh_from_db()
    assert (statement.year, statement.answer, statement.answered_at) == (YEAR, answer, NOW)
    assert statement.confirmed_by_name == "Bev Ashworth"
    assert [(e.from_answer, e.to_answer, e.role) for e in statement.events.all()] == [("", answer, Role.HOST)]


def test_same_answer_again_confirms_and_is_no_news():
    statement = answered(HostingAnswer.YES)

    again = answered(HostingAnswer.YES, statement.site, at=NOW + timedelta(days=3))

    assert again.confirmed_at == NOW + timedelta(days=3)
    assert again.answered_at == NOW
    assert HostingEvent.objects.count() == 1


def test_reason_promises_a_call_by_a_working_day():
    statement = with_reasons(answered(HostingAnswer.NO), "dont_know_how")

    (helped,) = help_for(statement)
    assert helped.ring_by == date(2027, 1, 15)
    assert helped.reason.remedy


def test_reason_taken_back_is_not_rung_about_and_given_again_is():
    statement = with_reasons(answered(HostingAnswer.MAYBE), "too_small", "travel")

    with_reasons(statement, "travel")
    assert [one.reason.code for one in help_for(statement)] == ["travel"]

    with_reasons(statement, "travel", "too_small", at=NOW + timedelta(days=7))
    assert {one.reason.code: one.ring_by for one in help_for(statement)} == {
        "travel": date(2027, 1, 26),
        "too_small": date(2027, 1, 26),
    }


def test_maybe_that_becomes_yes_needs_no_call():
    statement = with_reasons(answered(HostingAnswer.MAYBE), "too_small")

    answered(HostingAnswer.YES, statement.site)

    assert help_for(statement) == []
    assert CallBack.objects.get().outcome == Outcome.ANSWERED_ANEW


def test_call_that_was_made_stays_as_it_ended():
    statement = with_reasons(answered(HostingAnswer.MAYBE), "too_small")
    close_call_back(
        call_back_id=CallBack.objects.get().pk, outcome=Outcome.TAKEN_UP, note="Will pool", by=UserFactory(), at=NOW
    )

    with_reasons(statement, "too_small")

    assert CallBack.objects.get().outcome == Outcome.TAKEN_UP
    with pytest.raises(CallIsOver):
        close_call_back(
            call_back_id=CallBack.objects.get().pk, outcome=Outcome.LATER, note="", by=UserFactory(), at=NOW
        )


def test_nothing_can_be_added_to_or_confirmed_before_there_is_an_answer():
    site = SiteFactory()

    with pytest.raises(NotAnsweredYet):
        say_more(site=site, details=HostingDetails(how_many=2), by=BEV, at=NOW)
    with pytest.raises(NotAnsweredYet):
        confirm_hosting(site=site, by=BEV, at=NOW)


def test_every_place_is_asked_once_and_reminded_once():
    site = SiteFactory()
    SiteFactory(contact_email="")
    SiteFactory(is_active=False)

    assert (ask_hosts(at=NOW), ask_hosts(at=NOW)) == (1, 0)
    later = NOW + timedelta(days=14)
    assert (remind_hosts(at=NOW), remind_hosts(at=later), remind_hosts(at=later)) == (0, 1, 0)

    assert {mail.kind for mail in PlannedMail.objects.all()} == {"placement_question", "placement_question_again"}
    assert [row.site for row in silent_hosts(at=later)] == [site]


def test_who_has_answered_is_neither_asked_nor_reminded():
    site = SiteFactory()
    ask_hosts(at=NOW)

    answered(HostingAnswer.NO, site)

    assert remind_hosts(at=NOW + timedelta(days=30)) == 0
    assert ask_hosts(at=NOW + timedelta(days=30)) == 0
    assert PlannedMail.objects.get().state == "cancelled"


def test_answer_is_asked_about_once_a_month_unless_it_was_confirmed():
    statement = answered(HostingAnswer.YES)
    answered(HostingAnswer.NO)
    month = NOW + timedelta(days=30)

    assert ask_whether_still_right(at=NOW + timedelta(days=29)) == 0
    assert (ask_whether_still_right(at=month), ask_whether_still_right(at=month)) == (1, 0)
    confirm_hosting(site=statement.site, by=BEV, at=month)
    assert ask_whether_still_right(at=month + timedelta(days=29)) == 0


@pytest.mark.parametrize(
    ("days", "fresh", "said"),
    [
        (0, Freshness.CONFIRMED, "Confirmed today by Bev Ashworth"),
        (60, Freshness.CONFIRMED, "Confirmed 60 days ago by Bev Ashworth"),
        (61, Freshness.NOT_CONFIRMED, "Not confirmed: last confirmed 61 days ago by Bev Ashworth"),
        (121, Freshness.HIDDEN, "Not confirmed: last confirmed 121 days ago by Bev Ashworth"),
    ],
)
def test_what_nobody_confirms_steps_down(days, fresh, said):
    statement = answered(HostingAnswer.YES)
    at = NOW + timedelta(days=days)

    assert statement.freshness(at=at) is fresh
    assert statement.say_confirmed(at=at) == said


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("hosting_statement_answered_has_its_times", {"answer": "yes"}),
        ("hosting_statement_names_known_disciplines", {"disciplines": ["magic"]}),
    ],
)
def test_statement_of_a_kind_that_cannot_be(name, facts):
    site = SiteFactory()

    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        HostingStatement.objects.create(site=site, year=YEAR, **facts)


def test_history_is_only_ever_added_to():
    statement = answered(HostingAnswer.YES)

    with pytest.raises(IntegrityError, match="only ever added"), transaction.atomic():
        statement.events.update(to_answer="no")
