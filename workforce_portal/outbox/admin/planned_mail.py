from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect
from django.urls import NoReverseMatch, URLPattern, path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.safestring import SafeString

from workforce_portal.outbox import services
from workforce_portal.outbox.admin.filters import DueFilter, KindFilter
from workforce_portal.outbox.admin.html import FRAMES_IT, IN_A_FRAME
from workforce_portal.outbox.admin.labels import kind_name, say_moment, state_label
from workforce_portal.outbox.models import PlannedMail, State
from workforce_portal.outbox.preparing import contact_of, preview
from workforce_portal.outbox.services import CannotDecide
from workforce_portal.outbox.services.deciding import RESENDABLE, SKIPPABLE
from workforce_portal.places.clock import local, say_time
from workforce_portal.staff.admin import ReadOnlyAdmin, with_detail

MAY_DECIDE = "outbox.change_plannedmail"


class SkipForm(forms.Form):
    reason = forms.CharField(
        label="Why not?",
        max_length=200,
        error_messages={"required": "Say why it is not sent, such as “Rung instead”"},
    )


def send_now(request: HttpRequest, mail: PlannedMail) -> str:
    services.send_now(mail=mail, by=request.user, at=timezone.now())  # type: ignore[arg-type]
    return "It is sent within a minute, if what it is about still holds."


def resend(request: HttpRequest, mail: PlannedMail) -> str:
    services.resend_mail(mail=mail, by=request.user, at=timezone.now())  # type: ignore[arg-type]
    return "It is sent again within a minute, if what it is about still holds."


def arrived(request: HttpRequest, mail: PlannedMail) -> str:
    services.mark_arrived(mail=mail, by=request.user, at=timezone.now())  # type: ignore[arg-type]
    return "Noted: it arrived."


def skip(request: HttpRequest, mail: PlannedMail) -> str:
    form = SkipForm(request.POST)
    if not form.is_valid():
        raise CannotDecide(" ".join(str(error) for error in form.errors["reason"]))
    services.skip_mail(mail=mail, reason=form.cleaned_data["reason"], by=request.user, at=timezone.now())  # type: ignore[arg-type]
    return "It is not sent."


DECISIONS: dict[str, Callable[[HttpRequest, PlannedMail], str]] = {
    "send-now": send_now,
    "skip": skip,
    "resend": resend,
    "arrived": arrived,
}


@admin.register(PlannedMail)
class PlannedMailAdmin(ReadOnlyAdmin):
    list_display = ["due", "recipient", "message", "status", "what_happened", "ring"]
    list_filter = ["state", "channel", KindFilter, DueFilter]
    search_fields = ["to_email", "to_phone", "to_name", "subject"]
    ordering = ["-due_at", "-pk"]
    empty_text = "No mail here. A message appears as soon as it is planned, long before it is sent."
    change_form_template = "admin/outbox/plannedmail/change_form.html"

    @admin.display(ordering="due_at")
    def due(self, mail: PlannedMail) -> SafeString:
        when = local(mail.due_at)
        return with_detail(f"{when:%-d %B %Y}", f"{when:%A}, {say_time(when)}")

    @admin.display(description="to", ordering="to_name")
    def recipient(self, mail: PlannedMail) -> SafeString:
        where = mail.to_email or mail.to_phone
        return with_detail(mail.to_name or where, where if mail.to_name else "")

    @admin.display(ordering="kind")
    def message(self, mail: PlannedMail) -> SafeString:
        return with_detail(kind_name(mail.kind), mail.subject)

    @admin.display(ordering="state")
    def status(self, mail: PlannedMail) -> SafeString:
        return state_label(mail)

    @admin.display(empty_value="")
    def what_happened(self, mail: PlannedMail) -> str:
        return mail.reason

    @admin.display(description="ring", empty_value="")
    def ring(self, mail: PlannedMail) -> str:
        """Only where somebody has to be rung: it costs a query a row."""
        return contact_of(mail)[1] if mail.state in (State.FAILED, State.UNCERTAIN) else ""

    def get_urls(self) -> list[URLPattern]:
        own = [
            path("<int:pk>/html/", self.admin_site.admin_view(self.html_view), name="outbox_plannedmail_html"),
            path(
                "<int:pk>/decide/<slug:decision>/",
                self.admin_site.admin_view(self.decide_view),
                name="outbox_plannedmail_decide",
            ),
        ]
        return own + super().get_urls()

    @method_decorator(FRAMES_IT)
    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        mail = self.get_object(request, object_id)
        shown = self._shown(request, mail) if mail and self.has_view_permission(request, mail) else {}
        return super().change_view(request, object_id, form_url, {**shown, **(extra_context or {})})

    def _shown(self, request: HttpRequest, mail: PlannedMail) -> dict[str, Any]:
        return {
            "title": kind_name(mail.kind),
            "subtitle": None,
            "mail": mail,
            "status": state_label(mail),
            "preview": preview(mail, at=timezone.now()),
            "contact": contact_of(mail),
            "about": mail.about,
            "about_url": _about_url(mail),
            "times": _times(mail),
            "may_send_now": mail.state == State.PLANNED,
            "may_resend": mail.state in RESENDABLE,
            "may_skip": mail.state in SKIPPABLE,
            "may_say_arrived": mail.state == State.UNCERTAIN,
            "may_decide": request.user.has_perm(MAY_DECIDE),
            "skip_form": SkipForm(),
        }

    @method_decorator(IN_A_FRAME)
    def html_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        mail = get_object_or_404(PlannedMail, pk=pk)
        if not self.has_view_permission(request, mail):
            raise PermissionDenied
        shown = preview(mail, at=timezone.now())
        if not shown.html:
            raise Http404
        return HttpResponse(shown.html)

    def decide_view(self, request: HttpRequest, pk: int, decision: str) -> HttpResponse:
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if not request.user.has_perm(MAY_DECIDE):
            raise PermissionDenied
        if decision not in DECISIONS:
            raise Http404
        mail = get_object_or_404(PlannedMail, pk=pk)
        try:
            self.message_user(request, DECISIONS[decision](request, mail), messages.SUCCESS)
        except CannotDecide as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
        return redirect("admin:outbox_plannedmail_change", mail.pk)


def _about_url(mail: PlannedMail) -> str:
    opts = mail.about_type
    try:
        return reverse(f"admin:{opts.app_label}_{opts.model}_change", args=[mail.about_id])
    except NoReverseMatch:
        return ""


def _times(mail: PlannedMail) -> list[tuple[str, str]]:
    times: list[tuple[str, datetime | None]] = [("Planned", mail.created_at), ("Due", mail.due_at)]
    if mail.is_waiting and mail.try_at != mail.due_at:
        times.append(("Tried next", mail.try_at))
    times.append(("Given to the text gateway" if mail.is_text else "Given to the mail server", mail.handed_over_at))
    if mail.finished_at:
        times.append((State(mail.state).label, mail.finished_at))
    return [(name, say_moment(moment)) for name, moment in times if moment]
