from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils import timezone

from campaigns.admin.event_acts import CancelEvents, move_page
from campaigns.admin.event_forms import PLACE, EventForm
from campaigns.models import CampaignEvent
from campaigns.services.events import why_not_changed
from workforce_portal.places.clock import say_date, say_times
from workforce_portal.publishing.admin import PublishableAdmin
from workforce_portal.publishing.worklists import register_review
from workforce_portal.staff.admin import status_label, with_detail

WHEN_AND_WHERE: list[Any] = ["starts_at", "ends_at", "is_online", *PLACE, "council"]


@admin.register(CampaignEvent)
class CampaignEventAdmin(PublishableAdmin):
    """While an event is public, its time and place change by Move and Cancel alone: both are told to people."""

    form = EventForm
    change_form_template = "admin/campaigns/campaignevent/change_form.html"
    list_display = ["called", "when", "state", "stage", "review"]
    list_filter = [
        *PublishableAdmin.list_filter,
        "status",
        "kind",
        "is_online",
        ("council", admin.RelatedOnlyFieldListFilter),
    ]
    list_select_related = ["owner", "council"]
    search_fields = ["title", "venue", "town", "postcode"]
    search_help_text = "Title, venue, town or postcode"
    date_hierarchy = "starts_at"
    actions = [CancelEvents()]
    empty_text = "No events yet. Add one, preview it, and have it published."
    fieldsets = [
        (None, {"fields": ["title", "kind", "summary", "details", "campaign"]}),
        ("When and where", {"fields": WHEN_AND_WHERE, "description": "Once it is published, use “Move” to change it."}),
        ("How to come", {"fields": ["link", "is_full"]}),
    ]

    # --- what may be done ---

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return WHEN_AND_WHERE if obj is not None and obj.is_published else []

    # --- columns ---

    @admin.display(description="event", ordering="title")
    def called(self, event: CampaignEvent) -> str:
        where = "Online" if event.is_online else f"{event.town or event.venue}, {event.council}"
        return with_detail(event.title, f"{event.get_kind_display()}, {where}")

    @admin.display(description="when", ordering="starts_at")
    def when(self, event: CampaignEvent) -> str:
        return with_detail(say_date(event.starts_at, year=False), say_times(event.starts_at, event.ends_at))

    @admin.display(description="takes place", ordering="status")
    def state(self, event: CampaignEvent) -> str:
        if event.is_cancelled:
            return status_label("Cancelled", "bad")
        if event.ends_at <= timezone.now():
            return status_label("Over", "full")
        if event.is_full:
            return status_label("No places left", "full")
        return status_label("Moved", "few") if event.is_moved else status_label("Taking place", "good")

    # --- pages ---

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        own = [
            path("<int:pk>/move/", wrap(self.move_view), name="campaigns_campaignevent_move"),
            path("<int:pk>/cancel/", wrap(self.cancel_view), name="campaigns_campaignevent_cancel"),
        ]
        return [*own, *super().get_urls()]

    def move_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        return move_page(self, request, self._to_change(request, pk))

    def cancel_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        event = self._to_change(request, pk)
        page = CancelEvents()(self, request, CampaignEvent.objects.filter(pk=event.pk))
        return page or self.back_to(event)

    def _to_change(self, request: HttpRequest, pk: int) -> CampaignEvent:
        event = self.page_or_404(request, str(pk))
        if not self.has_change_permission(request, event):
            raise PermissionDenied
        return event

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        event = kwargs.get("obj")
        if event is not None:
            refusal = why_not_changed(event, at=timezone.now())
            context["may_change"] = refusal is None and self.has_change_permission(request, event)
        return super().render_change_form(request, context, *args, **kwargs)


register_review(CampaignEvent)
