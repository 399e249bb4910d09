"""Mail to advisers about their own sessions. It names nobody who booked: the day sheet does, behind a sign-in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.urls import reverse

from providers.mail_texts import Wording
from providers.mail_texts.agenda import AGENDA, OUTCOMES, PLACEHOLDERS
from providers.models import Adviser, Booking, DropIn
from providers.selectors.agenda import sessions_not_recorded, sessions_of_day, start_of
from workforce_portal.outbox.kinds import MailKind, Prepared, Skip, register
from workforce_portal.outbox.models import PlannedMail
from workforce_portal.outbox.services import plan_mail
from workforce_portal.outbox.texts import BULLET
from workforce_portal.places.clock import at_local, local, say_date, say_times
from workforce_portal.places.working_days import add_working_days, next_working_day

AGENDA_TIME = time(17, 0)
OUTCOMES_TIME = time(9, 0)


def agenda_due_at(day: date) -> datetime:
    """17:00 on the working day before: there is an evening left to prepare, and the office is still open."""
    return at_local(add_working_days(day, -1), AGENDA_TIME)


def outcomes_due_at(ended_at: datetime) -> datetime:
    return at_local(next_working_day(local(ended_at).date()), OUTCOMES_TIME)


def agenda_key(adviser_id: int, day: date) -> str:
    return f"{AGENDA.key}:{adviser_id}:{day:%Y%m%d}"


def outcomes_key(adviser_id: int, day: date) -> str:
    return f"{OUTCOMES.key}:{adviser_id}:{day:%Y%m%d}"


def plan_agenda(adviser: Adviser, day: date, *, at: datetime) -> None:
    _plan(AGENDA, adviser, agenda_key(adviser.pk, day), due_at=agenda_due_at(day), anchor=start_of(day), at=at)


def plan_outcomes_mail(adviser: Adviser, due_at: datetime, *, at: datetime) -> None:
    _plan(OUTCOMES, adviser, outcomes_key(adviser.pk, local(due_at).date()), due_at=due_at, anchor=due_at, at=at)


def _plan(wording: Wording, adviser: Adviser, key: str, *, due_at: datetime, anchor: datetime, at: datetime) -> None:
    plan_mail(
        kind=wording.key,
        about=adviser,
        to_email=adviser.email,
        to_name=adviser.name,
        due_at=due_at,
        dedupe_key=key,
        anchor=anchor,
        at=at,
    )


def prepare_agenda(mail: PlannedMail, at: datetime) -> Prepared | Skip:
    adviser = Adviser.objects.get(pk=mail.about_id)
    if refused := _why_not(mail, adviser):
        return refused
    day = local(mail.anchor or mail.due_at).date()
    sessions = list(sessions_of_day(adviser.pk, day))
    if not sessions:
        return Skip("There is no session on that day any more")
    topics = _topics(sessions)
    said = "\n\n".join(_said(session, topics.get(session.pk, {})) for session in sessions)
    sheet = reverse("admin:providers_dropin_day", args=[day])
    return Prepared(
        {
            "adviser": adviser.name,
            "day": say_date(day),
            "sessions": said,
            "day_sheet_link": f"{settings.SITE_URL}{sheet}",
            "site_name": settings.SITE_NAME,
        }
    )


def prepare_outcomes(mail: PlannedMail, at: datetime) -> Prepared | Skip:
    adviser = Adviser.objects.get(pk=mail.about_id)
    if refused := _why_not(mail, adviser):
        return refused
    morning = local(mail.anchor or mail.due_at).date()
    first = start_of(add_working_days(morning, -1))
    rows = sessions_not_recorded(first=first, last=start_of(morning)).filter(adviser=adviser).select_related("type")
    sessions = list(rows)
    if not sessions:
        return Skip("Every outcome has been recorded")
    return Prepared(
        {
            "adviser": adviser.name,
            "count": f"{len(sessions)} session{'' if len(sessions) == 1 else 's'}",
            "sessions": "\n".join(_to_mark(session) for session in sessions),
            "site_name": settings.SITE_NAME,
        }
    )


def _why_not(mail: PlannedMail, adviser: Adviser) -> Skip | None:
    if not adviser.is_active:
        return Skip("The adviser holds no more drop-ins")
    return None if adviser.email == mail.to_email else Skip("The adviser has another address")


def _topics(sessions: Iterable[DropIn]) -> dict[int, dict[str, int]]:
    """How many want help with what, by session."""
    found: dict[int, dict[str, int]] = {}
    rows = Booking.objects.on_the_sheet().filter(drop_in__in=sessions).order_by("topic__position", "topic__name")
    for pk, topic in rows.values_list("drop_in_id", "topic__name"):
        of_session = found.setdefault(pk, {})
        of_session[topic] = of_session.get(topic, 0) + 1
    return found


def _said(session: Any, topics: dict[str, int]) -> str:
    where = session.venue or "online"
    lines = [f"{say_times(session.starts_at, session.ends_at)}, {session.type.name}, {where}"]
    if not session.people:
        return "\n".join([*lines, "Nobody has booked yet."])
    wants = ", ".join(topic if count == 1 else f"{topic} ({count})" for topic, count in topics.items())
    lines.append(f"{_people(session.people)}: {wants}")
    if session.with_needs:
        verb = "needs" if session.with_needs == 1 else "need"
        lines.append(f"{session.with_needs} of them {verb} something to take part.")
    return "\n".join(lines)


def _to_mark(session: DropIn) -> str:
    sheet = reverse("admin:providers_dropin_sheet", args=[local(session.starts_at).date(), session.pk])
    when = f"{say_date(session.starts_at, year=False)}, {say_times(session.starts_at, session.ends_at)}"
    return f"{BULLET}{when}, {session.type.name}: {settings.SITE_URL}{sheet}"


def _people(count: int) -> str:
    return "1 person" if count == 1 else f"{count} people"


PREPARE = {AGENDA: (prepare_agenda, timedelta(hours=14)), OUTCOMES: (prepare_outcomes, timedelta(hours=12))}


def register_kinds() -> None:
    for wording, (prepare, max_late) in PREPARE.items():
        register(
            MailKind(
                key=wording.key,
                name=wording.name,
                when=wording.when,
                placeholders=tuple(p for p in PLACEHOLDERS if p.name in wording.may_name),
                subject=wording.subject,
                body=wording.body,
                must_arrive=False,
                max_late=max_late,
                prepare=prepare,
            )
        )
