"""The pages of what a page said before: who saved it when, any two compared, any one restored."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone
from reversion.models import Version

from workforce_portal.publishing import services
from workforce_portal.publishing.versions import Difference, RevertError, compare


class VersionPages:
    def __init__(self, model_admin: Any) -> None:
        self.model_admin = model_admin

    def list_page(self, request: HttpRequest, object_id: str) -> HttpResponse:
        admin = self.model_admin
        page = admin.page_or_404(request, object_id)
        versions = list(self._versions(page))
        older, newer = self._chosen(request, versions)
        return TemplateResponse(
            request,
            "admin/publishing/versions.html",
            {
                **admin.admin_site.each_context(request),
                "opts": admin.opts,
                "title": f"Versions of “{page}”",
                "page": page,
                "versions": versions,
                "older": older,
                "newer": newer,
                "differences": self._differences(request, older, newer),
                "may_restore": admin.has_change_permission(request, page),
            },
        )

    def restore_page(self, request: HttpRequest, object_id: str, version_id: int) -> HttpResponse:
        admin = self.model_admin
        page = admin.page_or_404(request, object_id)
        if not admin.has_change_permission(request, page):
            raise PermissionDenied
        version = get_object_or_404(self._versions(page), pk=version_id)
        if request.method == "POST":
            self._restore(request, page, version)
        return admin.back_to(page)

    def _restore(self, request: HttpRequest, page: Any, version: Version) -> None:
        admin, by = self.model_admin, request.user
        try:
            services.restore_version(version, by=by, at=timezone.now())  # type: ignore[arg-type]
        except services.CannotRestore as refused:
            admin.message_user(request, str(refused), messages.ERROR)
        except services.NotPublishable as refused:
            for problem in refused.problems:
                admin.message_user(request, f"Not restored: {problem}", messages.ERROR)
        else:
            admin.log_change(request, page, "Restored an earlier version.")
            admin.message_user(request, "The earlier version is back, and was saved as the newest.", messages.SUCCESS)

    def _versions(self, page: Any) -> QuerySet[Version]:
        """Newest first."""
        return Version.objects.get_for_object(page).select_related("revision__user", "content_type")

    def _chosen(self, request: HttpRequest, versions: list[Version]) -> tuple[Version | None, Version | None]:
        by_id = {str(version.pk): version for version in versions}
        pair = [by_id.get(request.GET.get(name, "")) for name in ("older", "newer")]
        if None in pair or pair[0] == pair[1]:
            return (versions[1], versions[0]) if len(versions) > 1 else (None, None)
        older, newer = sorted(pair, key=lambda version: version.pk if version else 0)
        return older, newer

    def _differences(
        self, request: HttpRequest, older: Version | None, newer: Version | None
    ) -> list[Difference] | None:
        if older is None or newer is None:
            return None
        try:
            return compare(older, newer)
        except RevertError:
            self.model_admin.message_user(
                request, "One of these was saved before the page had its present fields, and cannot be compared."
            )
            return None
