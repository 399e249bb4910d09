from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils import timezone

from mapping.admin.acts import ACTS
from mapping.admin.forms import ActivityForm, CoverageForm, CoverageFormSet, WayInFormSet
from mapping.enums import State
from mapping.models import Activity, ActivityEvent, ActivityLocation, Coverage, WayIn
from mapping.selectors.activities import with_everything
from mapping.selectors.completeness import missing_before_publishing, quality_of
from mapping.services.activities import close_old_links, record_changed
from mapping.services.walking import record_proposed
from workforce_portal.places.clock import say_date
from workforce_portal.staff.admin import PortalAdmin, Tone, status_label, with_detail

TONES: dict[str, Tone] = {
    State.PROPOSED: "wait",
    State.PUBLISHED: "good",
    State.WITHDRAWN: "full",
    State.ARCHIVED: "full",
}


class CoverageInline(admin.TabularInline):
    model = Coverage
    form = CoverageForm
    formset = CoverageFormSet
    extra = 1


class WayInInline(admin.StackedInline):
    model = WayIn
    formset = WayInFormSet
    extra = 1


class PlaceInline(admin.TabularInline):
    model = ActivityLocation
    extra = 1
    autocomplete_fields = ["location"]


class HistoryInline(admin.TabularInline):
    model = ActivityEvent
    extra = 0
    can_delete = False
    fields = ["at", "kind", "to_state", "by", "role", "reason"]
    readonly_fields = ["at", "kind", "to_state", "by", "role", "reason"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[ActivityEvent]:
        return super().get_queryset(request).select_related("by")

    def has_add_permission(self, request: HttpRequest, *args: Any) -> bool:
        return False


@admin.register(Activity)
class ActivityAdmin(PortalAdmin):
    form = ActivityForm
    change_form_template = "admin/mapping/activity/change_form.html"
    list_display = ["called", "for_which", "standing", "confirmed", "answers_for_it"]
    list_filter = ["state", "theme", "delivery", "review_every", "coverage__council"]
    list_select_related = ["organisation", "owner__user", "owner__organisation"]
    search_fields = ["title", "organisation__name", "summary"]
    search_help_text = "Title, organisation or summary"
    prepopulated_fields = {"slug": ["title"]}
    autocomplete_fields = ["organisation"]
    inlines = [CoverageInline, WayInInline, PlaceInline, HistoryInline]
    actions = list(ACTS)
    empty_text = "Nothing is on the map yet. Add an activity, say for whom it is and how they get in, and publish it."
    fieldsets = [
        (None, {"fields": ["title", "slug", "organisation", "theme", "summary", "description"]}),
        ("Who it is for", {"fields": ["audiences", "age_from", "age_to"]}),
        ("How and when", {"fields": ["delivery", "is_free", "costs", "starts_on", "ends_on"]}),
        ("A break", {"fields": ["closed_until", "closed_note"]}),
        ("Who answers for it", {"fields": ["owner", "review_every", "source", "source_url", "credit"]}),
    ]

    # --- columns ---

    @admin.display(description="activity", ordering="title")
    def called(self, activity: Activity) -> str:
        return with_detail(activity.title, activity.organisation)

    @admin.display(description="theme", ordering="theme")
    def for_which(self, activity: Activity) -> str:
        return with_detail(activity.get_theme_display(), ", ".join(activity.for_whom))

    @admin.display(description="state", ordering="state")
    def standing(self, activity: Activity) -> str:
        if activity.is_published and activity.is_overdue(timezone.localdate()):
            return status_label("Published, overdue", "few")
        return status_label(activity.get_state_display(), TONES[activity.state])

    @admin.display(description="last confirmed", ordering="verified_on")
    def confirmed(self, activity: Activity) -> str:
        if not activity.verified_on or not activity.review_on:
            return ""
        return with_detail(say_date(activity.verified_on), f"next by {say_date(activity.review_on)}")

    @admin.display(description="answers for it")
    def answers_for_it(self, activity: Activity) -> str:
        if activity.owner and activity.has_live_owner:
            return str(activity.owner.user)
        return status_label("Nobody", "bad") if activity.is_published else ""

    # --- saving ---

    def save_model(self, request: HttpRequest, obj: Activity, form: Any, change: bool) -> None:
        by: Any = request.user
        super().save_model(request, obj, form, change)
        if not change:
            record_proposed(obj, by=by, at=timezone.now())
        elif form.changed_data:
            record_changed(obj, what=", ".join(form.changed_data), by=by, at=timezone.now())
        if change and "owner" in form.changed_data:
            close_old_links(obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    # --- pages ---

    def get_urls(self) -> list[URLPattern]:
        act = self.admin_site.admin_view(self.act_view)
        return [path("<int:pk>/<slug:name>/now/", act, name="mapping_activity_act"), *super().get_urls()]

    def act_view(self, request: HttpRequest, pk: int, name: str) -> HttpResponse:
        activity = get_object_or_404(Activity, pk=pk)
        act = next((one for one in ACTS if one.name == name), None)
        if act is None:
            raise Http404
        if not self.has_change_permission(request, activity):
            raise PermissionDenied
        page = act(self, request, Activity.objects.filter(pk=pk))
        return page or redirect("admin:mapping_activity_change", pk)

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        activity = kwargs.get("obj")
        if activity is not None:
            whole = with_everything(Activity.objects.filter(pk=activity.pk)).get()
            context["missing"] = missing_before_publishing(whole, on=timezone.localdate())
            context["quality"] = quality_of(whole)
            may_change = self.has_change_permission(request, activity)
            context["acts"] = [act for act in ACTS if may_change and act.refusal(whole) is None]
        return super().render_change_form(request, context, *args, **kwargs)
