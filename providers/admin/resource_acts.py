"""Publishing and withdrawing, each shown before it is done."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from providers.admin.resource_forms import ReasonForm
from providers.enums import ResourceStatus
from providers.models import Pack, Resource
from providers.permissions.resources import why_not_publishable, why_not_withdrawable
from providers.selectors.resources import pack_entries
from providers.services.packs import publish_pack, withdraw_pack
from providers.services.resources import publish_resource, withdraw_resource
from workforce_portal.staff.actions import PreviewAction, PreviewRow
from workforce_portal.staff.admin import PortalAdmin


def act_on_one(model_admin: PortalAdmin, request: HttpRequest, pk: int, action: PreviewAction) -> HttpResponse:
    """The page of an action for one thing alone, reached by a button on its own page."""
    thing = get_object_or_404(model_admin.model, pk=pk)
    if not model_admin.has_change_permission(request, thing):
        raise PermissionDenied
    page = action(model_admin, request, model_admin.model._default_manager.filter(pk=pk))
    opts = model_admin.opts
    return page or redirect(f"admin:{opts.app_label}_{opts.model_name}_change", pk)


class PublishResources(PreviewAction):
    name = "publish_resources"
    title = "Publish"
    button = "Publish"

    def preview(self, request: HttpRequest, queryset: QuerySet[Any]) -> list[PreviewRow]:
        return [self._row(resource) for resource in queryset.order_by("title")]

    def _row(self, resource: Resource) -> PreviewRow:
        version = resource.current_version
        what = f"{resource.get_kind_display()}{f': {version.original_name} ({version.described})' if version else ''}."
        refused = why_not_publishable(resource)
        return PreviewRow(
            resource,
            what=f"{what} Everybody can find it at {resource.get_absolute_url()}.",
            refused=str(refused) if refused else "",
        )

    def perform(self, request: HttpRequest, things: list[Any], answers: dict[str, Any]) -> str:
        by: Any = request.user
        for resource in things:
            publish_resource(resource_id=resource.pk, by=by, at=timezone.now())
        return f"Published {_listed(things)}."


class WithdrawResources(PreviewAction):
    name = "withdraw_resources"
    title = "Withdraw"
    button = "Withdraw"
    form_class = ReasonForm
    is_grave = True

    def preview(self, request: HttpRequest, queryset: QuerySet[Any]) -> list[PreviewRow]:
        return [self._row(resource) for resource in queryset.order_by("title")]

    def _row(self, resource: Resource) -> PreviewRow:
        packs = ", ".join(pack.title for pack in Pack.objects.live().filter(members__resource=resource))
        leaves = f" It leaves {packs}, which is built again without it." if packs else ""
        refused = why_not_withdrawable(resource)
        return PreviewRow(
            resource,
            what=f"It can no longer be found or downloaded; its address says that it was withdrawn, and why.{leaves}",
            refused=str(refused) if refused else "",
        )

    def perform(self, request: HttpRequest, things: list[Any], answers: dict[str, Any]) -> str:
        by: Any = request.user
        for resource in things:
            withdraw_resource(resource_id=resource.pk, reason=answers["reason"], by=by, at=timezone.now())
        return f"Withdrew {_listed(things)}."


class PublishPacks(PreviewAction):
    name = "publish_packs"
    title = "Publish"
    button = "Build and publish"

    def preview(self, request: HttpRequest, queryset: QuerySet[Any]) -> list[PreviewRow]:
        return [self._row(pack) for pack in queryset.order_by("title")]

    def _row(self, pack: Pack) -> PreviewRow:
        if pack.status == ResourceStatus.PUBLISHED:
            return PreviewRow(pack, refused="It is published already.")
        entries = pack_entries(pack)
        if not entries:
            return PreviewRow(pack, refused="None of its resources is published.")
        return PreviewRow(pack, what=f"Its ZIP will hold {_listed([entry.resource for entry in entries])}.")

    def perform(self, request: HttpRequest, things: list[Any], answers: dict[str, Any]) -> str:
        for pack in things:
            publish_pack(pack_id=pack.pk, at=timezone.now())
        return f"Published {_listed(things)}."


class WithdrawPacks(PreviewAction):
    name = "withdraw_packs"
    title = "Withdraw"
    button = "Withdraw"
    is_grave = True

    def preview(self, request: HttpRequest, queryset: QuerySet[Any]) -> list[PreviewRow]:
        return [self._row(pack) for pack in queryset.order_by("title")]

    def _row(self, pack: Pack) -> PreviewRow:
        if pack.status != ResourceStatus.PUBLISHED:
            return PreviewRow(pack, refused="It is not published.")
        return PreviewRow(pack, what="Nobody can download it any more. Its resources stay as they are.")

    def perform(self, request: HttpRequest, things: list[Any], answers: dict[str, Any]) -> str:
        for pack in things:
            withdraw_pack(pack_id=pack.pk)
        return f"Withdrew {_listed(things)}."


def _listed(things: list[Any]) -> str:
    return ", ".join(f"“{thing}”" for thing in things)
