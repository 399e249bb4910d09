from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Model, Q

from workforce_portal.outbox import kinds as registered
from workforce_portal.outbox.models import Channel, PlannedMail, State

# One statement, so that planning costs a booking one round trip and two at once cannot both succeed.
# A message that was called off comes back to life; one that is planned, sent or given up stays as it is.
PLAN = """
INSERT INTO outbox_plannedmail AS mail (
    uuid, kind, dedupe_key, about_type_id, about_id, channel, to_email, to_phone, to_name, anchor, due_at, try_at,
    message_id, created_at, state, attempts, resends, reason, subject, body_text, body_html, calendar
)
VALUES (%(uuid)s, %(kind)s, %(key)s, %(type)s, %(id)s, %(channel)s, %(email)s, %(phone)s, %(name)s, %(anchor)s,
        %(due)s, %(due)s, %(message_id)s, %(at)s, 'planned', 0, 0, '', '', '', '', '')
ON CONFLICT (dedupe_key) DO UPDATE
SET state = 'planned', channel = EXCLUDED.channel, to_email = EXCLUDED.to_email, to_phone = EXCLUDED.to_phone,
    to_name = EXCLUDED.to_name, anchor = EXCLUDED.anchor, due_at = EXCLUDED.due_at, try_at = EXCLUDED.try_at,
    attempts = 0, resends = 0, reason = '', handed_over_at = NULL, finished_at = NULL
WHERE mail.state IN ('cancelled', 'skipped')
RETURNING mail.*
"""


def plan_mail(
    *,
    kind: str,
    about: Model,
    to_email: str,
    to_name: str,
    due_at: datetime,
    dedupe_key: str,
    anchor: datetime | None = None,
    at: datetime,
) -> PlannedMail:
    """
    The one row of `dedupe_key`: made, or left as it is, or revived if it had been cancelled or skipped.
    Raises ValueError for nobody to send to: somebody without an e-mail address is rung, not mailed.
    """
    _refuse_bad_address(to_email)
    where = {"channel": Channel.EMAIL, "email": to_email, "phone": ""}
    return _plan(kind, about, to_name, dedupe_key, anchor=anchor, due_at=due_at, at=at, **where)


def plan_text(
    *, kind: str, about: Model, to_phone: str, to_name: str, due_at: datetime, dedupe_key: str, at: datetime
) -> PlannedMail:
    """The same as a text message, under the same key: what is said by one channel is not said by the other.

    Raises ValueError for a kind without words for a text, or where there is no number.
    """
    if not to_phone or not registered.get(kind).text:
        raise ValueError("There is no number, or this kind has no words for a text")
    where = {"channel": Channel.TEXT, "email": "", "phone": to_phone}
    return _plan(kind, about, to_name, dedupe_key, anchor=None, due_at=due_at, at=at, **where)


def _plan(
    kind: str,
    about: Model,
    to_name: str,
    dedupe_key: str,
    *,
    anchor: datetime | None,
    due_at: datetime,
    at: datetime,
    **where: str,
) -> PlannedMail:
    registered.get(kind)
    number = uuid.uuid4()
    values = {
        "uuid": number,
        "kind": kind,
        "key": dedupe_key,
        "type": ContentType.objects.get_for_model(about).pk,
        "id": about.pk,
        **where,
        "name": to_name[:200],
        "anchor": anchor,
        "due": due_at,
        "message_id": f"<{number}@{settings.SITE_HOST}>",
        "at": at,
    }
    written = list(PlannedMail.objects.raw(PLAN, values))
    return written[0] if written else PlannedMail.objects.get(dedupe_key=dedupe_key)


def cancel_planned_mail(*, about: Model, kinds: Iterable[str], reason: str, at: datetime) -> int:
    """How many were called off. One that the mail server has been asked to take can no longer be."""
    not_begun = Q(state=State.PLANNED) | Q(state=State.CLAIMED, handed_over_at=None)
    return (
        PlannedMail.objects.about(about)
        .filter(not_begun, kind__in=list(kinds))
        .update(state=State.CANCELLED, reason=reason[:500], claim=None, claimed_at=None, finished_at=at)
    )


def _refuse_bad_address(address: str) -> None:
    if not address:
        raise ValueError("There is no e-mail address to plan a mail for")
    try:
        validate_email(address)
    except ValidationError as error:
        raise ValueError("No mail can reach this address") from error
