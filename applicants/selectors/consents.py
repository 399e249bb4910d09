"""What somebody agrees to at this moment. The latest record about a purpose and an organisation is what holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery, Window
from django.db.models.functions import RowNumber

from applicants.enums import Purpose
from applicants.models import AccessLog, Applicant, ConsentRecord, ConsentWording
from workforce_portal.organisations.models import Organisation


def has_live_consent(applicant: Applicant, organisation: Organisation | None, purpose: Purpose) -> bool:
    rows = ConsentRecord.objects.filter(applicant=applicant, organisation=organisation, purpose=purpose)
    return bool(rows.order_by("-at", "-pk").values_list("is_given", flat=True).first())


def live_consents(applicant: Applicant) -> list[ConsentRecord]:
    """The yeses that hold, the oldest first."""
    latest = ConsentRecord.objects.filter(applicant=applicant).annotate(
        row=Window(RowNumber(), partition_by=["purpose", "organisation"], order_by=[F("at").desc(), F("pk").desc()])
    )
    rows = latest.filter(row=1).select_related("organisation", "wording", "by").order_by("at", "pk")
    # Not in the query: there it would leave out the noes before the latest is found.
    return [record for record in rows if record.is_given]


def current_wording(purpose: Purpose) -> ConsentWording:
    return ConsentWording.objects.filter(purpose=purpose).latest("version")


def is_shared(applicant: str = "applicant", organisation: str = "organisation") -> Any:
    """For `annotate()`: whether the person agrees at this moment that the organisation of the row sees them."""
    return latest_consent(Purpose.SHARE, applicant=applicant, organisation=organisation)


def latest_consent(purpose: Purpose, *, applicant: str = "applicant", organisation: str = "organisation") -> Any:
    """For `annotate()`: what the person said last about the purpose and the organisation of the row, or None."""
    rows = ConsentRecord.objects.filter(
        applicant=OuterRef(applicant), organisation=OuterRef(organisation), purpose=purpose
    )
    return Subquery(rows.order_by("-at", "-pk").values("is_given")[:1])


@dataclass(frozen=True)
class Holder:
    """An organisation that may see somebody, since when, what for, and when it last looked."""

    organisation: Organisation
    consents: tuple[ConsentRecord, ...]
    last_look: AccessLog | None

    @property
    def since(self) -> datetime:
        return self.consents[0].at

    @property
    def purposes(self) -> list[str]:
        return [record.purpose for record in self.consents]


def holders(applicant: Applicant) -> list[Holder]:
    """Who has the person's details, as they agreed; whoever came first stands first."""
    by_organisation: dict[int, list[ConsentRecord]] = {}
    for record in live_consents(applicant):
        if record.organisation_id and record.purpose != Purpose.HAND_OVER:
            by_organisation.setdefault(record.organisation_id, []).append(record)
    looks = {look.organisation_id: look for look in _last_looks(applicant)}
    return [
        Holder(records[0].organisation, tuple(records), looks.get(number))  # type: ignore[arg-type]
        for number, records in by_organisation.items()
    ]


def _last_looks(applicant: Applicant) -> QuerySet[AccessLog]:
    looks = AccessLog.objects.filter(applicant=applicant, organisation__isnull=False).select_related("by")
    return looks.order_by("organisation_id", "-at", "-pk").distinct("organisation_id")
