"""Referrals: a list that says where each is and who owes something, and a page with the moves that are open."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.template.response import TemplateResponse
from django.utils import timezone

from applicants.admin.acts import HasActs, find, staff_of
from applicants.admin.bulk import Allocate, Close, WriteTo
from applicants.admin.exporting import ExportReferrals, ExportReferralsToExcel
from applicants.admin.labels import link_to, long, referral_status, say_day
from applicants.admin.referral_acts import ACTS
from applicants.admin.searching import SearchesPeople
from applicants.enums import EventKind, Looked
from applicants.models import Assignment, Referral, ReferralEvent
from applicants.selectors.referrals import clock, history
from applicants.services.looking import note_look
from applicants.worklists import STUCK_DAYS, VERY_STUCK_DAYS, stuck, what_is_next
from workforce_portal.outbox.models import PlannedMail
from workforce_portal.places.models import SubRegion
from workforce_portal.staff.admin import PortalAdmin, with_detail


class StuckFilter(admin.SimpleListFilter):
    title = "no movement"
    parameter_name = "stuck"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(str(days), f"For {days} days") for days in (STUCK_DAYS, VERY_STUCK_DAYS)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        chosen = {str(days): days for days in (STUCK_DAYS, VERY_STUCK_DAYS)}.get(self.value() or "")
        return queryset.filter(pk__in=stuck(at=timezone.now(), days=chosen).values("pk")) if chosen else queryset


class AreaFilter(admin.SimpleListFilter):
    """The part of the region that the person lives in."""

    title = "area"
    parameter_name = "area"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return list(SubRegion.objects.values_list("slug", "name"))

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        path = "applicant__council__sub_region__slug" if queryset.model is Referral else "council__sub_region__slug"
        return queryset.filter(**{path: self.value()}) if self.value() else queryset


@admin.register(Referral)
class ReferralAdmin(SearchesPeople, HasActs, PortalAdmin):
    acts = ACTS
    person_path = "applicant__"
    list_display = ["person", "to", "status", "since", "adviser", "next_thing"]
    list_filter = [StuckFilter, "state", AreaFilter, ("organisation", admin.RelatedOnlyFieldListFilter), "sent_role"]
    list_select_related = ["applicant", "programme", "organisation", "cohort"]
    search_fields = ["applicant__name", "applicant__email", "programme__name", "organisation__name"]
    actions = [Allocate(), WriteTo(), Close(), ExportReferrals(), ExportReferralsToExcel()]
    empty_text = "No referrals yet. They appear here as people choose programmes."

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Referral]:
        adviser = Assignment.objects.current().filter(referral=OuterRef("pk")).values("adviser__full_name")
        moved = ReferralEvent.objects.filter(referral=OuterRef("pk")).exclude(
            kind__in=(EventKind.REMINDED, EventKind.FLAGGED, EventKind.REOFFERED)
        )
        latest = Subquery(moved.order_by("-at").values("at")[:1])
        return super().get_queryset(request).annotate(adviser_name=Subquery(adviser[:1]), moved_at=latest)

    # --- columns ---

    @admin.display(description="person", ordering="applicant__name")
    def person(self, referral: Referral) -> str:
        return with_detail(long(referral.applicant.name), referral.applicant.reference)

    @admin.display(description="programme", ordering="programme__name")
    def to(self, referral: Referral) -> str:
        return with_detail(referral.programme, referral.organisation)

    @admin.display(description="status", ordering="state")
    def status(self, referral: Referral) -> str:
        return referral_status(referral)

    @admin.display(description="last moved", ordering="moved_at")
    def since(self, referral: Any) -> str:
        return say_day(referral.moved_at or referral.sent_at)

    @admin.display(description="looked after by", ordering="adviser_name")
    def adviser(self, referral: Any) -> str:
        return referral.adviser_name or "Nobody yet"

    @admin.display(description="what is next")
    def next_thing(self, referral: Referral) -> str:
        return what_is_next(referral, today=timezone.localdate()) if referral.is_open else ""

    # --- the page ---

    def whole(self, pk: int | str) -> Referral:
        related = ("applicant__council", "programme", "organisation", "cohort", "close_reason", "suggested_programme")
        referral: Referral = find(Referral.objects.select_related(*related), pk)
        return referral

    def say(self, thing: Any) -> str:
        return f"{thing.applicant.name}, {thing.applicant.reference}, {thing.programme}"

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Everything about a referral; whoever opens it is written into the person's log."""
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        referral = self.whole(object_id)
        note_look(applicant=referral.applicant, what=Looked.OPENED, by=staff_of(request), at=timezone.now())
        context = {
            **self.admin_site.each_context(request),
            "title": f"{referral.applicant.reference}, {referral.programme}",
            "opts": self.opts,
            "media": self.media,
            "referral": referral,
            "person": link_to(referral.applicant, long(referral.applicant.name)),
            "status": referral_status(referral),
            "clock": clock(referral),
            "adviser": Assignment.objects.current().filter(referral=referral).select_related("adviser").first(),
            "acts": self.shown_acts(request, referral),
            "events": history(referral),
            "snoozes": referral.snoozes.select_related("by"),
            "review": getattr(referral, "review", None),
            "mails": _mails(referral) if request.user.has_perm("outbox.view_plannedmail") else [],
        }
        return TemplateResponse(request, "admin/applicants/referral.html", context)


def _mails(referral: Referral) -> QuerySet[PlannedMail]:
    return PlannedMail.objects.about(referral).order_by("due_at", "pk")
