"""Adding a version of a resource: the file first, then what it is, then the publishing of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone

from providers.admin.resource_forms import ReasonForm, VersionForm
from providers.enums import ResourceKind
from providers.models import Resource
from providers.refusals import Refusal
from providers.refusals.resources import NoFileWanted
from providers.services.resources import add_version, withdraw_version
from providers.services.uploads import check_file, drop_waiting, keep_waiting, open_waiting

if TYPE_CHECKING:
    from providers.admin.resources import ResourceAdmin

WAITING = "resource_version"


class VersionPages:
    def __init__(self, model_admin: ResourceAdmin) -> None:
        self.model_admin = model_admin

    def upload_page(self, request: HttpRequest, pk: int) -> HttpResponse:
        resource = self._resource(request, pk)
        last = resource.versions.first()
        is_sent = request.method == "POST"
        form = VersionForm(
            *((request.POST, request.FILES) if is_sent else ()),
            is_first=last is None,
            is_too_large=getattr(request, "upload_is_too_large", False),
        )
        if resource.kind == ResourceKind.LINK:
            self.model_admin.message_user(request, str(NoFileWanted(resource)), messages.ERROR)
            return redirect("admin:providers_resource_change", pk)
        if is_sent and form.is_valid():
            request.session[WAITING] = {
                "resource": pk,
                "token": keep_waiting(form.cleaned_data["file"]),
                "name": form.checked.original_name,
                "change_note": form.cleaned_data.get("change_note", ""),
                "number": last.number + 1 if last else 1,
            }
            return redirect("admin:providers_resource_version_preview", pk)
        return self._page(request, "upload", "Add a new version" if last else "Add the file", resource, form=form)

    def preview_page(self, request: HttpRequest, pk: int) -> HttpResponse:
        resource = self._resource(request, pk)
        waiting = request.session.get(WAITING) or {}
        if waiting.get("resource") != pk:
            return redirect("admin:providers_resource_version", pk)
        try:
            with open_waiting(waiting["token"]) as file:
                if request.method == "POST":
                    return self._publish(request, resource, file, waiting)
                checked = check_file(file, waiting["name"])
        except Refusal as refusal:
            self._forget(request)
            self.model_admin.message_user(request, str(refusal), messages.ERROR)
            return redirect("admin:providers_resource_version", pk)
        followers = resource.subscriptions.active().count() if resource.is_live and waiting["number"] > 1 else 0
        return self._page(
            request,
            "preview",
            f"Version {waiting['number']}",
            resource,
            checked=checked,
            waiting=waiting,
            followers=followers,
        )

    def withdraw_page(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        resource = self._resource(request, pk)
        version = get_object_or_404(resource.versions, number=number)
        form = ReasonForm(request.POST if request.method == "POST" else None)
        if form.is_valid():
            try:
                withdraw_version(
                    version_id=version.pk,
                    reason=form.cleaned_data["reason"],
                    by=request.user,  # type: ignore[arg-type]
                    at=timezone.now(),
                )
            except Refusal as refusal:
                form.add_error(None, str(refusal))
            else:
                self.model_admin.message_user(request, f"Version {number} is withdrawn.", messages.SUCCESS)
                return redirect("admin:providers_resource_change", pk)
        return self._page(request, "withdraw_version", f"Withdraw version {number}", resource, form=form)

    def _publish(self, request: HttpRequest, resource: Resource, file: Any, waiting: dict[str, Any]) -> HttpResponse:
        by: Any = request.user
        version = add_version(
            resource_id=resource.pk,
            file=file,
            name=waiting["name"],
            number=waiting["number"],
            change_note=waiting["change_note"],
            by=by,
            at=timezone.now(),
        )
        self._forget(request)
        self.model_admin.log_change(request, resource, f"Added version {version.number}: {version.original_name}")
        self.model_admin.message_user(request, f"Version {version.number} is the current one now.", messages.SUCCESS)
        return redirect("admin:providers_resource_change", resource.pk)

    def _forget(self, request: HttpRequest) -> None:
        drop_waiting(request.session.pop(WAITING)["token"])

    def _resource(self, request: HttpRequest, pk: int) -> Resource:
        resource = get_object_or_404(Resource, pk=pk)
        if not self.model_admin.has_change_permission(request, resource):
            raise PermissionDenied
        return resource

    def _page(
        self, request: HttpRequest, name: str, title: str, resource: Resource, **context: Any
    ) -> TemplateResponse:
        return TemplateResponse(
            request,
            f"admin/providers/resource/{name}.html",
            {
                **self.model_admin.admin_site.each_context(request),
                "title": title,
                "opts": self.model_admin.opts,
                "media": self.model_admin.media,
                "resource": resource,
                **context,
            },
        )
