"""How somebody becomes known: by themselves, by an adviser, by our staff. All make one kind of record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db import transaction

from applicants import refusals
from applicants.actors import Actor
from applicants.ages import YOUNGEST, age_on
from applicants.emails import people as emails
from applicants.enums import ABOUT_ORGANISATION, Channel, ContactWay, Purpose, Role, Route
from applicants.models import Applicant
from applicants.phones import read_phone
from applicants.references import new_reference
from applicants.selectors.duplicates import find_same_person
from applicants.services.consents import record_consent
from applicants.services.rows import lock_applicant, note_activity
from workforce_portal.places.clock import local
from workforce_portal.places.selectors import PlaceNotFound, find_place

ROUTES = {Role.APPLICANT: Route.SELF, Role.ADVISER: Route.ADVISER, Role.STAFF: Route.STAFF}


@dataclass(frozen=True, kw_only=True)
class ApplicantDetails:
    """What somebody tells us. `adjustments` are kept with the consent for health alone."""

    name: str
    date_of_birth: date
    contact_ways: tuple[str, ...]
    called: str = ""
    email: str = ""
    phone: str = ""
    address: str = ""
    contact_from: time | None = None
    contact_until: time | None = None
    postcode: str = ""
    claims_benefit: str = ""
    may_work_in_uk: str = ""
    drives: str = ""
    hours_free: int | None = None
    free_at: tuple[str, ...] = ()
    free_from: date | None = None
    to_know: str = ""
    adjustments: str = ""


@dataclass(frozen=True)
class Registration:
    """`is_new` is for tests and staff: who registers alone must see the same page either way."""

    applicant: Applicant
    is_new: bool


@transaction.atomic
def register_applicant(
    *,
    details: ApplicantDetails,
    by: Actor,
    at: datetime,
    agreed: Iterable[Purpose] = (),
    channel: Channel = Channel.WEB,
    campaign_code: str = "",
    idempotency_key: UUID | None = None,
    is_somebody_else: bool = False,
) -> Registration:
    """Makes the record and tells the person. `agreed` are consents; one that names an
    organisation, such as PROGRESS, names that of the adviser.

    Somebody who registers twice alone is sent the link to their page instead, and nothing of theirs changes. Advisers
    and staff are stopped with AlreadyRegistered until they say that `is_somebody_else`. The same `idempotency_key`
    again returns the record that it made. Raises NotBornYet, TooYoung or NoWayToReach besides.
    """
    if idempotency_key and (made := Applicant.objects.filter(idempotency_key=idempotency_key).first()):
        return Registration(made, is_new=True)
    details = tidy(details)
    refuse_impossible(details, by=by, day=local(at).date())
    if not is_somebody_else and (same := _find_same(details)):
        if by.role != Role.APPLICANT:
            raise refusals.AlreadyRegistered(same)
        emails.plan_already_registered(same, at=at)
        return Registration(same, is_new=False)
    agreed = set(agreed)
    applicant = _make(details, agreed, by=by, at=at, campaign_code=campaign_code, idempotency_key=idempotency_key)
    for purpose in sorted(agreed):
        organisation = by.organisation if purpose in ABOUT_ORGANISATION else None
        record_consent(applicant, purpose, organisation=organisation, channel=channel, is_given=True, by=by, at=at)
    if by.role == Role.APPLICANT:
        emails.plan_registered(applicant, at=at)
    else:
        emails.plan_registered_by(applicant, at=at)
    return Registration(applicant, is_new=True)


@transaction.atomic
def confirm_registration(*, applicant_id: int, at: datetime) -> Applicant:
    """The person has seen for themselves what somebody else wrote about them. Twice changes nothing."""
    applicant = lock_applicant(applicant_id)
    if applicant.confirmed_at is None:
        applicant.confirmed_at = at
        applicant.save(update_fields=["confirmed_at"])
    note_activity(applicant, at=at)
    return applicant


def tidy(details: ApplicantDetails) -> ApplicantDetails:
    """As it is stored, however it was typed. Raises BadPhone, which is a sentence too."""
    return replace(
        details,
        name=" ".join(details.name.split()),
        email=details.email.strip(),
        phone=read_phone(details.phone),
        contact_ways=tuple(details.contact_ways),
        free_at=tuple(details.free_at),
    )


def refuse_impossible(details: ApplicantDetails, *, by: Actor, day: date) -> None:
    if details.date_of_birth > day:
        raise refusals.NotBornYet
    if age_on(day, details.date_of_birth) < YOUNGEST:
        raise refusals.TooYoung
    needs = {
        ContactWay.EMAIL: details.email,
        ContactWay.TEXT: details.phone,
        ContactWay.CALL: details.phone,
        ContactWay.POST: details.address,
        ContactWay.ADVISER: by.organisation,
    }
    if not details.contact_ways or not all(needs.get(ContactWay(way)) for way in details.contact_ways):
        raise refusals.NoWayToReach


def normalise_email(email: str) -> str:
    return email.strip().lower()


def where(postcode: str) -> dict[str, Any]:
    """The fields of a postcode. One that the region does not have is kept as it was typed, without a council."""
    try:
        place = find_place(postcode)
    except PlaceNotFound:
        return {"postcode": postcode.strip().upper()[:8], "council": None, "easting": None, "northing": None}
    return {
        "postcode": place.postcode or place.name[:8],
        "council": place.council,
        "easting": place.easting,
        "northing": place.northing,
    }


def _find_same(details: ApplicantDetails) -> Applicant | None:
    return find_same_person(
        name=details.name,
        date_of_birth=details.date_of_birth,
        email_norm=normalise_email(details.email),
        phone=details.phone,
    )


def _make(details: ApplicantDetails, agreed: set[Purpose], *, by: Actor, at: datetime, **facts: Any) -> Applicant:
    told = {name: getattr(details, name) for name in details.__dataclass_fields__ if name != "postcode"}
    lists = {"contact_ways": list(details.contact_ways), "free_at": list(details.free_at)}
    if Purpose.HEALTH not in agreed:
        told["adjustments"] = ""
    made = Applicant(
        **{**told, **lists, **where(details.postcode)},
        email_norm=normalise_email(details.email),
        route=ROUTES[by.role],
        registered_by=by.user,
        registered_by_organisation=by.organisation if by.role == Role.ADVISER else None,
        created_at=at,
        last_activity_at=at,
        **facts,
    )
    _save_with_reference(made)
    return made


def _save_with_reference(applicant: Applicant) -> None:
    applicant.reference = new_reference()
    while Applicant.objects.filter(reference=applicant.reference).exists():
        applicant.reference = new_reference()
    applicant.save()
