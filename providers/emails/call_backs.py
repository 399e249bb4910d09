"""What somebody is written who asked us to ring."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings

from providers.enums import CallBackStatus
from providers.links.call_backs import call_back_url
from providers.mail_texts.waiting import CALL_BACK_ASKED, PLACEHOLDERS
from providers.models import CallBackRequest
from workforce_portal.outbox.kinds import MailKind, Prepared, Skip, register
from workforce_portal.outbox.models import PlannedMail
from workforce_portal.outbox.services import cancel_planned_mail, plan_mail, wake_sender
from workforce_portal.places.clock import say_date


def plan_asked(call: CallBackRequest, *, at: datetime) -> None:
    if not call.email:
        return
    plan_mail(
        kind=CALL_BACK_ASKED.key,
        about=call,
        to_email=call.email,
        to_name=call.name,
        due_at=at,
        dedupe_key=f"call_back_asked:{call.pk}",
        at=at,
    )
    wake_sender()


def cancel_asked_mail(call: CallBackRequest, *, at: datetime) -> None:
    cancel_planned_mail(about=call, kinds=[CALL_BACK_ASKED.key], reason="They took the request back", at=at)


def prepare_asked(mail: PlannedMail, at: datetime) -> Prepared | Skip:
    call = CallBackRequest.objects.select_related("topic").prefetch_related("windows").get(pk=mail.about_id)
    if call.status != CallBackStatus.OPEN:
        return Skip("The call is settled")
    return Prepared(
        {
            "first_name": call.first_name,
            "topic": call.topic.name,
            "times": "\n".join(str(window) for window in call.windows.all()),
            "promised_by": say_date(call.promised_by, year=False),
            "call_link": call_back_url(call),
            "help_phone": settings.HELP_PHONE,
            "help_hours": settings.HELP_HOURS,
            "site_name": settings.SITE_NAME,
        }
    )


def _contact(mail: PlannedMail) -> tuple[str, str]:
    call = mail.about
    return (call.name, call.phone) if isinstance(call, CallBackRequest) else (mail.to_name, "")


def register_kind() -> None:
    register(
        MailKind(
            key=CALL_BACK_ASKED.key,
            name=CALL_BACK_ASKED.name,
            when=CALL_BACK_ASKED.when,
            placeholders=tuple(p for p in PLACEHOLDERS if p.name in CALL_BACK_ASKED.may_name),
            subject=CALL_BACK_ASKED.subject,
            body=CALL_BACK_ASKED.body,
            must_arrive=True,
            max_late=timedelta(hours=24),
            prepare=prepare_asked,
            contact=_contact,
        )
    )
