"""Who looked at somebody's details: written before they are shown."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from applicants.actors import Actor
from applicants.enums import Looked
from applicants.models import AccessLog, Applicant


def note_look(*, applicant: Applicant, what: Looked, by: Actor, at: datetime) -> None:
    note_looks(applicants=[applicant], what=what, by=by, at=at)


def note_looks(*, applicants: Iterable[Applicant], what: Looked, by: Actor, at: datetime) -> None:
    """The person reads it on their page, so looking at one's own is not noted."""
    AccessLog.objects.bulk_create(
        AccessLog(applicant=applicant, organisation=by.organisation, by=by.user, what=what, at=at)
        for applicant in applicants
    )
