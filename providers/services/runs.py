"""The verbs of a run of sessions. None of them touches a session that somebody has booked or waits for."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime, time

from django.db import transaction
from django.db.models import Q

from providers.enums import DropInStatus
from providers.models import Adviser, BookingEvent, DropIn, Run, WaitEntry
from providers.refusals import NoDatesLeft, RunEnded
from providers.selectors.runs import coming_of_run, engagements, run_dates, times_on, why_no_session
from providers.services.drop_ins import add_drop_in, cancel_drop_in, change_drop_in
from providers.services.rows import lock_drop_ins
from workforce_portal.places.clock import local
from workforce_portal.users.models import User

ENDED = "This run of sessions has ended."


@dataclass
class Changed:
    """What was done to the sessions of a run, and which were left alone because somebody counts on them."""

    done: list[DropIn] = field(default_factory=list)
    left_alone: list[DropIn] = field(default_factory=list)
    refused: dict[int, str] = field(default_factory=dict)


@transaction.atomic
def add_run(*, run: Run, days: Collection[date], status: DropInStatus, by: User, at: datetime) -> Run:
    """Saves the run and a session on each of `days` that is still possible; a bank holiday only if it is among them.

    Raises NoDatesLeft, or AdviserBusy when somebody has taken the adviser's time meanwhile; then nothing is saved.
    """
    # Two runs of one adviser would each wait for a session of the other.
    Adviser.objects.select_for_update(no_key=True).get(pk=run.adviser_id)
    wanted = [found for found in run_dates(run, at=at) if found.day in days and not found.refused]
    if not wanted:
        raise NoDatesLeft
    run.created_at, run.created_by = at, by
    run.save()
    for found in wanted:
        session = DropIn(
            type=run.type,
            adviser=run.adviser,
            starts_at=found.starts_at,
            ends_at=found.ends_at,
            capacity=run.capacity,
            is_online=run.is_online,
            venue=run.venue,
            join_url=run.join_url,
            join_by_phone=run.join_by_phone,
            status=status,
            run=run,
        )
        add_drop_in(drop_in=session, at=at)
    return run


def preview_change_of_time(run: Run, *, starts: time, minutes: int, at: datetime) -> Changed:
    """What `change_run_time` would do now; `done` has the new times."""
    sessions = list(coming_of_run(run, at=at))
    free = [session for session in sessions if not session.is_wanted]  # type: ignore[attr-defined]
    days = [local(session.starts_at).date() for session in free]
    busy = engagements(run.adviser, days, starts=starts, minutes=minutes, leaving_out=[session.pk for session in free])
    changed = Changed(left_alone=[session for session in sessions if session.is_wanted])  # type: ignore[attr-defined]
    for session, day in zip(free, days, strict=True):
        session.starts_at, session.ends_at = times_on(day, starts, minutes)
        if why := why_no_session(session.starts_at, session.ends_at, busy, at=at):
            changed.refused[session.pk] = why
        changed.done.append(session)
    return changed


@transaction.atomic
def change_run_time(*, run_id: int, starts: time, minutes: int, by: User, at: datetime) -> Changed:
    """Moves the coming sessions that nobody counts on; others, and those that cannot move, stay. Raises RunEnded."""
    run = _lock_run(run_id)
    lock_drop_ins(coming_of_run(run, at=at).values_list("pk", flat=True))
    found = preview_change_of_time(run, starts=starts, minutes=minutes, at=at)
    moving = [session for session in found.done if session.pk not in found.refused]
    for session in moving:
        change_drop_in(drop_in=session, by=by, at=at)
    run.starts, run.minutes = starts, minutes
    run.save(update_fields=["starts", "minutes"])
    return Changed(moving, found.left_alone, found.refused)


@transaction.atomic
def end_run(*, run_id: int, by: User, at: datetime) -> Changed:
    """Takes away the coming sessions that nobody counts on: those with a history are cancelled. Raises RunEnded."""
    run = _lock_run(run_id)
    lock_drop_ins(coming_of_run(run, at=at).values_list("pk", flat=True))
    changed = Changed()
    for session in coming_of_run(run, at=at):
        if session.is_wanted:  # type: ignore[attr-defined]
            changed.left_alone.append(session)
            continue
        changed.done.append(session)
        _take_away(session, by=by, at=at)
    run.ended_at = at
    run.save(update_fields=["ended_at"])
    return changed


def _lock_run(run_id: int) -> Run:
    run = Run.objects.select_for_update(of=("self",)).select_related("type", "adviser").get(pk=run_id)
    Adviser.objects.select_for_update(no_key=True).get(pk=run.adviser_id)
    if run.ended_at is not None:
        raise RunEnded
    return run


def _take_away(session: DropIn, *, by: User, at: datetime) -> None:
    if has_history(session):
        cancel_drop_in(drop_in_id=session.pk, reason=ENDED, by=by, at=at)
    else:
        DropIn.objects.filter(pk=session.pk).delete()


def has_history(session: DropIn) -> bool:
    """Whether anybody ever booked it or waited for it, so that its row must stay."""
    told = BookingEvent.objects.filter(Q(from_drop_in=session) | Q(to_drop_in=session))
    waited = WaitEntry.objects.for_drop_in(session)
    return session.bookings.exists() or told.exists() or waited.exists()
