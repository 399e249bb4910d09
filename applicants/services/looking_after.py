"""What our staff do beside the moves of a referral."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from applicants.actors import Actor
from applicants.emails import keeping as emails
from applicants.enums import EventKind
from applicants.models import Snooze, StaffMessage
from applicants.refusals import NoteNeeded, NotLaterThanToday
from applicants.services.rows import lock_applicant, lock_referral, record_event
from workforce_portal.places.clock import local


@transaction.atomic
def snooze(*, referral_id: int, until: date, reason: str, by: Actor, at: datetime) -> Snooze:
    """Nobody is asked to look at it before that day. Raises NoteNeeded or NotLaterThanToday."""
    referral = lock_referral(referral_id)
    if not reason.strip():
        raise NoteNeeded
    if until <= local(at).date():
        raise NotLaterThanToday
    return Snooze.objects.create(referral=referral, until=until, reason=reason.strip(), by=by.user, at=at)


@transaction.atomic
def add_note(*, referral_id: int, note: str, by: Actor, at: datetime) -> None:
    """A line of history for the programme and staff; the person does not see it. Raises NoteNeeded."""
    referral = lock_referral(referral_id)
    if not note.strip():
        raise NoteNeeded
    record_event(referral, EventKind.NOTED, by=by, at=at, note=note.strip(), is_visible=False)


@transaction.atomic
def write_to_person(*, applicant_id: int, text: str, by: Actor, at: datetime) -> StaffMessage:
    """The text is on their page; a message says that it is there. Raises NoteNeeded or PersonForgotten."""
    applicant = lock_applicant(applicant_id)
    if not text.strip():
        raise NoteNeeded
    message = StaffMessage.objects.create(applicant=applicant, text=text.strip(), by=by.user, at=at)
    emails.plan_staff_message(message, at=at)
    return message
