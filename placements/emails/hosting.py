"""What hosts are written about the yearly question."""

from __future__ import annotations

from datetime import datetime

from placements.emails.planning import office, register_kind
from placements.enums import HostingAnswer
from placements.links import answer_url
from placements.mail_texts import Wording
from placements.mail_texts import hosting as texts
from placements.models import HostingStatement
from placements.years import say_year
from workforce_portal.outbox.kinds import Prepared, Skip
from workforce_portal.outbox.models import PlannedMail
from workforce_portal.outbox.services import cancel_planned_mail, plan_mail, wake_sender


def plan_question(statement: HostingStatement, *, at: datetime) -> None:
    _plan(texts.HOST_QUESTION, statement, f"{statement.pk}", at=at)


def plan_reminder(statement: HostingStatement, *, at: datetime) -> None:
    _plan(texts.HOST_REMINDER, statement, f"{statement.pk}", at=at)


def plan_still_right(statement: HostingStatement, *, at: datetime) -> None:
    _plan(texts.HOST_STILL_RIGHT, statement, f"{statement.pk}:{at:%Y%m%d}", at=at)


def cancel_asking(statement: HostingStatement, *, at: datetime) -> None:
    kinds = [texts.HOST_QUESTION.key, texts.HOST_REMINDER.key]
    cancel_planned_mail(about=statement, kinds=kinds, reason="They have answered", at=at)


def _plan(wording: Wording, statement: HostingStatement, key: str, *, at: datetime) -> None:
    site = statement.site
    if not site.contact_email:
        return
    plan_mail(
        kind=wording.key,
        about=statement,
        to_email=site.contact_email,
        to_name=site.contact_name or site.name,
        due_at=at,
        dedupe_key=f"{wording.key}:{key}",
        at=at,
    )
    wake_sender()


def prepare_question(mail: PlannedMail, at: datetime) -> Prepared | Skip:
    statement = _statement(mail)
    if statement.answer != HostingAnswer.NOT_ANSWERED:
        return Skip("They have answered meanwhile")
    return _prepared(mail, statement)


def prepare_still_right(mail: PlannedMail, at: datetime) -> Prepared | Skip:
    statement = _statement(mail)
    if statement.nudged_at and statement.confirmed_at and statement.confirmed_at > statement.nudged_at:
        return Skip("They have confirmed it meanwhile")
    return _prepared(mail, statement, answer=statement.get_answer_display())


def _statement(mail: PlannedMail) -> HostingStatement:
    return HostingStatement.objects.select_related("site").get(pk=mail.about_id)


def _prepared(mail: PlannedMail, statement: HostingStatement, **words: str) -> Prepared | Skip:
    if not statement.site.is_active:
        return Skip("The place is not asked about students any more")
    return Prepared(
        {
            **office(),
            "name": mail.to_name,
            "place": statement.site.name,
            "year": say_year(statement.year),
            "answer_link": answer_url(statement.site),
            **words,
        }
    )


def _contact(mail: PlannedMail) -> tuple[str, str]:
    statement = mail.about
    if isinstance(statement, HostingStatement):
        return statement.site.contact_name or statement.site.name, statement.site.contact_phone
    return mail.to_name, ""


def register_kinds() -> None:
    register_kind(texts.HOST_QUESTION, prepare_question, _contact)
    register_kind(texts.HOST_REMINDER, prepare_question, _contact)
    register_kind(texts.HOST_STILL_RIGHT, prepare_still_right, _contact)
