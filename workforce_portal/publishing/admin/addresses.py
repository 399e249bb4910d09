from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.urls import Resolver404, resolve

from workforce_portal.publishing import addresses
from workforce_portal.publishing.addresses import AddressRefused
from workforce_portal.publishing.models import OldAddress
from workforce_portal.staff.admin import PortalAdmin, status_label


class OldAddressForm(forms.ModelForm):
    class Meta:
        labels = {
            "path": "Old address",
            "moved_to": "Where the page is now",
            "next_step_text": "What people can do instead",
            "next_step_url": "Where they can do it",
        }
        help_texts = {
            "moved_to": "An address of this portal, such as /stories/kath-b/",
            "next_step_text": "Such as Read the story of somebody else",
            "next_step_url": "An address of this portal, such as /stories/",
        }

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if not self.errors:
            self._refuse(self.cleaned_data.get("path") or self.instance.path)
        return cleaned

    def _refuse(self, path: str) -> None:
        """The same rules as for saving, asked beforehand."""
        moved_to, text, url = (self.cleaned_data[name] for name in ("moved_to", "next_step_text", "next_step_url"))
        try:
            if bool(moved_to) == bool(text or url):
                raise AddressRefused("Say either where the page is now, or what people can do instead.")
            if not moved_to:
                addresses.next_step(path, text, url)
            elif not _is_an_address(addresses.where_it_leads(path, moved_to)):
                raise AddressRefused(f"There is no page at {moved_to}. Look for a letter too many or too few.")
        except AddressRefused as refused:
            self.add_error(None, str(refused))


@admin.register(OldAddress)
class OldAddressAdmin(PortalAdmin):
    form = OldAddressForm
    list_display = ["path", "leads", "created_at"]
    search_fields = ["path", "moved_to"]
    search_help_text = "Address"
    empty_text = "No old addresses yet. One appears here when a page that was public gets another address."
    fieldsets = [
        (None, {"fields": ["path"]}),
        ("The page has moved", {"fields": ["moved_to"]}),
        ("The page has gone", {"fields": ["next_step_text", "next_step_url"]}),
    ]

    def get_readonly_fields(self, request: HttpRequest, obj: OldAddress | None = None) -> list[str]:
        return ["path"] if obj else []

    @admin.display(description="leads to", ordering="moved_to")
    def leads(self, old: OldAddress) -> str:
        return old.moved_to or status_label("Gone", "full")

    def save_model(self, request: HttpRequest, obj: OldAddress, form: Any, change: bool) -> None:
        if obj.moved_to:
            kept = addresses.lead_to(obj.path, obj.moved_to)
        else:
            kept = addresses.retire(obj.path, text=obj.next_step_text, url=obj.next_step_url)
        obj.pk, obj.moved_to = kept.pk, kept.moved_to


def _is_an_address(path: str) -> bool:
    try:
        resolve(path)
    except Resolver404:
        return False
    return True
