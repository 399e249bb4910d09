from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.html import format_html

from providers.admin.day_sheet import DaySheet, sheet_url
from providers.admin.drop_in_cancel import CancelDropIns, say_who_was_told
from providers.admin.drop_in_change import PreviewsChange
from providers.admin.drop_in_filters import WhenFilter
from providers.admin.drop_in_form import DropInForm
from providers.admin.labels import COMING_FIRST, coming_first, drop_in_status, fill, long, say_short, where
from providers.admin.refused import RefusedAdmin
from providers.admin.waiting import waiting_lines, why_nobody
from providers.admin.waiting_add import WaitForSomeonePage
from providers.admin.walk_ins import WalkInPage
from providers.enums import DropInStatus
from providers.models import Booking, DropIn
from providers.permissions import why_not_waitable
from providers.selectors import bookings_for_day_sheet
from providers.services import add_drop_in, change_drop_in
from workforce_portal.places.clock import say_length, say_when
from workforce_portal.staff.admin import PortalAdmin, status_label, with_detail


@admin.register(DropIn)
class DropInAdmin(PreviewsChange, RefusedAdmin, PortalAdmin):
    form = DropInForm
    change_form_template = "admin/providers/dropin/change_form.html"
    list_display = ["when", "session", "adviser", "state", "booked", "sheet"]
    list_filter = [
        WhenFilter,
        "status",
        "type",
        "adviser",
        ("venue__council", admin.RelatedOnlyFieldListFilter),
        "is_online",
    ]
    list_select_related = ["type", "adviser", "venue"]
    search_fields = ["type__name", "adviser__name", "venue__name", "venue__town", "venue__postcode"]
    search_help_text = "Kind, adviser, venue, town or postcode"
    date_hierarchy = "starts_at"
    actions = [CancelDropIns()]
    empty_text = "No sessions yet. Add one, and open it once its details are right."
    fieldsets = [
        (None, {"fields": ["type", "adviser", "status"]}),
        ("When", {"fields": ["day", "start", "minutes", "on_bank_holiday"]}),
        ("Where", {"fields": ["is_online", "join_url", "join_by_phone", "venue"]}),
        ("How many", {"fields": ["capacity"]}),
    ]
    closed_fieldsets = [
        (None, {"fields": ["type", "adviser", "when_in_full", "place", "state", "booked"]}),
        ("Cancelled", {"fields": ["cancelled_at", "cancel_reason"]}),
    ]

    # --- what may be done ---

    def has_change_permission(self, request: HttpRequest, obj: DropIn | None = None) -> bool:
        is_settled = obj is not None and obj.status == DropInStatus.CANCELLED
        return super().has_change_permission(request, obj) and not is_settled

    def has_delete_permission(self, request: HttpRequest, obj: DropIn | None = None) -> bool:
        """A draft that nobody ever booked may go; everything else is history."""
        is_history = obj is None or obj.status != DropInStatus.DRAFT or obj.bookings.exists()
        return super().has_delete_permission(request, obj) and not is_history

    def get_fieldsets(self, request: HttpRequest, obj: DropIn | None = None) -> Any:
        if obj is None or self.has_change_permission(request, obj):
            return self.fieldsets
        return self.closed_fieldsets if obj.status == DropInStatus.CANCELLED else self.closed_fieldsets[:1]

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """What is missing can be added on the way; what is there is changed on its own page."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        widget = getattr(field, "widget", None)
        if isinstance(widget, RelatedFieldWidgetWrapper):
            widget.can_change_related = widget.can_delete_related = widget.can_view_related = False
        return field

    def get_queryset(self, request: HttpRequest) -> QuerySet[DropIn]:
        needs = Booking.objects.active().filter(drop_in=OuterRef("pk")).exclude(adjustments="")
        rows = DropIn.objects.with_places().annotate(has_needs=Exists(needs))
        return coming_first(rows, "starts_at", at=timezone.now())

    def get_ordering(self, request: HttpRequest) -> tuple[str, ...]:
        return COMING_FIRST

    # --- columns ---

    @admin.display(description="when", ordering="starts_at")
    def when(self, drop_in: DropIn) -> str:
        day, _, start = say_short(drop_in.starts_at).rpartition(", ")
        return with_detail(
            format_html('<span class="nowrap">{}</span>', day), f"{start}, {say_length(drop_in.minutes)}"
        )

    @admin.display(description="session", ordering="type__name")
    def session(self, drop_in: DropIn) -> str:
        return with_detail(long(drop_in.type), where(drop_in))

    @admin.display(description="status", ordering="status")
    def state(self, drop_in: DropIn) -> str:
        return drop_in_status(drop_in, at=timezone.now())

    @admin.display(description="booked", ordering="places_taken")
    def booked(self, drop_in: Any) -> str:
        needs = status_label("Adjustments", "few") if drop_in.has_needs else ""
        return with_detail(fill(drop_in.places_taken, drop_in.capacity), needs)

    @admin.display(description="day sheet")
    def sheet(self, drop_in: DropIn) -> str:
        if drop_in.status in (DropInStatus.DRAFT, DropInStatus.CANCELLED):
            return ""
        return format_html('<a href="{}">Day sheet</a>', sheet_url(drop_in))

    @admin.display(description="when")
    def when_in_full(self, drop_in: DropIn) -> str:
        return say_when(drop_in.starts_at, drop_in.ends_at)

    @admin.display(description="where")
    def place(self, drop_in: DropIn) -> str:
        return drop_in.place_name

    # --- saving ---

    def save_model(self, request: HttpRequest, obj: DropIn, form: Any, change: bool) -> None:
        at = timezone.now()
        if not change:
            add_drop_in(drop_in=obj, at=at)
            return
        told = change_drop_in(drop_in=obj, by=request.user, at=at)  # type: ignore[arg-type]
        say_who_was_told(self, request, len(told.mailed), told.to_ring)

    # --- pages ---

    def get_urls(self) -> list[URLPattern]:
        sheet = DaySheet(self)
        wrap = self.admin_site.admin_view
        own = [
            path("day/<slug:day>/", wrap(sheet.day_page), name="providers_dropin_day"),
            path("day/<slug:day>/<int:pk>/", wrap(sheet.session_page), name="providers_dropin_sheet"),
            path("<int:pk>/cancel/", wrap(self.cancel_page), name="providers_dropin_cancel"),
            path("<int:pk>/wait/", wrap(WaitForSomeonePage(self).page), name="providers_dropin_wait"),
            path("<int:pk>/walk-in/", wrap(WalkInPage(self).page), name="providers_dropin_walk_in"),
        ]
        return own + super().get_urls()

    def cancel_page(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not self.has_change_permission(request):
            raise PermissionDenied
        page = CancelDropIns()(self, request, DropIn.objects.filter(pk=get_object_or_404(DropIn, pk=pk).pk))
        return page or redirect("admin:providers_dropin_change", pk)

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        drop_in = kwargs.get("obj")
        if drop_in is not None:
            context["people"] = bookings_for_day_sheet(drop_in)
            context["line"] = waiting_lines(drop_in)
            context["why_nobody"] = why_nobody(drop_in, at=timezone.now())
            context["sheet_url"] = sheet_url(drop_in)
            context["may_wait"] = drop_in.places_left <= 0 and not why_not_waitable(drop_in, at=timezone.now())
            context["may_cancel"] = self._may_cancel(request, drop_in)
        return super().render_change_form(request, context, *args, **kwargs)

    def _may_cancel(self, request: HttpRequest, drop_in: DropIn) -> bool:
        return self.has_change_permission(request, drop_in) and not drop_in.has_started(timezone.now())
