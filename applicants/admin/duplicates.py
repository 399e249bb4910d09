"""Two records side by side: two people, or one, with what of each is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.text import capfirst

from applicants.admin.acts import find, staff_of
from applicants.admin.labels import link_to, referral_status, say_day
from applicants.enums import ContactWay, DuplicateStatus, FreeTime, Looked
from applicants.models import Applicant, DuplicateCase, Merge
from applicants.phones import say_phone
from applicants.refusals import Refusal
from applicants.selectors.referrals import referrals_for
from applicants.services.duplicates import settle_as_different
from applicants.services.looking import note_looks
from applicants.services.merging import CHOICES, can_undo, merge_applicants, undo_merge, why_not_merge
from workforce_portal.places.clock import say_date
from workforce_portal.staff.admin import ReadOnlyAdmin, Tone, status_label

TONES: dict[str, Tone] = {
    DuplicateStatus.OPEN: "wait",
    DuplicateStatus.SAME: "good",
    DuplicateStatus.DIFFERENT: "full",
}


@dataclass(frozen=True)
class FieldOfTwo:
    """A detail in both records. There is something to choose where both have it, and differ."""

    name: str
    label: str
    first: str
    second: str

    @property
    def is_choice(self) -> bool:
        return bool(self.first and self.second and self.first != self.second)

    @property
    def is_taken(self) -> bool:
        """The earlier record has none, so that the later one's is taken anyway."""
        return bool(self.second and not self.first)


@admin.register(DuplicateCase)
class DuplicateCaseAdmin(ReadOnlyAdmin):
    list_display = ["pair", "why", "found", "status_label"]
    list_filter = ["status", "reason"]
    list_select_related = ["first", "second"]
    search_fields = ["first__reference", "second__reference", "first__name", "second__name"]
    empty_text = "Nobody seems to be registered twice. We look every night."

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(request.user.has_perm("applicants.change_duplicatecase"))

    @admin.display(description="records", ordering="found_at")
    def pair(self, case: DuplicateCase) -> str:
        return str(case)

    @admin.display(description="why", ordering="reason")
    def why(self, case: DuplicateCase) -> str:
        return case.get_reason_display()

    @admin.display(description="found", ordering="found_at")
    def found(self, case: DuplicateCase) -> str:
        return say_day(case.found_at)

    @admin.display(description="status", ordering="status")
    def status_label(self, case: DuplicateCase) -> str:
        return status_label(case.get_status_display(), TONES[case.status])

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """GET shows both; POST settles the case, or undoes what settled it."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        case: DuplicateCase = find(DuplicateCase.objects.select_related("first", "second", "settled_by"), object_id)
        if request.method == "POST":
            if not self.has_change_permission(request):
                raise PermissionDenied
            return self._settle(request, case)
        at = timezone.now()
        people = [person for person in (case.first, case.second) if person.is_known]
        note_looks(applicants=people, what=Looked.OPENED, by=staff_of(request), at=at)
        return TemplateResponse(request, "admin/applicants/duplicate.html", self._context(request, case))

    def _settle(self, request: HttpRequest, case: DuplicateCase) -> HttpResponse:
        user: Any = request.user
        try:
            said = _act(request.POST, case, by=user)
        except Refusal as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
        else:
            self.log_change(request, case, said)
            self.message_user(request, said, messages.SUCCESS)
        return redirect("admin:applicants_duplicatecase_change", case.pk)

    def _context(self, request: HttpRequest, case: DuplicateCase) -> dict[str, Any]:
        merge = _merge_of(case)
        return {
            **self.admin_site.each_context(request),
            "title": str(case),
            "opts": self.opts,
            "media": self.media,
            "case": case,
            "status": status_label(case.get_status_display(), TONES[case.status]),
            "rows": list(_fields(case)),
            "records": [_Record(case.first), _Record(case.second)],
            "refused": why_not_merge(case.first, case.second) if case.status == DuplicateStatus.OPEN else None,
            "may_settle": self.has_change_permission(request) and case.status == DuplicateStatus.OPEN,
            "may_undo": bool(merge and can_undo(merge, at=timezone.now())) and self.has_change_permission(request),
            "merge": merge,
        }


class _Record:
    """What a record has, beside its details."""

    def __init__(self, applicant: Applicant) -> None:
        self.applicant = applicant
        self.link = link_to(applicant)
        self.referrals = [(row.programme, referral_status(row)) for row in referrals_for(applicant)]
        self.registered = say_date(applicant.created_at)


def _act(data: Any, case: DuplicateCase, *, by: Any) -> str:
    at = timezone.now()
    if "different" in data:
        settle_as_different(case_id=case.pk, by=by, at=at)
        return "Two people. They are not asked about again."
    merge = _merge_of(case)
    if "undo" in data and merge:
        undo_merge(merge_id=merge.pk, by=by, at=at)
        return "The two are two records again."
    chosen = [name for name in CHOICES if data.get(name) == "second"]
    merge_applicants(case_id=case.pk, from_second=chosen, by=by, at=at)
    return f"One record now: {case.first}. It can be undone for 30 days."


def _merge_of(case: DuplicateCase) -> Merge | None:
    rows: QuerySet[Merge] = Merge.objects.filter(kept=case.first, merged=case.second, undone_at=None)
    return rows.select_related("by").first()


def _fields(case: DuplicateCase) -> Iterator[FieldOfTwo]:
    for name in CHOICES:
        label = capfirst(str(Applicant._meta.get_field(name).verbose_name))  # type: ignore[union-attr]
        row = FieldOfTwo(name, label, _say(case.first, name), _say(case.second, name))
        if row.first or row.second:
            yield row


def _say(applicant: Applicant, name: str) -> str:
    value = getattr(applicant, name)
    if value in (None, "", []):
        return ""
    said: dict[str, Any] = {
        "date_of_birth": lambda: say_date(value),
        "free_from": lambda: say_date(value),
        "phone": lambda: say_phone(value),
        "contact_ways": lambda: ", ".join(ContactWay(way).label for way in value),
        "free_at": lambda: ", ".join(FreeTime(time).label for time in value),
    }
    if name in said:
        return str(said[name]())
    display = getattr(applicant, f"get_{name}_display", None)
    return str(display() if display else value)
