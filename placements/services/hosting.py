"""The verbs of the yearly question: ask, answer, say more, confirm, ring."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from placements.actors import Actor
from placements.emails import hosting as emails
from placements.enums import ANSWERED, NEEDS_REASONS, HostingAnswer, Outcome
from placements.freshness import ASK_AGAIN_AFTER_DAYS
from placements.models import CallBack, HostingEvent, HostingStatement, NoReason, Site
from placements.models.hosting import HostingStatementQuerySet
from placements.refusals import CallIsOver, NotAnsweredYet
from placements.years import year_asked_about
from workforce_portal.places.clock import local
from workforce_portal.places.working_days import add_working_days
from workforce_portal.users.models import User

REMIND_AFTER = timedelta(days=14)
ASK_AGAIN_AFTER = timedelta(days=ASK_AGAIN_AFTER_DAYS)


@dataclass(frozen=True, kw_only=True)
class HostingDetails:
    """What a host adds to its answer. Empty is "don't know yet"."""

    disciplines: list[str] = field(default_factory=list)
    how_many: int | None = None
    reasons: list[str] = field(default_factory=list)
    note: str = ""
    ask_next_year_name: str = ""
    ask_next_year_email: str = ""


@transaction.atomic
def answer_hosting(*, site: Site, answer: HostingAnswer, by: Actor, at: datetime) -> HostingStatement:
    """Writes the answer for the year that is asked about; the same answer again confirms it."""
    statement = _lock_statement(site, year_asked_about(local(at).date()))
    if statement.answer == answer:
        _confirm(statement, by=by, at=at)
        return statement
    before = statement.answer
    statement.answer, statement.answered_at = answer, at
    _confirm(statement, by=by, at=at)
    HostingEvent.objects.create(
        statement=statement, from_answer=before, to_answer=answer, role=by.role, by=by.user, at=at
    )
    emails.cancel_asking(statement, at=at)
    if answer not in NEEDS_REASONS:
        _drop_calls(statement, statement.call_backs.open(), by=by, at=at)
    return statement


@transaction.atomic
def say_more(*, site: Site, details: HostingDetails, by: Actor, at: datetime) -> HostingStatement:
    """What makes an answer useful. Each reason plans a call by a date that the host reads. Raises NotAnsweredYet."""
    statement = _lock_statement(site, year_asked_about(local(at).date()))
    if statement.answer not in ANSWERED:
        raise NotAnsweredYet
    statement.disciplines, statement.how_many = details.disciplines, details.how_many
    statement.note = details.note
    statement.ask_next_year_name = details.ask_next_year_name
    statement.ask_next_year_email = details.ask_next_year_email
    _confirm(statement, by=by, at=at)
    _keep_reasons(statement, details.reasons if statement.needs_reasons else [], by=by, at=at)
    return statement


@transaction.atomic
def confirm_hosting(*, site: Site, by: Actor, at: datetime) -> HostingStatement:
    """“Still right”, in one press. Raises NotAnsweredYet."""
    statement = _lock_statement(site, year_asked_about(local(at).date()))
    if statement.answer not in ANSWERED:
        raise NotAnsweredYet
    _confirm(statement, by=by, at=at)
    return statement


@transaction.atomic
def close_call_back(*, call_back_id: int, outcome: Outcome, note: str, by: User, at: datetime) -> CallBack:
    """Says how the call ended. Raises CallIsOver."""
    call = (
        CallBack.objects.select_for_update(of=("self",))
        .select_related("statement__site", "reason")
        .get(pk=call_back_id)
    )
    if call.outcome != Outcome.OPEN:
        raise CallIsOver
    call.outcome, call.note, call.closed_at, call.closed_by = outcome, note, at, by
    call.save(update_fields=["outcome", "note", "closed_at", "closed_by"])
    return call


@transaction.atomic
def ask_hosts(*, at: datetime) -> int:
    """Writes to every place that has not been asked for the year; says how many. Twice changes nothing."""
    year = year_asked_about(local(at).date())
    known = HostingStatement.objects.for_year(year).filter(Q(asked_at__isnull=False) | Q(answer__in=ANSWERED))
    sites = Site.objects.active().exclude(contact_email="").exclude(pk__in=known.values("site"))
    asked = 0
    for site in sites.select_for_update(of=("self",), skip_locked=True):
        statement, _ = HostingStatement.objects.get_or_create(site=site, year=year)
        statement.asked_at = at
        statement.save(update_fields=["asked_at"])
        emails.plan_question(statement, at=at)
        asked += 1
    return asked


@transaction.atomic
def remind_hosts(*, at: datetime) -> int:
    """Once, a fortnight after the question, where nobody has answered."""
    year = year_asked_about(local(at).date())
    waiting = HostingStatement.objects.for_year(year).unanswered().filter(asked_at__lte=at - REMIND_AFTER)
    rows = list(_lock(waiting.filter(reminded_at=None, site__is_active=True)))
    for statement in rows:
        statement.reminded_at = at
        statement.save(update_fields=["reminded_at"])
        emails.plan_reminder(statement, at=at)
    return len(rows)


@transaction.atomic
def ask_whether_still_right(*, at: datetime) -> int:
    """Once a month, where a place said that it takes students or may."""
    year = year_asked_about(local(at).date())
    before = at - ASK_AGAIN_AFTER
    counts = (HostingAnswer.YES, HostingAnswer.MAYBE, HostingAnswer.ARRANGED)
    old = HostingStatement.objects.for_year(year).filter(answer__in=counts, confirmed_at__lte=before)
    rows = list(_lock(old.filter(Q(nudged_at=None) | Q(nudged_at__lte=before), site__is_active=True)))
    for statement in rows:
        statement.nudged_at = at
        statement.save(update_fields=["nudged_at"])
        emails.plan_still_right(statement, at=at)
    return len(rows)


def _lock(statements: HostingStatementQuerySet) -> HostingStatementQuerySet:
    """Those that nobody else is writing at the moment; the next round finds the others."""
    return statements.select_related("site").select_for_update(of=("self",), skip_locked=True)


def _lock_statement(site: Site, year: int) -> HostingStatement:
    HostingStatement.objects.get_or_create(site=site, year=year)
    return HostingStatement.objects.select_for_update(of=("self",)).select_related("site").get(site=site, year=year)


def _confirm(statement: HostingStatement, *, by: Actor, at: datetime) -> None:
    statement.confirmed_at = at
    statement.confirmed_by_name = by.said_name or statement.site.contact_name
    statement.save()


def _keep_reasons(statement: HostingStatement, codes: Iterable[str], *, by: Actor, at: datetime) -> None:
    """Calls for new reasons, none for reasons that were taken back; one that was rung about stays as it ended."""
    reasons = NoReason.objects.filter(code__in=codes)
    _drop_calls(statement, statement.call_backs.open().exclude(reason__in=reasons), by=by, at=at)
    today = local(at).date()
    for reason in reasons:
        ring_by = add_working_days(today, reason.call_back_days)
        CallBack.objects.get_or_create(
            statement=statement, reason=reason, defaults={"ring_by": ring_by, "created_at": at}
        )
    dropped = statement.call_backs.filter(outcome=Outcome.ANSWERED_ANEW, reason__in=reasons)
    for call in dropped:
        call.ring_by = add_working_days(today, call.reason.call_back_days)
        call.outcome, call.closed_at, call.closed_by = Outcome.OPEN, None, None
        call.save(update_fields=["ring_by", "outcome", "closed_at", "closed_by"])


def _drop_calls(statement: HostingStatement, calls: Iterable[CallBack], *, by: Actor, at: datetime) -> None:
    for call in calls:
        call.outcome, call.closed_at, call.closed_by = Outcome.ANSWERED_ANEW, at, by.user
        call.save(update_fields=["outcome", "closed_at", "closed_by"])
