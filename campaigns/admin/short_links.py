"""Short links: where they lead, where they hang, how often they are scanned, and their codes for print."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from campaigns.models import PartnerLink, ShortLink
from campaigns.selectors.short_links import LINKS, scans_by_week, weeks_until
from campaigns.services.short_links import give_code
from campaigns.targets import clean_target
from workforce_portal.places.clock import say_date
from workforce_portal.printing.files import sign_png_response, sign_svg_response
from workforce_portal.printing.qr import qr_svg
from workforce_portal.staff.admin import PortalAdmin, ReadOnlyAdmin, status_label, with_detail

WEEKS = 8
BAR, GAP, HIGH = 6, 2, 24


class ShortLinkForm(forms.ModelForm):
    class Meta:
        model = ShortLink
        fields = ["target", "campaign", "channel", "placement", "council", "is_active"]

    def clean_target(self) -> str:
        return clean_target(self.cleaned_data["target"])


@admin.register(ShortLink)
class ShortLinkAdmin(PortalAdmin):
    form = ShortLinkForm
    list_display = ["called", "where", "leads_to", "campaign", "weekly", "all_scans", "state"]
    list_filter = ["is_active", "channel", "campaign", "council__sub_region"]
    search_fields = ["code", "placement", "target"]
    search_help_text = "Code, place or where it leads"
    readonly_fields = ["print_it"]
    empty_text = "No short links yet. Add one for each poster, leaflet or post, and each is counted by itself."
    fields = ["target", "campaign", "channel", "placement", "council", "is_active"]

    class Media:
        css = {"all": ["css/admin-short-links.css"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet[ShortLink]:
        return LINKS.all()

    def get_fields(self, request: HttpRequest, obj: ShortLink | None = None) -> Any:
        return [*self.fields, "print_it"] if obj else self.fields

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        listed = super().get_changelist_instance(request)
        shown: list[Any] = list(listed.result_list)
        mondays = weeks_until(timezone.localdate(), WEEKS)
        scans = scans_by_week([link.code for link in shown], mondays)
        for link in shown:
            link.weeks = list(zip(mondays, scans[link.code], strict=True))
        listed.result_list = shown
        return listed

    def save_model(self, request: HttpRequest, obj: ShortLink, form: Any, change: bool) -> None:
        if change:
            super().save_model(request, obj, form, change)
        else:
            give_code(obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """It may be in print: take it out of use instead."""
        return False

    def get_urls(self) -> list[URLPattern]:
        return [
            path("<int:pk>/code.svg", self.admin_site.admin_view(self.svg_view), name="campaigns_shortlink_svg"),
            path("<int:pk>/code.png", self.admin_site.admin_view(self.png_view), name="campaigns_shortlink_png"),
            *super().get_urls(),
        ]

    def svg_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        link = self._viewable(request, pk)
        return sign_svg_response(link.url, link.printed, name=f"code-{link.code}")

    def png_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        link = self._viewable(request, pk)
        return sign_png_response(link.url, link.printed, name=f"code-{link.code}")

    def _viewable(self, request: HttpRequest, pk: int) -> ShortLink:
        if not self.has_view_permission(request):
            raise PermissionDenied
        return get_object_or_404(ShortLink, pk=pk)

    # --- columns ---

    @admin.display(description="short link", ordering="code")
    def called(self, link: ShortLink) -> str:
        return with_detail(link.get_absolute_url(), link.get_channel_display())

    @admin.display(description="where", ordering="placement")
    def where(self, link: ShortLink) -> str:
        return with_detail(link.placement, link.council)

    @admin.display(description="leads to", ordering="target")
    def leads_to(self, link: ShortLink) -> str:
        return link.target

    @admin.display(description=f"scans by week, last {WEEKS}")
    def weekly(self, link: Any) -> SafeString:
        return _bars(link.weeks)

    @admin.display(description="scans")
    def all_scans(self, link: Any) -> str:
        this_week = link.weeks[-1][1]
        return with_detail(f"{sum(n for _, n in link.weeks):,}", f"{this_week:,} this week")

    @admin.display(description="state", ordering="is_active")
    def state(self, link: ShortLink) -> SafeString:
        return status_label("In use", "good") if link.is_active else status_label("Out of use", "full")

    @admin.display(description="for print")
    def print_it(self, link: ShortLink) -> SafeString:
        return format_html(
            '<div class="short-link-code">{}<p><b>{}</b></p>'
            '<p><a href="{}">SVG, for a designer</a> · <a href="{}">PNG at 600 dots an inch, for a document</a></p>'
            "<p>52 mm wide. Not smaller than half of that on a leaflet, larger on a wall: a tenth of the distance "
            "from which it is scanned.</p></div>",
            qr_svg(link.url),
            link.printed,
            reverse("admin:campaigns_shortlink_svg", args=[link.pk]),
            reverse("admin:campaigns_shortlink_png", args=[link.pk]),
        )


def _bars(weeks: list[Any]) -> SafeString:
    """A small drawing, and the same in words for who does not see it."""
    most = max((n for _, n in weeks), default=0) or 1
    rects = (
        (number * (BAR + GAP), HIGH - height, BAR, height)
        for number, (_, n) in enumerate(weeks)
        for height in [max(1, round(HIGH * n / most))]
    )
    said = "; ".join(f"week of {say_date(monday, year=False)}: {n}" for monday, n in weeks)
    return format_html(
        '<svg class="week-bars" width="{}" height="{}" role="img" aria-label="{}">{}</svg>',
        len(weeks) * (BAR + GAP),
        HIGH,
        said,
        format_html_join("", '<rect x="{}" y="{}" width="{}" height="{}"/>', rects),
    )


@admin.register(PartnerLink)
class PartnerLinkAdmin(ReadOnlyAdmin):
    list_display = ["short_link", "campaign", "email", "wants_figures", "created_at"]
    list_select_related = ["short_link__campaign"]
    search_fields = ["short_link__placement", "short_link__code", "email"]
    search_help_text = "Place, code or e-mail address"
    empty_text = "No partner has made a link yet. They do it on the campaign’s kit page."
    fields = ["short_link", "email", "wants_figures", "created_at"]

    @admin.display(description="campaign")
    def campaign(self, link: PartnerLink) -> str:
        return str(link.short_link.campaign or "")
