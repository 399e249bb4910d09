"""Mail of the time before the demonstration began: kept as sent, with its text, and never sent to anybody."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from workforce_portal.outbox import kinds
from workforce_portal.outbox.kinds import Skip
from workforce_portal.outbox.models import PlannedMail, State
from workforce_portal.outbox.preparing import prepare
from workforce_portal.outbox.services.recovering import STOPPED
from workforce_portal.outbox.texts import Wording, render, render_text
from workforce_portal.places.clock import at_local

ON_THE_WAY = timedelta(seconds=4)


def last_evening(today: date) -> datetime:
    """Until when an invented past is settled; what the night had to say goes out at the first start."""
    return at_local(today - timedelta(days=1), time(18))


def settle_mail_of(*prefixes: str, until: datetime) -> None:
    """Settles the kinds whose keys begin so: each part of the demonstration its own."""
    settle_mail(until=until, of_kinds=[kind.key for kind in kinds.all_kinds() if kind.key.startswith(prefixes)])


def settle_mail(*, until: datetime, of_kinds: Iterable[str] | None = None) -> None:
    """What was due is kept as sent, or as skipped, as it would have been at that moment."""
    due = PlannedMail.objects.filter(state=State.PLANNED, due_at__lte=until).order_by("due_at", "pk")
    if of_kinds is not None:
        due = due.filter(kind__in=list(of_kinds))
    for mail in due:
        _settle(mail)


def _settle(mail: PlannedMail) -> None:
    kind = kinds.get(mail.kind)
    mail.finished_at = mail.due_at + ON_THE_WAY
    prepared = prepare(mail, kind, at=mail.due_at)
    if isinstance(prepared, Skip):
        mail.state, mail.reason = State.SKIPPED, prepared.reason
        mail.save()
        return
    wording = Wording(kind.subject, kind.body)
    said = render_text(kind, prepared.values) if mail.is_text else render(kind, wording, prepared.values)
    mail.state, mail.handed_over_at = State.SENT, mail.finished_at
    mail.subject, mail.body_text, mail.body_html = said.subject, said.text, said.html
    mail.calendar = prepared.calendar
    mail.save()


def fail_mail(mail: PlannedMail | None, *, reason: str) -> None:
    """Turns a sent one into one that the mail server refused."""
    if mail:
        mail.state, mail.reason, mail.handed_over_at = State.FAILED, reason, None
        mail.save(update_fields=["state", "reason", "handed_over_at"])


def leave_uncertain(mail: PlannedMail | None) -> None:
    """Turns a sent one into one of which nobody knows whether the mail server took it."""
    if mail:
        mail.state, mail.reason = State.UNCERTAIN, STOPPED
        mail.save(update_fields=["state", "reason"])
