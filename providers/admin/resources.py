from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html

from providers.admin.labels import long, say_day
from providers.admin.resource_acts import PublishResources, WithdrawResources, act_on_one
from providers.admin.resource_forms import ResourceForm, year_from_now
from providers.admin.resource_versions import VersionPages
from providers.enums import CountKind, ResourceStatus, ServiceSetting
from providers.models import Resource, ResourceEvent, ResourceVersion, TopicResource
from providers.selectors.resources import downloads_since
from providers.services.resources import change_text
from workforce_portal.staff.admin import PortalAdmin, Tone, status_label, with_detail

COUNTED_OVER = timedelta(days=30)
TONES: dict[str, Tone] = {
    ResourceStatus.DRAFT: "wait",
    ResourceStatus.PUBLISHED: "good",
    ResourceStatus.WITHDRAWN: "full",
}


class ReadOnlyInline(admin.TabularInline):
    extra = 0
    can_delete = False
    show_change_link = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class VersionInline(ReadOnlyInline):
    model = ResourceVersion
    fields = readonly_fields = ("number", "what", "change_note", "since", "published_by", "state")
    verbose_name_plural = "Versions"

    def get_queryset(self, request: HttpRequest) -> QuerySet[ResourceVersion]:
        return super().get_queryset(request).select_related("resource", "published_by").order_by("-number")

    @admin.display(description="file")
    def what(self, version: ResourceVersion) -> str:
        link = reverse("providers:resource_version_file", args=[version.resource.slug, version.number])
        return with_detail(format_html('<a href="{}">{}</a>', link, version.original_name), version.described)

    @admin.display(description="published")
    def since(self, version: ResourceVersion) -> str:
        return say_day(version.published_at)

    @admin.display(description="status")
    def state(self, version: ResourceVersion) -> str:
        if version.withdrawn_at:
            return status_label("Withdrawn", "bad")
        if version.is_current:
            return status_label("Current", "good")
        link = reverse("admin:providers_resource_withdraw_version", args=[version.resource_id, version.number])
        return format_html('{} <a href="{}">Withdraw</a>', status_label("Replaced", "full"), link)


class TopicInline(admin.TabularInline):
    model = TopicResource
    extra = 0
    verbose_name_plural = "Topics that it answers"


class EventInline(ReadOnlyInline):
    model = ResourceEvent
    fields = readonly_fields = ("at", "kind", "note", "by")
    verbose_name_plural = "What happened"

    def get_queryset(self, request: HttpRequest) -> QuerySet[ResourceEvent]:
        return super().get_queryset(request).select_related("by")


class SettingFilter(admin.SimpleListFilter):
    title = "kind of service"
    parameter_name = "setting"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(setting.value, setting.label) for setting in ServiceSetting]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(settings__contains=[self.value()]) if self.value() else queryset


@admin.register(Resource)
class ResourceAdmin(PortalAdmin):
    form = ResourceForm
    change_form_template = "admin/providers/resource/change_form.html"
    list_display = ["called", "stage", "state", "file", "taken", "review", "owner"]
    list_filter = ["status", "stage", SettingFilter, "kind", "minutes", "is_editable", "topics", "owner"]
    list_select_related = ["owner"]
    search_fields = ["title", "summary", "slug"]
    search_help_text = "Title, summary or address"
    autocomplete_fields = ["owner"]
    prepopulated_fields = {"slug": ["title"]}
    actions = [PublishResources(), WithdrawResources()]
    empty_text = "No resources yet. Add one, give it its text or file, then publish it."
    fieldsets = [
        (None, {"fields": ["title", "slug", "summary"]}),
        ("Who it helps", {"fields": ["stage", "settings", "minutes"]}),
        ("What it is", {"fields": ["kind", "html_body", "what_changed", "external_url"]}),
        ("What people may do with it", {"fields": ["is_editable", "licence", "logo_note"]}),
        ("Who looks after it", {"fields": ["owner", "review_by"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Resource]:
        return Resource.objects.with_current()

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        """Downloads are counted for the rows of one page alone: the numbers beside the filters need none."""
        listed = super().get_changelist_instance(request)
        since = timezone.localdate() - COUNTED_OVER
        shown = list(listed.result_list)
        taken = downloads_since(CountKind.DOWNLOAD, [resource.pk for resource in shown], since=since)
        for resource in shown:
            resource.taken = taken.get(resource.pk, 0)
        listed.result_list = shown
        return listed

    # --- what may be done ---

    def get_readonly_fields(self, request: HttpRequest, obj: Resource | None = None) -> list[str]:
        """Its address is in print, and its kind decides what stands there."""
        return ["slug", "kind"] if obj is not None and (obj.published_at or obj.versions.exists()) else []

    def get_prepopulated_fields(self, request: HttpRequest, obj: Resource | None = None) -> dict[str, Any]:
        return {} if "slug" in self.get_readonly_fields(request, obj) else super().get_prepopulated_fields(request, obj)

    def get_inlines(self, request: HttpRequest, obj: Resource | None) -> list[Any]:
        return [TopicInline] if obj is None else [VersionInline, TopicInline, EventInline]

    def has_delete_permission(self, request: HttpRequest, obj: Resource | None = None) -> bool:
        """A draft that never was published may go; everything else is withdrawn."""
        is_history = obj is None or obj.published_at is not None or obj.versions.exists()
        return super().has_delete_permission(request, obj) and not is_history

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        return {"owner": request.user.pk, "review_by": year_from_now(), **super().get_changeform_initial_data(request)}

    # --- columns ---

    @admin.display(description="resource", ordering="title")
    def called(self, resource: Resource) -> str:
        return with_detail(long(resource.title), long(resource.get_absolute_url()))

    @admin.display(description="status", ordering="status")
    def state(self, resource: Resource) -> str:
        return status_label(resource.get_status_display(), TONES[resource.status])

    @admin.display(description="what it is", ordering="kind")
    def file(self, resource: Resource) -> str:
        version = resource.current_version
        return version.described if version else resource.get_kind_display()

    @admin.display(description="downloads in 30 days")
    def taken(self, resource: Any) -> int:
        return resource.taken

    @admin.display(description="review by", ordering="review_by")
    def review(self, resource: Resource) -> str:
        if resource.review_by is None:
            return "No date"
        is_due = resource.is_live and resource.review_by <= timezone.localdate()
        return with_detail(say_day(resource.review_by), status_label("Due", "few") if is_due else "")

    # --- saving ---

    def save_model(self, request: HttpRequest, obj: Resource, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if change:
            note = form.cleaned_data["what_changed"] if obj.is_live else ""
            change_text(resource_id=obj.pk, change_note=note, by=request.user, at=timezone.now())  # type: ignore[arg-type]

    # --- pages ---

    def get_urls(self) -> list[URLPattern]:
        versions = VersionPages(self)
        wrap = self.admin_site.admin_view
        own = [
            path("<int:pk>/version/", wrap(versions.upload_page), name="providers_resource_version"),
            path("<int:pk>/version/preview/", wrap(versions.preview_page), name="providers_resource_version_preview"),
            path(
                "<int:pk>/versions/<int:number>/withdraw/",
                wrap(versions.withdraw_page),
                name="providers_resource_withdraw_version",
            ),
            path("<int:pk>/publish/", wrap(self.publish_page), name="providers_resource_publish"),
            path("<int:pk>/withdraw/", wrap(self.withdraw_page), name="providers_resource_withdraw"),
        ]
        return own + super().get_urls()

    def publish_page(self, request: HttpRequest, pk: int) -> HttpResponse:
        return act_on_one(self, request, pk, PublishResources())

    def withdraw_page(self, request: HttpRequest, pk: int) -> HttpResponse:
        return act_on_one(self, request, pk, WithdrawResources())
