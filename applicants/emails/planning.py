"""What every message needs: an address, the office's words, and its kind."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.db.models import Model

from applicants.enums import ContactWay
from applicants.links import answer_url, me_url
from applicants.mail_texts import PLACEHOLDERS, Wording
from applicants.models import Applicant, Referral
from applicants.phones import say_phone
from workforce_portal.outbox.kinds import MailKind, Prepared, Skip, register
from workforce_portal.outbox.models import PlannedMail
from workforce_portal.outbox.services import plan_mail, wake_sender

Prepare = Callable[[PlannedMail, datetime], Prepared | Skip]


def plan_for_person(
    wording: Wording, applicant: Applicant, about: Model, key: str, *, at: datetime, due_at: datetime | None = None
) -> None:
    """To those who chose e-mail. Others see it on their page, and hear it in the way that they chose."""
    if applicant.redacted_at or not applicant.email or ContactWay.EMAIL not in applicant.contact_ways:
        return
    _plan(wording, about, applicant.email, applicant.first_name, key, at=at, due_at=due_at or at)


def plan_for_partner(wording: Wording, referral: Referral, key: str, *, at: datetime) -> None:
    """To the adviser who looks after the referral, else to the organisation."""
    assignment = referral.assignments.filter(ended_at=None).select_related("adviser").first()
    email = assignment.adviser.email if assignment else referral.organisation.email
    name = assignment.adviser.full_name if assignment else referral.organisation.name
    if email:
        _plan(wording, referral, email, name, key, at=at, due_at=at)


def plan_for_employer(wording: Wording, about: Model, *, email: str, name: str, key: str, at: datetime) -> None:
    if email:
        _plan(wording, about, email, name, key, at=at, due_at=at)


def _plan(wording: Wording, about: Model, email: str, name: str, key: str, *, at: datetime, due_at: datetime) -> None:
    plan_mail(
        kind=wording.key,
        about=about,
        to_email=email,
        to_name=name,
        due_at=due_at,
        dedupe_key=f"{wording.key}:{key}",
        at=at,
    )
    if due_at <= at:
        wake_sender()


def office() -> dict[str, str]:
    return {
        "help_phone": settings.HELP_PHONE,
        "help_hours": settings.HELP_HOURS,
        "site_name": settings.SITE_NAME,
    }


def words_for_person(applicant: Applicant) -> dict[str, str]:
    return {**office(), "first_name": applicant.first_name, "me_link": me_url(applicant)}


def words_for_partner(referral: Referral) -> dict[str, str]:
    return {**office(), "reference": referral.applicant.reference, "answer_link": answer_url(referral)}


def register_kind(wording: Wording, prepare: Prepare) -> None:
    register(
        MailKind(
            key=wording.key,
            name=wording.name,
            when=wording.when,
            placeholders=tuple(one for one in PLACEHOLDERS if one.name in wording.may_name),
            subject=wording.subject,
            body=wording.body,
            must_arrive=wording.must_arrive,
            max_late=wording.max_late,
            prepare=prepare,
            contact=_contact,
        )
    )


def _contact(mail: PlannedMail) -> tuple[str, str]:
    """Whom to ring when the mail cannot be delivered."""
    thing = mail.about
    person = thing.applicant if isinstance(thing, Referral) else thing
    if isinstance(person, Applicant) and person.email == mail.to_email:
        return person.name, say_phone(person.phone)
    return mail.to_name, ""
