"""Referrals to take along, in a table that spreadsheets open; people's names only for those who may."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from applicants.admin.acts import staff_of
from applicants.admin.labels import say_day
from applicants.enums import Looked
from applicants.models import Applicant, Referral
from applicants.phones import say_phone
from applicants.services.looking import note_looks
from workforce_portal.places.clock import local
from workforce_portal.staff.downloads import log_download, table_response

COLUMNS = (
    "Reference",
    "Programme",
    "Organisation",
    "Status",
    "Council",
    "Sent on",
    "Started on",
    "Ended on",
    "Closed because",
)
PERSONAL = ("Name", "E-mail", "Phone", "Postcode")
EXPORT = "applicants.export_applicant"


class ExportReferrals:
    """Names and contacts come along with the permission alone, and each person can read that they were taken."""

    do_not_call_in_templates = True
    __name__ = "export_referrals"
    short_description = "Take as a file (CSV)"
    allowed_permissions = ("view",)
    kind = "csv"

    def __call__(
        self, modeladmin: admin.ModelAdmin[Any], request: HttpRequest, queryset: QuerySet[Any]
    ) -> HttpResponse:
        may_name = request.user.has_perm(EXPORT)
        rows = list(queryset.select_related("applicant__council", "programme", "organisation", "close_reason"))
        at = timezone.now()
        if may_name:
            people = {row.applicant_id: row.applicant for row in rows}.values()
            note_looks(applicants=people, what=Looked.EXPORTED, by=staff_of(request), at=at)
        what = f"{len(rows)} referrals, {'with' if may_name else 'without'} names"
        log_download(by_id=request.user.pk or 0, model=Referral, what=what, kind=self.kind)
        name = f"referrals-{local(at):%Y-%m-%d}"
        return table_response(name, self.kind, _table(rows, may_name=may_name))


class ExportReferralsToExcel(ExportReferrals):
    __name__ = "export_referrals_xlsx"
    short_description = "Take as a file (Excel)"
    kind = "xlsx"


def _table(rows: list[Referral], *, may_name: bool) -> Iterator[list[object]]:
    yield [*COLUMNS, *(PERSONAL if may_name else ())]
    for row in rows:
        yield [*_plain(row), *(_personal(row.applicant) if may_name else ())]


def _plain(row: Referral) -> list[object]:
    person = row.applicant
    return [
        person.reference,
        str(row.programme),
        str(row.organisation),
        row.get_state_display(),
        str(person.council or ""),
        say_day(row.sent_at),
        say_day(row.started_on) if row.started_on else "",
        say_day(row.ended_on) if row.ended_on else "",
        str(row.close_reason or ""),
    ]


def _personal(person: Applicant) -> list[object]:
    return [person.name, person.email, say_phone(person.phone), person.postcode]
