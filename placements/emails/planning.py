"""What every message needs: the office's words, and its kind."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.conf import settings

from placements.mail_texts import PLACEHOLDERS, Wording
from workforce_portal.outbox.kinds import MailKind, Prepared, Skip, register
from workforce_portal.outbox.models import PlannedMail

Prepare = Callable[[PlannedMail, datetime], Prepared | Skip]
Contact = Callable[[PlannedMail], tuple[str, str]]


def office() -> dict[str, str]:
    return {
        "help_phone": settings.HELP_PHONE,
        "help_hours": settings.HELP_HOURS,
        "site_name": settings.SITE_NAME,
    }


def register_kind(wording: Wording, prepare: Prepare, contact: Contact) -> None:
    register(
        MailKind(
            key=wording.key,
            name=wording.name,
            when=wording.when,
            placeholders=tuple(one for one in PLACEHOLDERS if one.name in wording.may_name),
            subject=wording.subject,
            body=wording.body,
            must_arrive=wording.must_arrive,
            max_late=wording.max_late,
            prepare=prepare,
            contact=contact,
        )
    )
