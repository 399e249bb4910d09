"""Calls that people asked for: ring, then book in one click with their answers, or close with a reason."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join

from providers.admin.labels import long, telephone
from providers.admin.person_form import TEXT
from providers.enums import CallBackStatus
from providers.models import CallBackRequest
from providers.refusals import Refusal
from providers.services.call_backs import close_call_back
from workforce_portal.places.clock import say_date
from workforce_portal.staff.admin import ReadOnlyAdmin, Tone, status_label, with_detail

TONES: dict[str, Tone] = {
    CallBackStatus.OPEN: "wait",
    CallBackStatus.BOOKED: "good",
    CallBackStatus.CLOSED: "full",
    CallBackStatus.WITHDRAWN: "full",
}


class CloseForm(forms.Form):
    reason = forms.CharField(
        label="How it ended",
        max_length=300,
        widget=forms.TextInput(attrs=TEXT),
        help_text="For example “Sorted on the phone” or “Rang three times, left a message”",
        error_messages={"required": "Say how it ended."},
    )


@admin.register(CallBackRequest)
class CallBackRequestAdmin(ReadOnlyAdmin):
    change_form_template = "admin/providers/callbackrequest/change_form.html"
    list_display = ["person", "reach", "times", "promised", "state"]
    list_filter = ["status", "topic"]
    list_select_related = ["topic"]
    search_fields = ["name", "service_name", "email", "phone"]
    search_help_text = "Name, service, e-mail or phone"
    empty_text = "Nobody has asked us to ring. People do when no time suits them."
    fields = [
        "person",
        "reach",
        "times",
        "topic",
        "question",
        "adjustments",
        "created_at",
        "promised",
        "state",
        "booking_link",
        "close_reason",
        "closed_at",
        "closed_by",
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[CallBackRequest]:
        return super().get_queryset(request).select_related("booking", "closed_by").prefetch_related("windows")

    @admin.display(description="person", ordering="name")
    def person(self, call: CallBackRequest) -> str:
        return with_detail(long(call.name), long(call.service_name))

    @admin.display(description="reach them")
    def reach(self, call: CallBackRequest) -> str:
        phone = telephone(call.phone) if call.phone else ""
        mail = format_html('<a class="line-link" href="mailto:{}">{}</a>', call.email, long(call.email))
        return with_detail(phone, mail) if phone and call.email else phone or mail

    @admin.display(description="times that suit")
    def times(self, call: CallBackRequest) -> str:
        return format_html_join("", "{}<br>", ((window,) for window in call.windows.all()))

    @admin.display(description="ring by", ordering="promised_by")
    def promised(self, call: CallBackRequest) -> str:
        late = status_label("Late", "bad") if call.is_late(timezone.localdate()) else ""
        return with_detail(say_date(call.promised_by), late)

    @admin.display(description="status", ordering="status")
    def state(self, call: CallBackRequest) -> str:
        return status_label(call.get_status_display(), TONES[call.status])

    @admin.display(description="booking")
    def booking_link(self, call: CallBackRequest) -> str:
        if call.booking is None:
            return ""
        return format_html(
            '<a href="{}">{}</a>', reverse("admin:providers_booking_change", args=[call.booking.pk]), call.booking
        )

    def get_urls(self) -> list[URLPattern]:
        page = self.admin_site.admin_view(self.close_page)
        return [path("<int:pk>/close/", page, name="providers_callbackrequest_close"), *super().get_urls()]

    def close_page(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not request.user.has_perm("providers.change_callbackrequest"):
            raise PermissionDenied
        call = get_object_or_404(CallBackRequest, pk=pk)
        form = CloseForm(request.POST if request.method == "POST" else None)
        if form.is_valid() and self._close(request, call, form):
            return redirect("admin:providers_callbackrequest_changelist")
        context = {
            **self.admin_site.each_context(request),
            "title": "Close without a booking",
            "opts": self.opts,
            "media": self.media,
            "call": call,
            "form": form,
        }
        return TemplateResponse(request, "admin/providers/callbackrequest/close.html", context)

    def _close(self, request: HttpRequest, call: CallBackRequest, form: CloseForm) -> bool:
        by: Any = request.user
        try:
            close_call_back(call_id=call.pk, reason=form.cleaned_data["reason"], by=by, at=timezone.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
            return False
        self.log_change(request, call, f"Closed: {form.cleaned_data['reason']}")
        self.message_user(request, f"{call.name}’s call is closed.", messages.SUCCESS)
        return True
