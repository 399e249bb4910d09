from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from workforce_portal.outside_links.enums import LinkStatus
from workforce_portal.outside_links.models import LinkPlace, OutsideLink
from workforce_portal.places.clock import local, say_date
from workforce_portal.staff import worklists
from workforce_portal.staff.admin import ReadOnlyAdmin, Tone, status_label, with_detail
from workforce_portal.staff.worklists import Waiting

TONES: dict[str, Tone] = {
    LinkStatus.NEW: "wait",
    LinkStatus.WORKS: "good",
    LinkStatus.MOVED: "few",
    LinkStatus.UNSURE: "wait",
    LinkStatus.FAILING: "few",
    LinkStatus.BROKEN: "bad",
}
SHOWN_PLACES = 5
MOST_LETTERS = 45


@admin.register(OutsideLink)
class OutsideLinkAdmin(ReadOnlyAdmin):
    """What the nightly check found. A link is changed on the page that has it."""

    list_display = ["pages", "leads_to", "state", "since_when"]
    list_display_links = None
    list_filter = ["status"]
    ordering = ["-failed_days", "url"]  # what needs somebody comes first
    search_fields = ["url", "places__page_title", "places__text"]
    search_help_text = "Address, page or words of the link"
    empty_text = "No links to other websites yet. They are collected each night from what is public."

    def get_queryset(self, request: HttpRequest) -> QuerySet[OutsideLink]:
        places = Prefetch("places", LinkPlace.objects.order_by("page_title", "pk"))
        return super().get_queryset(request).prefetch_related(places)

    @admin.display(description="page and words of the link")
    def pages(self, link: OutsideLink) -> SafeString:
        places: Any = list(link.places.all())
        rows = format_html_join(
            "", "<li>{}<small>{}</small></li>", ((_page(one), one.text) for one in places[:SHOWN_PLACES])
        )
        more = format_html("<li>and {} more</li>", len(places) - SHOWN_PLACES) if len(places) > SHOWN_PLACES else ""
        return format_html('<ul class="plain-list">{}{}</ul>', rows, more)

    @admin.display(description="leads to", ordering="url")
    def leads_to(self, link: OutsideLink) -> SafeString:
        moved = f"now {_short(link.moved_to)}" if link.moved_to else ""
        return with_detail(format_html('<a href="{}">{}</a>', link.url, _short(link.url)), moved)

    @admin.display(description="status", ordering="status")
    def state(self, link: OutsideLink) -> SafeString:
        return with_detail(status_label(link.get_status_display(), TONES[link.status]), link.answer)

    @admin.display(description="since", ordering="since")
    def since_when(self, link: OutsideLink) -> SafeString:
        if link.since is None or link.checked_at is None:
            return format_html("")
        return with_detail(say_date(link.since, year=False), f"looked at {say_date(link.checked_at, year=False)}")


def _page(place: LinkPlace) -> SafeString:
    page = (
        format_html('<a href="{}">{}</a>', place.page_url, place.page_title)
        if place.page_url
        else format_html("{}", place.page_title)
    )
    return format_html('{} (<a href="{}">change</a>)', page, place.admin_url) if place.admin_url else page


def _short(url: str) -> str:
    return url if len(url) <= MOST_LETTERS else f"{url[:MOST_LETTERS]}…"


def _longest(found: Waiting) -> str:
    return f"longest since {say_date(local(found.oldest), year=False)}" if found.oldest else "all that we know of work"


worklists.register(
    worklists.Worklist(
        key="broken-links",
        label="Broken links",
        why="These pages of other websites have not answered on three days. Change the link on our page, or take it "
        "away: nobody gets any further with it.",
        permission="outside_links.view_outsidelink",
        position=65,
        model=OutsideLink,
        rows=lambda user: OutsideLink.objects.filter(status=LinkStatus.BROKEN),
        dated_by="since",
        detail=_longest,
    )
)
