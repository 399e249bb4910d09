"""People: found by whatever they say on the telephone, and changed by acts alone, which leave a history."""

from __future__ import annotations

import json
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone

from applicants.admin.acts import HasActs, find, staff_of
from applicants.admin.applicant_acts import ACTS
from applicants.admin.labels import applicant_status, link_to, long, referral_status, say_day
from applicants.admin.person_form import RegisterForm
from applicants.admin.referrals import AreaFilter
from applicants.admin.searching import SearchesPeople
from applicants.enums import ContactWay, DuplicateStatus, Looked, Purpose
from applicants.links import me_path
from applicants.models import Applicant, DuplicateCase
from applicants.phones import BadPhone, say_phone
from applicants.refusals import AlreadyRegistered, Refusal
from applicants.selectors.consents import holders
from applicants.selectors.held import everything_held
from applicants.selectors.referrals import referrals_for
from applicants.selectors.timeline import timeline
from applicants.services.looking import note_look
from applicants.services.registering import ApplicantDetails, register_applicant
from workforce_portal.outbox.models import PlannedMail
from workforce_portal.staff.admin import PortalAdmin, with_detail

COPY = "applicants.copy_applicant"


class WhereFilter(admin.SimpleListFilter):
    title = "where they are"
    parameter_name = "where"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("looking", "Looking"), ("job", "Got a job"), ("stopped", "Stopped"), ("removed", "Removed")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        chosen: dict[str | None, Any] = {
            "looking": {"stopped_at": None, "got_job_at": None, "redacted_at": None},
            "job": {"got_job_at__isnull": False},
            "stopped": {"stopped_at__isnull": False, "got_job_at": None},
            "removed": {"redacted_at__isnull": False},
        }
        return queryset.filter(**chosen[self.value()]) if self.value() in chosen else queryset


@admin.register(Applicant)
class ApplicantAdmin(SearchesPeople, HasActs, PortalAdmin):
    acts = ACTS
    list_display = ["spoken", "person", "place", "ways", "status", "came", "registered"]
    list_filter = [WhereFilter, AreaFilter, "route"]
    list_select_related = ["council"]
    search_fields = ["name", "called", "email"]
    empty_text = "Nobody has registered yet. People appear here as they do; somebody on the telephone you register."

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Applicant]:
        return super().get_queryset(request).filter(merged_into=None)

    # --- columns ---

    @admin.display(description="reference", ordering="reference")
    def spoken(self, applicant: Applicant) -> str:
        return applicant.reference

    @admin.display(description="person", ordering="name")
    def person(self, applicant: Applicant) -> str:
        called = f"Called {applicant.called}" if applicant.called else ""
        return with_detail(long(applicant.name), called)

    @admin.display(description="lives in", ordering="council__name")
    def place(self, applicant: Applicant) -> str:
        return with_detail(applicant.council or "Not known", applicant.postcode)

    @admin.display(description="reach them by")
    def ways(self, applicant: Applicant) -> str:
        return _ways(applicant)

    @admin.display(description="where they are")
    def status(self, applicant: Applicant) -> str:
        return applicant_status(applicant)

    @admin.display(description="how they came", ordering="route")
    def came(self, applicant: Applicant) -> str:
        return applicant.get_route_display()

    @admin.display(description="registered", ordering="created_at")
    def registered(self, applicant: Applicant) -> str:
        return say_day(applicant.created_at)

    # --- the page ---

    def whole(self, pk: int | str) -> Applicant:
        related = ("council", "registered_by", "registered_by_organisation", "merged_into")
        applicant: Applicant = find(Applicant.objects.select_related(*related), pk)
        return applicant

    def say(self, thing: Any) -> str:
        return f"{thing.name}, {thing.reference}"

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Everything about somebody; whoever opens it is written into the log that the person reads."""
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        applicant, at = self.whole(object_id), timezone.now()
        if applicant.redacted_at is None:
            note_look(applicant=applicant, what=Looked.OPENED, by=staff_of(request), at=at)
        context = {
            **self._context(request, applicant.reference),
            "applicant": applicant,
            "status": applicant_status(applicant),
            "age": applicant.age_on(timezone.localdate()),
            "phone": say_phone(applicant.phone),
            "ways": _ways(applicant),
            "acts": self.shown_acts(request, applicant),
            "may_copy": request.user.has_perm(COPY) and applicant.is_known,
            "referrals": [(row, link_to(row, row.programme), referral_status(row)) for row in referrals_for(applicant)],
            "holders": holders(applicant),
            "history": timeline(applicant),
            "jobs": applicant.jobs.prefetch_related("follow_ups"),
            "cases": _cases(applicant),
            "public_url": me_path(applicant),
            "mails": _mails(applicant) if request.user.has_perm("outbox.view_plannedmail") else [],
        }
        return TemplateResponse(request, "admin/applicants/applicant.html", context)

    # --- everything that is held ---

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.held_page)
        return [path("<int:pk>/held/", view, name="applicants_applicant_held"), *super().get_urls()]

    def held_page(self, request: HttpRequest, pk: int) -> HttpResponse:
        """GET says what the copy is; POST makes it, to read or as a file, and writes down that it was made."""
        if not request.user.has_perm(COPY):
            raise PermissionDenied
        applicant, at = self.whole(pk), timezone.now()
        context = {**self._context(request, "Everything we hold"), "applicant": applicant}
        if request.method != "POST":
            return TemplateResponse(request, "admin/applicants/held_ask.html", context)
        note_look(applicant=applicant, what=Looked.ANSWERED_REQUEST, by=staff_of(request), at=at)
        self.log_change(request, applicant, "Made a copy of everything for the person")
        held = everything_held(applicant, at=at)
        if "json" not in request.POST:
            return TemplateResponse(request, "admin/applicants/held.html", {**context, "held": held})
        data = json.dumps(held.as_data(), ensure_ascii=False, indent=2)
        response = HttpResponse(data, content_type="application/json; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="{applicant.reference}.json"'
        response["Cache-Control"] = "no-store"
        return response

    # --- register for someone ---

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = RegisterForm(request.POST or None)
        if request.method == "POST":
            if "is_somebody_else" in request.POST:
                form.ask_again()
            if form.is_valid() and (made := self._register(request, form)):
                return made
        context = {**self._context(request, "Register somebody"), "form": form, "known": getattr(form, "known", None)}
        return TemplateResponse(request, "admin/applicants/register.html", context)

    def _register(self, request: HttpRequest, form: RegisterForm) -> HttpResponse | None:
        data = form.cleaned_data
        try:
            made = register_applicant(
                details=ApplicantDetails(**form.changes()),
                by=staff_of(request),
                at=timezone.now(),
                agreed=[Purpose.HEALTH] if data["is_health_agreed"] else [],
                idempotency_key=data["key"],
                is_somebody_else=data.get("is_somebody_else", False),
            ).applicant
        except AlreadyRegistered as refusal:
            form.add_error(None, str(refusal))
            form.known = link_to(refusal.applicant, f"{refusal.applicant.initials}, {refusal.applicant.reference}")  # type: ignore[attr-defined]
            form.ask_again()
            return None
        except (Refusal, BadPhone) as refusal:
            form.add_error("phone" if isinstance(refusal, BadPhone) else None, str(refusal))
            return None
        self.log_addition(request, made, "Registered for them")
        self.message_user(request, f"Registered. The reference is {made.reference}.", messages.SUCCESS)
        return redirect("admin:applicants_applicant_change", made.pk)

    def _context(self, request: HttpRequest, title: str) -> dict[str, Any]:
        return {**self.admin_site.each_context(request), "title": title, "opts": self.opts, "media": self.media}


def _ways(applicant: Applicant) -> str:
    return ", ".join(ContactWay(way).label for way in applicant.contact_ways)


def _cases(applicant: Applicant) -> QuerySet[DuplicateCase]:
    first, second = DuplicateCase.objects.filter(first=applicant), DuplicateCase.objects.filter(second=applicant)
    return (first | second).filter(status=DuplicateStatus.OPEN).select_related("first", "second")


def _mails(applicant: Applicant) -> QuerySet[PlannedMail]:
    return PlannedMail.objects.about(applicant).order_by("due_at", "pk")
