from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils import timezone

from providers.admin.labels import long, say_day
from providers.admin.resource_acts import PublishPacks, WithdrawPacks, act_on_one
from providers.admin.resources import TONES
from providers.enums import ResourceStatus
from providers.models import Pack, PackMember
from providers.services.packs import rebuild_stale_packs
from workforce_portal.staff.admin import PortalAdmin, status_label, with_detail


class MemberInline(admin.TabularInline):
    model = PackMember
    extra = 0
    autocomplete_fields = ["resource"]
    verbose_name_plural = "Resources in it, in order"


@admin.register(Pack)
class PackAdmin(PortalAdmin):
    change_form_template = "admin/providers/pack/change_form.html"
    list_display = ["called", "state", "members_count", "zip", "built"]
    list_filter = ["status"]
    search_fields = ["title", "summary", "slug", "members__resource__title"]
    search_help_text = "Title, summary, address, or a resource in it"
    prepopulated_fields = {"slug": ["title"]}
    inlines = [MemberInline]
    actions = [PublishPacks(), WithdrawPacks()]
    empty_text = "No packs yet. A pack gives several resources in one download."
    fieldsets = [(None, {"fields": ["title", "slug", "summary"]})]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Pack]:
        return super().get_queryset(request).annotate(members_count=Count("members", distinct=True))

    def get_readonly_fields(self, request: HttpRequest, obj: Pack | None = None) -> list[str]:
        """Its address is in print."""
        return ["slug"] if obj is not None and obj.published_at else []

    def get_prepopulated_fields(self, request: HttpRequest, obj: Pack | None = None) -> dict[str, Any]:
        return {} if "slug" in self.get_readonly_fields(request, obj) else super().get_prepopulated_fields(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Pack | None = None) -> bool:
        is_history = obj is None or obj.status != ResourceStatus.DRAFT
        return super().has_delete_permission(request, obj) and not is_history

    @admin.display(description="pack", ordering="title")
    def called(self, pack: Pack) -> str:
        return with_detail(long(pack.title), long(pack.get_absolute_url()))

    @admin.display(description="status", ordering="status")
    def state(self, pack: Pack) -> str:
        return status_label(pack.get_status_display(), TONES[pack.status])

    @admin.display(description="resources", ordering="members_count")
    def members_count(self, pack: Any) -> int:
        return pack.members_count

    @admin.display(description="download", ordering="built_bytes")
    def zip(self, pack: Pack) -> str:
        return pack.described if pack.built_zip else "Not built yet"

    @admin.display(description="built", ordering="built_at")
    def built(self, pack: Pack) -> str:
        return say_day(pack.built_at) if pack.built_at else ""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        rebuild_stale_packs(at=timezone.now())

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        own = [
            path("<int:pk>/publish/", wrap(self.publish_page), name="providers_pack_publish"),
            path("<int:pk>/withdraw/", wrap(self.withdraw_page), name="providers_pack_withdraw"),
        ]
        return own + super().get_urls()

    def publish_page(self, request: HttpRequest, pk: int) -> HttpResponse:
        return act_on_one(self, request, pk, PublishPacks())

    def withdraw_page(self, request: HttpRequest, pk: int) -> HttpResponse:
        return act_on_one(self, request, pk, WithdrawPacks())
