from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from placements.enums import OfferState
from placements.models import Offer, OfferEvent, Window
from placements.selectors.offers import findings
from workforce_portal.places.clock import say_date
from workforce_portal.staff.admin import PortalAdmin, ReadOnlyAdmin, Tone, status_label, with_detail

TONES: dict[str, Tone] = {
    OfferState.DRAFT: "few",
    OfferState.PUBLISHED: "good",
    OfferState.PAUSED: "wait",
    OfferState.WITHDRAWN: "full",
}


@admin.register(Window)
class WindowAdmin(PortalAdmin):
    list_display = ["name", "year", "starts_on", "ends_on"]
    list_filter = ["year"]
    empty_text = "No windows yet: hosts can fill in nothing. Add the stretches of the year in which they offer places."


class OfferEventInline(admin.TabularInline):
    model = OfferEvent
    extra = 0
    can_delete = False
    fields = ["at", "move", "from_state", "to_state", "role", "by", "reason"]
    readonly_fields = ["at", "move", "from_state", "to_state", "role", "by", "reason"]
    verbose_name_plural = "history"

    def has_add_permission(self, request: HttpRequest, *args: Any) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, *args: Any) -> bool:
        return False


@admin.register(Offer)
class OfferAdmin(ReadOnlyAdmin):
    list_display = ["place", "students", "when", "said", "fresh"]
    list_filter = ["state", "discipline", "window__year", "site__council"]
    list_select_related = ["site__council", "window"]
    search_fields = ["site__name", "site__organisation__name"]
    fields = [
        "site", "discipline", "number", "hours", "starts_on", "ends_on", "said", "fresh", "priority_until",
        "priority_universities", "checked",
    ]  # fmt: skip
    readonly_fields = ["said", "fresh", "checked"]
    inlines = [OfferEventInline]
    empty_text = "Nothing is offered yet. Hosts fill in a grid on the page of each place."

    @admin.display(description="place", ordering="site__name")
    def place(self, offer: Offer) -> SafeString:
        return with_detail(offer.site.name, offer.site.council)

    @admin.display(description="students", ordering="discipline")
    def students(self, offer: Offer) -> SafeString:
        return with_detail(f"{offer.number} of {offer.get_discipline_display().lower()}", offer.window)

    @admin.display(description="when", ordering="starts_on")
    def when(self, offer: Offer) -> SafeString:
        return with_detail(say_date(offer.starts_on), f"until {say_date(offer.ends_on)}")

    @admin.display(description="state", ordering="state")
    def said(self, offer: Offer) -> SafeString:
        return status_label(offer.get_state_display(), TONES[offer.state])

    @admin.display(description="confirmed", ordering="confirmed_at")
    def fresh(self, offer: Offer) -> str:
        return offer.say_confirmed(at=timezone.now())

    @admin.display(description="what was checked")
    def checked(self, offer: Offer) -> SafeString:
        return format_html_join("", "{}<br>", ((f"{one.sentence} {one.fix}",) for one in findings(offer)))
