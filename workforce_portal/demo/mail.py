"""Keeps what would have been sent, for the mailbox of the demonstration."""

from collections.abc import Sequence
from email.header import decode_header, make_header
from email.message import Message

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from workforce_portal.demo.models import DemoMail


class DemoBackend(BaseEmailBackend):
    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        kept = DemoMail.objects.bulk_create([keep(message) for message in email_messages])
        return len(kept)


def keep(message: EmailMessage) -> DemoMail:
    """From the finished message, as a mail program would read it."""
    parts = list(message.message().walk())
    return DemoMail(
        to=str(make_header(decode_header(", ".join(message.recipients()))))[:500],
        subject=message.subject[:300],
        text=_first(parts, "text/plain"),
        html=_first(parts, "text/html"),
        calendar=_first(parts, "text/calendar"),
    )


def _first(parts: Sequence[Message], content_type: str) -> str:
    for part in parts:
        if part.get_content_type() == content_type:
            content = part.get_payload(decode=True)
            return content.decode(part.get_content_charset("utf-8")) if isinstance(content, bytes) else ""
    return ""
