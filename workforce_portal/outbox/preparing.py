"""What a mail would say at this moment: asked when it is sent, and when staff look at it beforehand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ObjectDoesNotExist

from workforce_portal.outbox import kinds
from workforce_portal.outbox.kinds import MailKind, Prepared, Skip
from workforce_portal.outbox.models import PlannedMail
from workforce_portal.outbox.texts import render, render_text, wording_of

GONE = "What it was about is no longer there"


def prepare(mail: PlannedMail, kind: MailKind, *, at: datetime) -> Prepared | Skip:
    """What the mail would say if it were sent at this moment, or why it would not be."""
    if kind.max_late is not None and at - mail.due_at > kind.max_late:
        return Skip(_late(mail))
    try:
        return kind.prepare(mail, at)
    except ObjectDoesNotExist:
        if mail.about is None:
            return Skip(GONE)
        raise


def _late(mail: PlannedMail) -> str:
    return f"Late. The last failure: {mail.reason}" if mail.reason else "Late"


@dataclass(frozen=True)
class Preview:
    """The text as it was sent, or as it would be sent now; or why it would not be."""

    is_as_sent: bool
    subject: str = ""
    text: str = ""
    html: str = ""
    why_not: str = ""


def preview(mail: PlannedMail, *, at: datetime) -> Preview:
    if mail.was_handed_over:
        return Preview(True, mail.subject, mail.body_text, mail.body_html)
    if not mail.is_waiting:
        return Preview(False, why_not=mail.reason)
    try:
        kind = kinds.get(mail.kind)
    except kinds.UnknownKind as error:
        return Preview(False, why_not=str(error))
    prepared = prepare(mail, kind, at=max(at, mail.due_at))
    if isinstance(prepared, Skip):
        return Preview(False, why_not=prepared.reason)
    rendered = render_text(kind, prepared.values) if mail.is_text else render(kind, wording_of(kind), prepared.values)
    return Preview(False, rendered.subject, rendered.text, rendered.html)


def contact_of(mail: PlannedMail) -> tuple[str, str]:
    """Who to ring about it: name and telephone number, each empty where nobody knows."""
    try:
        contact = kinds.get(mail.kind).contact
        return contact(mail) if contact else (mail.to_name, "")
    except (kinds.UnknownKind, ObjectDoesNotExist):
        return (mail.to_name, "")
