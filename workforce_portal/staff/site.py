from typing import Any

from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils import timezone


class StaffSite(admin.AdminSite):
    index_title = "Today"
    enable_nav_sidebar = False  # it and the theme switch work by script alone

    @property
    def site_header(self) -> str:  # type: ignore[override]
        return settings.SITE_NAME

    @property
    def site_title(self) -> str:  # type: ignore[override]
        return f"staff – {settings.SITE_NAME}"

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        # Imported late: this module is loaded before models are.
        from workforce_portal.staff.today import today_page

        page = today_page(request, at=timezone.now())
        return super().index(request, {**page, **(extra_context or {})})
