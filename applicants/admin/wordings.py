"""The words that people read: why a referral closed, and what they are asked to agree to."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from applicants.models import ConsentWording, Reason
from workforce_portal.staff.admin import PortalAdmin


@admin.register(Reason)
class ReasonAdmin(PortalAdmin):
    list_display = ["label", "used_for", "for_applicant", "is_active"]
    list_filter = ["used_for", "is_active"]
    search_fields = ["label", "for_applicant"]
    readonly_fields = ["code", "used_for"]
    fields = ["code", "used_for", "label", "for_applicant", "is_active", "position"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        # Services name reasons by their codes.
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(ConsentWording)
class ConsentWordingAdmin(PortalAdmin):
    """People agreed to the words that they read: a change is a new version, and an old one stays as it was."""

    list_display = ["purpose", "version", "question", "from_date"]
    list_filter = ["purpose"]
    fields = ["purpose", "question", "explanation", "from_date"]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        latest = ConsentWording.objects.filter(purpose=obj.purpose).order_by("-version").first()
        obj.version = latest.version + 1 if latest else 1
        super().save_model(request, obj, form, change)
