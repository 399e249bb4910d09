from __future__ import annotations

from email.utils import formataddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from workforce_portal.outbox.models import PlannedMail

CALENDAR_NAME = "invite.ics"


def compose(mail: PlannedMail, *, calendar_method: str) -> EmailMultiAlternatives:
    """The message of a mail whose text is filled in. Nothing in its headers names anybody but To and Subject."""
    message = EmailMultiAlternatives(
        subject=mail.subject,
        body=mail.body_text,
        to=[_recipient(mail)],
        reply_to=[settings.MAIL_REPLY_TO],
        headers={"Message-ID": mail.message_id, "Auto-Submitted": "auto-generated"},
    )
    message.attach_alternative(mail.body_html, "text/html")
    if mail.calendar:
        # Twice: programmes offer the alternative as an invitation, and people find the attachment.
        mimetype = f"text/calendar; method={calendar_method}"
        message.attach_alternative(mail.calendar, mimetype)
        message.attach(CALENDAR_NAME, mail.calendar, mimetype)
    return message


def _recipient(mail: PlannedMail) -> str:
    name = " ".join("".join(c if c.isprintable() else " " for c in mail.to_name).split())
    return formataddr((name, mail.to_email))
