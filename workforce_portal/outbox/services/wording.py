from __future__ import annotations

from django.contrib.admin.models import ADDITION, CHANGE, DELETION, LogEntry
from django.db import transaction

from workforce_portal.outbox.kinds import MailKind
from workforce_portal.outbox.models import MailText
from workforce_portal.users.models import User


class BadWording(Exception):
    """Its text says which placeholder is wrong, and which are allowed."""


@transaction.atomic
def change_wording(*, kind: MailKind, subject: str, body: str, by: User) -> MailText:
    """Mail that has not been sent yet follows at once. Raises BadWording."""
    if fault := kind.fault_in(subject, body):
        raise BadWording(fault)
    text, is_new = MailText.objects.update_or_create(kind=kind.key, defaults={"subject": subject, "body": body})
    _log(text, by, ADDITION if is_new else CHANGE, f"New wording of “{kind.name}”")
    return text


@transaction.atomic
def reset_wording(*, kind: MailKind, by: User) -> None:
    """Back to the wording that the portal came with."""
    for text in MailText.objects.select_for_update().filter(kind=kind.key):
        _log(text, by, DELETION, f"The portal’s own wording of “{kind.name}”")
        text.delete()


def _log(text: MailText, by: User, flag: int, what: str) -> None:
    LogEntry.objects.log_actions(by.pk, [text], flag, what, single_object=True)
