"""The verbs that correct what is known about somebody, and that renew their link."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from applicants.actors import Actor
from applicants.emails import people as emails
from applicants.enums import Purpose, Role
from applicants.models import Applicant, IdentityChange
from applicants.refusals import NoConsent
from applicants.selectors.consents import has_live_consent
from applicants.services.registering import ApplicantDetails, normalise_email, refuse_impossible, tidy, where
from applicants.services.rows import lock_applicant, note_activity
from workforce_portal.places.clock import local

# Of which old and new are kept, with who changed it.
IDENTITY = ("name", "date_of_birth", "email", "phone", "postcode")


@transaction.atomic
def correct_details(*, applicant_id: int, changes: Mapping[str, Any], by: Actor, at: datetime) -> list[str]:
    """Writes what differs, by the names of `ApplicantDetails`; returns the names of what was changed.

    A new e-mail address or telephone makes earlier links worthless: they may be in somebody else's hands. Raises
    TooYoung, NotBornYet, NoWayToReach or NoConsent (adjustments without the consent for health).
    """
    applicant = lock_applicant(applicant_id)
    before = details_of(applicant)
    after = tidy(ApplicantDetails(**{**before.__dict__, **changes}))
    changed = [name for name in changes if getattr(before, name) != getattr(after, name)]
    if not changed:
        return []
    new = {name: getattr(after, name) for name in changed}
    refuse_impossible(after, by=_with_adviser(applicant, by), day=local(at).date())
    if "adjustments" in new and new["adjustments"] and not has_live_consent(applicant, None, Purpose.HEALTH):
        raise NoConsent("we")
    _record_identity(applicant, before, new, by=by, at=at)
    _write(applicant, new)
    note_activity(applicant, at=at)
    if by.role != Role.APPLICANT:
        emails.plan_corrected(applicant, at=at)
    return changed


@transaction.atomic
def renew_link(*, applicant_id: int, at: datetime) -> Applicant:
    """Makes every earlier link to the person's page worthless."""
    applicant = lock_applicant(applicant_id)
    applicant.link_version += 1
    applicant.save(update_fields=["link_version"])
    return applicant


def details_of(applicant: Applicant) -> ApplicantDetails:
    values = {name: getattr(applicant, name) for name in ApplicantDetails.__dataclass_fields__}
    lists = {name: tuple(values[name]) for name in ("contact_ways", "free_at")}
    return ApplicantDetails(**{**values, **lists})


def _with_adviser(applicant: Applicant, by: Actor) -> Actor:
    """“Through my adviser” stays possible for whoever has one, whoever corrects."""
    return Actor(by.role, by.user, applicant.registered_by_organisation)


def _record_identity(
    applicant: Applicant, before: ApplicantDetails, new: Mapping[str, Any], *, by: Actor, at: datetime
) -> None:
    IdentityChange.objects.bulk_create(
        IdentityChange(
            applicant=applicant,
            field=name,
            old=str(getattr(before, name)),
            new=str(value),
            role=by.role,
            by=by.user,
            organisation=by.organisation,
            at=at,
        )
        for name, value in new.items()
        if name in IDENTITY
    )


def _write(applicant: Applicant, new: Mapping[str, Any]) -> None:
    values: dict[str, Any] = {name: list(one) if isinstance(one, tuple) else one for name, one in new.items()}
    if "postcode" in values:
        values |= where(values["postcode"])
    if "email" in values:
        values["email_norm"] = normalise_email(values["email"])
    if {"email", "phone"} & set(values):
        values["link_version"] = applicant.link_version + 1
    for name, value in values.items():
        setattr(applicant, name, value)
    applicant.save(update_fields=list(values))
