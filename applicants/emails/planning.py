"""What every message needs: an address, the office's words, and its kind."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta

from django.conf import settings
from django.db.models import Model

from applicants.enums import ContactWay
from applicants.links import answer_url, me_url
from applicants.mail_texts import PLACEHOLDERS, Wording
from applicants.models import Applicant, Referral
from applicants.phones import say_phone
from applicants.selectors.notices import reader_of, readers_of_new
from workforce_portal.outbox.kinds import MailKind, Prepared, Skip, register
from workforce_portal.outbox.models import PlannedMail
from workforce_portal.outbox.services import plan_mail, plan_text, wake_sender
from workforce_portal.places.clock import at_local, local
from workforce_portal.texting import gateway

Prepare = Callable[[PlannedMail, datetime], Prepared | Skip]

# A telephone lies beside the bed: no text before or after, unless the person gave other hours.
EARLIEST, LATEST = time(8), time(21)
# What a text leads to, the most telling first.
LINKS = ("keep_link", "return_link", "draft_link", "follow_up_link", "me_link")


def plan_for_person(
    wording: Wording, applicant: Applicant, about: Model, key: str, *, at: datetime, due_at: datetime | None = None
) -> None:
    """By text or e-mail, whichever they named first; who chose neither sees it on their page.

    A text waits for the hours in which they want to hear from us. One key for both ways: nobody is told twice.
    """
    way = way_to_write(applicant)
    if way == ContactWay.TEXT:
        due_at = within_hours(applicant, due_at or at)
        plan_text_now(wording, about, applicant, key, at=at, due_at=due_at)
    elif way == ContactWay.EMAIL:
        _plan(wording, about, applicant.email, applicant.first_name, key, at=at, due_at=due_at or at)


def plan_text_now(
    wording: Wording, about: Model, applicant: Applicant, key: str, *, at: datetime, due_at: datetime
) -> None:
    """Whatever the hour: for what the person has asked for at this moment, or once the hour was minded."""
    plan_text(
        kind=wording.key,
        about=about,
        to_phone=applicant.phone,
        to_name=applicant.first_name,
        due_at=due_at,
        dedupe_key=f"{wording.key}:{key}",
        at=at,
    )
    if due_at <= at:
        wake_sender()


def way_to_write(applicant: Applicant) -> ContactWay | None:
    """The first of their ways by which the portal itself can write to them; None where it cannot."""
    if applicant.redacted_at:
        return None
    possible = {
        ContactWay.TEXT: bool(applicant.phone) and gateway.is_there(),
        ContactWay.EMAIL: bool(applicant.email),
    }
    return next((ContactWay(way) for way in applicant.contact_ways if possible.get(ContactWay(way))), None)


def within_hours(applicant: Applicant, moment: datetime) -> datetime:
    """The first moment from then on at which they want to hear from us; by day where they have said nothing."""
    begins, ends = applicant.contact_from or EARLIEST, applicant.contact_until or LATEST
    when = local(moment)
    if begins <= when.time() < ends or begins >= ends:
        return moment
    day = when.date() if when.time() < begins else when.date() + timedelta(days=1)
    return at_local(day, begins)


def is_to_them_still(mail: PlannedMail, applicant: Applicant) -> bool:
    """Whether it would reach the person where they are now; what they corrected since is not written to any more."""
    return (mail.to_phone or mail.to_email) == (applicant.phone if mail.is_text else applicant.email)


def plan_for_partner(wording: Wording, referral: Referral, key: str, *, at: datetime) -> None:
    """To the adviser who looks after the referral, else to the organisation."""
    reader = reader_of(referral)
    if reader.email:
        _plan(wording, referral, reader.email, reader.name, key, at=at, due_at=at)


def plan_for_colleagues(wording: Wording, referral: Referral, key: str, *, at: datetime) -> None:
    """To those of the organisation who asked to hear of everybody new."""
    for reader in readers_of_new(referral.organisation):
        _plan(wording, referral, reader.email, reader.name, f"{key}:{reader.email}", at=at, due_at=at)


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
            text=_text(wording),
        )
    )


def _text(wording: Wording) -> str:
    """The subject and the link: a telephone that lies open tells nothing about its owner."""
    link = next((name for name in LINKS if name in wording.may_name), "")
    subject = wording.subject if wording.subject.endswith("?") else f"{wording.subject}."
    return f"{{{{ site_name }}}}: {subject} {{{{ {link} }}}}" if link else ""


def _contact(mail: PlannedMail) -> tuple[str, str]:
    """Whom to ring when the mail cannot be delivered."""
    thing = mail.about
    person = thing.applicant if isinstance(thing, Referral) else thing
    if isinstance(person, Applicant) and is_to_them_still(mail, person):
        return person.name, say_phone(person.phone)
    return mail.to_name, ""
