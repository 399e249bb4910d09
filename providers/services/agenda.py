"""What advisers hear of their own sessions, by mail and in their calendars."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction

from providers.emails.agenda import (
    agenda_due_at,
    agenda_key,
    outcomes_due_at,
    outcomes_key,
    plan_agenda,
    plan_outcomes_mail,
)
from providers.models import Adviser, AdviserFeed
from providers.selectors.agenda import days_with_sessions, sessions_not_recorded
from workforce_portal.outbox.models import PlannedMail
from workforce_portal.places.clock import local

# Longer than any row of days without work, so that Easter and Christmas are planned for in time.
LOOKS_AHEAD = timedelta(days=14)
LOOKS_BACK = timedelta(days=14)


@transaction.atomic
def plan_adviser_mail(*, at: datetime) -> int:
    """Plans the agendas and reminders that are not planned yet, and says how many. Twice in a row plans nothing
    more: what staff skipped stays skipped."""
    agendas = {
        agenda_key(adviser_id, day): (adviser_id, day)
        for adviser_id, day in _days_to_come(at)
        if agenda_due_at(day) > at
    }
    mornings = {
        outcomes_key(adviser_id, local(due_at).date()): (adviser_id, due_at)
        for adviser_id, due_at in _mornings_to_come(at)
    }
    keys = {*agendas, *mornings}
    new = keys - set(PlannedMail.objects.filter(dedupe_key__in=keys).values_list("dedupe_key", flat=True))
    advisers = Adviser.objects.filter(is_active=True).in_bulk({pk for pk, _ in [*agendas.values(), *mornings.values()]})
    for key in sorted(new):
        if key in agendas and (adviser := advisers.get(agendas[key][0])):
            plan_agenda(adviser, agendas[key][1], at=at)
        elif key in mornings and (adviser := advisers.get(mornings[key][0])):
            plan_outcomes_mail(adviser, mornings[key][1], at=at)
    return len(new)


def _days_to_come(at: datetime) -> set[tuple[int, date]]:
    rows = days_with_sessions(first=at, last=at + LOOKS_AHEAD)
    return {(adviser_id, local(starts_at).date()) for adviser_id, starts_at in rows}


def _mornings_to_come(at: datetime) -> set[tuple[int, datetime]]:
    rows = sessions_not_recorded(first=at - LOOKS_BACK, last=at).values_list("adviser_id", "ends_at")
    found = {(adviser_id, outcomes_due_at(ended_at)) for adviser_id, ended_at in rows}
    return {(adviser_id, due_at) for adviser_id, due_at in found if due_at > at}


@transaction.atomic
def open_feed(*, adviser_id: int) -> AdviserFeed:
    """A new address for the adviser's calendar; one that there was before opens nothing any more."""
    adviser = Adviser.objects.select_for_update().get(pk=adviser_id)
    feed, is_new = AdviserFeed.objects.get_or_create(adviser=adviser)
    if not is_new:
        feed.version += 1
        feed.is_open = True
        feed.save(update_fields=["version", "is_open"])
    return feed


@transaction.atomic
def revoke_feed(*, adviser_id: int) -> None:
    AdviserFeed.objects.filter(adviser_id=adviser_id).update(is_open=False)
