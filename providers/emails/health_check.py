"""The reminder to answer the health check again: planned when asked for, left out when it has no point any more."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.conf import settings

from providers.health_check import results_of, to_start_with
from providers.links.health_check import health_check_path, health_check_url
from providers.mail_texts import health_check as texts
from providers.models import HealthCheck
from workforce_portal.outbox.kinds import MailKind, Prepared, Skip, register
from workforce_portal.outbox.models import PlannedMail
from workforce_portal.outbox.services import cancel_planned_mail, plan_mail
from workforce_portal.places.clock import at_local, local
from workforce_portal.places.working_days import is_working_day, next_working_day

THREE_MONTHS = timedelta(weeks=13)  # the same weekday
REMINDER_TIME = time(9, 0)


def reminder_day(at: datetime) -> date:
    day = local(at).date() + THREE_MONTHS
    return day if is_working_day(day) else next_working_day(day)


def plan_reminder_of_health_check(check: HealthCheck, *, email: str, at: datetime) -> datetime:
    due_at = at_local(reminder_day(at), REMINDER_TIME)
    plan_mail(
        kind=texts.KEY,
        about=check,
        to_email=email,
        to_name="",
        due_at=due_at,
        dedupe_key=f"{texts.KEY}:{check.pk}:{at:%Y%m%dT%H%M%S%f}",
        at=at,
    )
    return due_at


def cancel_health_check_reminder(check: HealthCheck, *, reason: str, at: datetime) -> None:
    cancel_planned_mail(about=check, kinds=[texts.KEY], reason=reason, at=at)


def prepare_health_check_reminder(mail: PlannedMail, at: datetime) -> Prepared | Skip:
    check = HealthCheck.objects.filter(pk=mail.about_id).first()
    latest = check.answer_sets.last() if check else None
    if check is None or latest is None:
        return Skip("The health check is gone")
    if latest.taken_at > mail.created_at:
        return Skip("Answered again since it was asked for")
    first = next(iter(to_start_with(results_of(latest.answers))), None)
    if first is None:
        return Skip("Nothing was left to work on")
    return Prepared(
        {
            "taken_on": f"{local(latest.taken_at):%-d %B %Y}",
            "first_stage": first.name,
            "first_step": first.steps[0].what,
            "again_link": f"{settings.SITE_URL}{health_check_path(check, 'health_check_again')}",
            "result_link": health_check_url(check),
            "help_phone": settings.HELP_PHONE,
            "help_hours": settings.HELP_HOURS,
            "site_name": settings.SITE_NAME,
        }
    )


def register_kind() -> None:
    register(
        MailKind(
            key=texts.KEY,
            name=texts.NAME,
            when=texts.WHEN,
            placeholders=texts.PLACEHOLDERS,
            subject=texts.SUBJECT,
            body=texts.BODY,
            must_arrive=False,
            max_late=timedelta(days=7),
            prepare=prepare_health_check_reminder,
        )
    )
