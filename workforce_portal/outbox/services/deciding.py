"""What staff decide about a single mail. Each is written to the audit log."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.admin.models import CHANGE, LogEntry
from django.db import transaction

from workforce_portal.outbox.models import PlannedMail, State
from workforce_portal.outbox.services.waking import wake_sender
from workforce_portal.users.models import User

RESENDABLE = frozenset({State.FAILED, State.UNCERTAIN, State.SKIPPED})
SKIPPABLE = frozenset({State.PLANNED, State.FAILED, State.UNCERTAIN})


class CannotDecide(Exception):
    """The mail has moved on meanwhile; the text says how."""


@transaction.atomic
def send_now(*, mail: PlannedMail, by: User, at: datetime) -> PlannedMail:
    """Due from this moment; what it is about is still checked before it goes."""
    mail = _lock(mail, {State.PLANNED})
    mail = _save(mail, by, "Sent now", try_at=at, due_at=max(mail.due_at, at) if mail.attempts else mail.due_at)
    wake_sender()
    return mail


@transaction.atomic
def skip_mail(*, mail: PlannedMail, reason: str, by: User, at: datetime) -> PlannedMail:
    """Not sent, or not sent again: because it has no point any more, or because the person was rung instead."""
    mail = _lock(mail, SKIPPABLE)
    return _save(mail, by, f"Skipped: {reason}", state=State.SKIPPED, reason=reason[:500], finished_at=at)


@transaction.atomic
def resend_mail(*, mail: PlannedMail, by: User, at: datetime) -> PlannedMail:
    """Once more from the start, under the same Message-ID: a programme that has it already may show it once."""
    mail = _lock(mail, RESENDABLE)
    again = mail.resends + (mail.state == State.UNCERTAIN)
    fresh = {"attempts": 0, "resends": again, "reason": "", "handed_over_at": None, "finished_at": None}
    mail = _save(mail, by, "Sent again", state=State.PLANNED, due_at=at, try_at=at, **fresh)
    wake_sender()
    return mail


@transaction.atomic
def mark_arrived(*, mail: PlannedMail, by: User, at: datetime) -> PlannedMail:
    mail = _lock(mail, {State.UNCERTAIN})
    return _save(mail, by, "Known to have arrived", state=State.SENT, reason="", finished_at=at)


def _lock(mail: PlannedMail, states: frozenset[State] | set[State]) -> PlannedMail:
    mail = PlannedMail.objects.select_for_update().get(pk=mail.pk)
    if mail.state not in states:
        raise CannotDecide(f"Nothing was changed: this message is now “{State(mail.state).label}”.")
    return mail


def _save(mail: PlannedMail, by: User, what: str, **values: Any) -> PlannedMail:
    for name, value in values.items():
        setattr(mail, name, value)
    mail.save(update_fields=list(values))
    LogEntry.objects.log_actions(by.pk, [mail], CHANGE, what, single_object=True)
    return mail
