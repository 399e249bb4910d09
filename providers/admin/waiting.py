"""Who waits for a place, and why nobody was offered one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from providers.admin.labels import long, say_short, telephone
from providers.emails.waiting import say_until
from providers.enums import BookingStatus, LeftBecause
from providers.models import DropIn, WaitEntry
from providers.selectors.waiting import line_of, why_nobody_is_offered
from providers.services.waiting import leave_waiting_list, note_waiter_told
from workforce_portal.staff.admin import ReadOnlyAdmin, status_label, with_detail


@dataclass(frozen=True)
class Line:
    entry: WaitEntry
    position: int
    state: SafeString
    reason: str
    url: str


def waiting_lines(drop_in: DropIn) -> list[Line]:
    """The list of a session as staff see it: an open offer has no position, for it has come out of the line."""
    lines, position = [], 0
    for entry in line_of(drop_in):
        position += entry.offer is None
        reason = entry.get_no_offer_because_display() if entry.offer is None else ""
        url = reverse("admin:providers_waitentry_change", args=[entry.pk])
        lines.append(Line(entry, position if entry.offer is None else 0, entry_state(entry), reason, url))
    return lines


def why_nobody(drop_in: DropIn, *, at: datetime) -> str:
    """Why no place is offered at this moment, as a sentence; empty when whoever is next would be offered one."""
    reason = why_nobody_is_offered(drop_in, at=at)
    return f"{reason.label}." if reason else ""


def entry_state(entry: WaitEntry) -> SafeString:
    if entry.left_at is not None:
        is_good = entry.left_because in (LeftBecause.ACCEPTED, LeftBecause.BOOKED)
        return status_label(entry.get_left_because_display(), "good" if is_good else "full")
    if entry.offer is None:
        return status_label("In line", "wait")
    if entry.offer.status == BookingStatus.OFFERED and entry.offer.offer_expires_at:
        return status_label(f"Offered until {say_until(entry.offer.offer_expires_at)}", "few")
    return status_label(entry.offer.get_status_display(), "full")


class StillWaitingFilter(admin.SimpleListFilter):
    title = "on the list"
    parameter_name = "on"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("now", "Now"), ("past", "No longer")]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        on_it = {"left_at": None, "drop_in__starts_at__gt": timezone.now()}
        if self.value() == "now":
            return queryset.filter(**on_it)
        return queryset.exclude(**on_it) if self.value() == "past" else queryset


@admin.register(WaitEntry)
class WaitEntryAdmin(ReadOnlyAdmin):
    change_form_template = "admin/providers/waitentry/change_form.html"
    list_display = ["person", "session", "reach", "since", "state", "why"]
    list_filter = [StillWaitingFilter, "no_offer_because", "left_because"]
    list_select_related = ["drop_in__type", "offer"]
    search_fields = ["name", "email", "phone", "service_name", "drop_in__type__name"]
    search_help_text = "Name, service, e-mail, phone or kind of drop-in"
    date_hierarchy = "drop_in__starts_at"
    empty_text = (
        "Nobody waits for a place. People join from the page of a session that is full, and you put somebody on the "
        "telephone on it from the session here."
    )
    fields = [
        "person",
        "session_link",
        "other_times",
        "reach",
        "topic",
        "question",
        "adjustments",
        "created_at",
        "state",
        "offer_link",
        "why",
        "left_at",
    ]

    @admin.display(description="person", ordering="name")
    def person(self, entry: WaitEntry) -> str:
        return with_detail(long(entry.name), long(entry.service_name))

    @admin.display(description="session", ordering="drop_in__starts_at")
    def session(self, entry: WaitEntry) -> str:
        return with_detail(say_short(entry.drop_in.starts_at), long(entry.drop_in.type))

    @admin.display(description="reach them")
    def reach(self, entry: WaitEntry) -> str:
        phone = telephone(entry.phone) if entry.phone else ""
        mail = long(entry.email) if entry.email else ""
        return with_detail(phone, mail) if phone and mail else phone or mail

    @admin.display(description="waiting since", ordering="created_at")
    def since(self, entry: WaitEntry) -> str:
        return say_short(entry.created_at)

    @admin.display(description="status")
    def state(self, entry: WaitEntry) -> str:
        return entry_state(entry)

    @admin.display(description="why no offer", ordering="no_offer_because")
    def why(self, entry: WaitEntry) -> str:
        if entry.left_at is not None or not entry.no_offer_since:
            return ""
        return with_detail(entry.get_no_offer_because_display(), f"since {say_short(entry.no_offer_since)}")

    @admin.display(description="session")
    def session_link(self, entry: WaitEntry) -> str:
        url = reverse("admin:providers_dropin_change", args=[entry.drop_in_id])
        return format_html('<a href="{}">{}</a>', url, entry.drop_in)

    @admin.display(description="also these times")
    def other_times(self, entry: WaitEntry) -> str:
        return ", ".join(str(other) for other in entry.also.select_related("type").order_by("starts_at"))

    @admin.display(description="offer")
    def offer_link(self, entry: WaitEntry) -> str:
        if entry.offer is None:
            return ""
        url = reverse("admin:providers_booking_change", args=[entry.offer.pk])
        return format_html('<a href="{}">{}</a>, {}', url, entry.offer, entry.offer.get_status_display())

    # --- what may be done ---

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        own = [
            path("<int:pk>/leave/", wrap(self.leave), name="providers_waitentry_leave"),
            path("<int:pk>/told/", wrap(self.told), name="providers_waitentry_told"),
        ]
        return own + super().get_urls()

    def leave(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Somebody rings who does not want to wait any more."""
        entry = self._entry_to_change(request, pk)
        leave_waiting_list(entry_id=entry.pk, at=timezone.now())
        return self._done(request, entry, "Taken off the list", f"{entry.name} is off the list.")

    def told(self, request: HttpRequest, pk: int) -> HttpResponse:
        entry = self._entry_to_change(request, pk)
        note_waiter_told(entry_id=entry.pk)
        return self._done(request, entry, "Told by phone", f"Noted: {entry.name} knows.")

    def _entry_to_change(self, request: HttpRequest, pk: int) -> WaitEntry:
        if request.method != "POST" or not request.user.has_perm("providers.change_waitentry"):
            raise PermissionDenied
        return get_object_or_404(WaitEntry, pk=pk)

    def _done(self, request: HttpRequest, entry: WaitEntry, logged: str, said: str) -> HttpResponse:
        self.log_change(request, entry, logged)
        self.message_user(request, said, messages.SUCCESS)
        return redirect("admin:providers_waitentry_change", entry.pk)
