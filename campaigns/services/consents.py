"""What people agree to: recorded with the paper that proves it, and taken back for everything at once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import IO

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone

from campaigns.emails import consents as emails
from campaigns.enums import ConsentEventKind, Scope
from campaigns.models import Consent, ConsentEvent, Person
from campaigns.refusals import NothingToWithdraw
from campaigns.selectors.consents import in_force, running_out
from campaigns.services.documents import check_document
from workforce_portal.publishing.services import forget_versions, withdraw_previews
from workforce_portal.users.models import User


@transaction.atomic
def record_consent(
    *,
    person: Person,
    scopes: Iterable[Scope],
    given_on: date,
    expires_on: date,
    document: File,
    owner: User | None,
    by: User | None,
    at: datetime,
) -> Consent:
    """Raises DocumentRefused for a file that is not a signed form."""
    content: IO[bytes] = document.file if document.file is not None else document.open()
    check_document(content, document.size)
    consent = Consent(
        person=person,
        scopes=[Scope(scope).value for scope in scopes],
        given_on=given_on,
        expires_on=expires_on,
        owner=owner,
    )
    consent.document.save("", document, save=False)
    consent.save()
    _note(consent, ConsentEventKind.RECORDED, by=by, at=at)
    return consent


@transaction.atomic
def withdraw_consent(*, person_id: int, note: str, by: User | None, at: datetime) -> list[Consent]:
    """Takes back all that the person has agreed to. From then on nothing shows them.

    Raises NothingToWithdraw.
    """
    person = Person.objects.select_for_update().get(pk=person_id)
    consents = list(in_force(person, timezone.localdate(at)))
    if not consents:
        raise NothingToWithdraw(person)
    for consent in consents:
        consent.withdrawn_at = at
        consent.save(update_fields=["withdrawn_at"])
        _note(consent, ConsentEventKind.WITHDRAWN, by=by, at=at, note=note)
        emails.cancel_warnings(consent, reason="The consent was taken back", at=at)
    for story in person.stories.all():
        withdraw_previews(story, by=None)
        forget_versions(story)
    return consents


def note_document_opened(*, consent: Consent, by: User, at: datetime) -> ConsentEvent:
    return _note(consent, ConsentEventKind.OPENED, by=by, at=at)


def note_consent_changed(*, consent: Consent, what: str, by: User, at: datetime) -> ConsentEvent:
    return _note(consent, ConsentEventKind.CHANGED, by=by, at=at, note=what)


def warn_of_expiring_consents(*, at: datetime) -> int:
    """Plans the mails of 60 and of 14 days before a consent runs out; safe to run as often as one likes."""
    consents = running_out(timezone.localdate(at)).select_related("person", "owner")
    return sum(emails.plan_warning(consent, at=at) for consent in consents)


def _note(consent: Consent, kind: ConsentEventKind, *, by: User | None, at: datetime, note: str = "") -> ConsentEvent:
    return ConsentEvent.objects.create(consent=consent, kind=kind, by=by, at=at, note=note)
