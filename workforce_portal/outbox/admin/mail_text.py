from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.decorators import method_decorator

from workforce_portal.outbox import kinds
from workforce_portal.outbox.admin.html import FRAMES_IT, IN_A_FRAME
from workforce_portal.outbox.kinds import MailKind, Skip
from workforce_portal.outbox.models import MailText, PlannedMail, State
from workforce_portal.outbox.preparing import prepare
from workforce_portal.outbox.services import change_wording, reset_wording
from workforce_portal.outbox.texts import Rendered, Wording, changed_wordings, render, wording_of
from workforce_portal.staff.admin import PortalAdmin

MAY_CHANGE = "outbox.change_mailtext"
REAL_MAILS_OFFERED = 20


class WordingForm(forms.Form):
    subject = forms.CharField(
        label="Subject",
        max_length=200,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        error_messages={"required": "Enter a subject"},
    )
    body = forms.CharField(
        label="Text",
        widget=forms.Textarea(attrs={"class": "vLargeTextField", "rows": 22}),
        help_text="Plain text. A blank line starts a paragraph; lines that start with “- ” make a list.",
        error_messages={"required": "Enter the text"},
    )
    filled_from = forms.ModelChoiceField(
        label="Show it with",
        queryset=PlannedMail.objects.none(),
        required=False,
        empty_label="Example words",
    )

    def __init__(self, *args: Any, kind: MailKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        self.fields["filled_from"].queryset = _real_mails(kind)  # type: ignore[attr-defined]
        self.fields["filled_from"].label_from_instance = _real_mail_label  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        fault = self.kind.fault_in(cleaned.get("subject", ""), cleaned.get("body", ""))
        if fault and not self.errors:
            raise forms.ValidationError(fault)
        return cleaned


@dataclass(frozen=True)
class Shown:
    """How the wording comes out; or why the chosen mail would not be sent."""

    rendered: Rendered | None = None
    why_not: str = ""


@admin.register(MailText)
class MailTextAdmin(PortalAdmin):
    """Every kind of mail has a row, whether its wording was changed or not; staff never add or delete one."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_urls(self) -> list[URLPattern]:
        def view(address: str, page: Any, name: str) -> URLPattern:
            return path(f"<slug:key>/{address}", self.admin_site.admin_view(page), name=f"outbox_mailtext_{name}")

        own = [
            view("wording/", self.wording_view, "wording"),
            view("wording/reset/", self.reset_view, "reset"),
            view("wording/html/", self.html_view, "html"),
        ]
        return own + super().get_urls()

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        self._require(self.has_view_permission(request))
        changed = changed_wordings()
        rows = [
            {"kind": kind, "subject": changed.get(kind.key, kind).subject, "is_changed": kind.key in changed}
            for kind in kinds.all_kinds()
        ]
        context = {**self._site_context(request, "Mail texts"), "rows": rows}
        return TemplateResponse(request, "admin/outbox/mailtext/change_list.html", context)

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        """Where the log's links lead."""
        text = get_object_or_404(MailText, pk=object_id) if object_id.isdecimal() else None
        if text is None:
            raise Http404
        return redirect("admin:outbox_mailtext_wording", text.kind)

    @method_decorator(FRAMES_IT)
    def wording_view(self, request: HttpRequest, key: str) -> HttpResponse:
        self._require(self.has_view_permission(request))
        kind = _kind_or_404(key)
        saved = wording_of(kind)
        initial = {"subject": saved.subject, "body": saved.body}
        form = WordingForm(request.POST or None, initial=initial, kind=kind)
        shown = Shown(render(kind, saved, kind.examples()))
        if request.method == "POST" and form.is_valid():
            self._require(request.user.has_perm(MAY_CHANGE))
            wording = Wording(form.cleaned_data["subject"], form.cleaned_data["body"])
            if "preview" not in request.POST:
                return self._save(request, kind, wording)
            shown = _show(kind, wording, form.cleaned_data["filled_from"])
        context = self._site_context(request, kind.name)
        page = {"kind": kind, "form": form, "shown": shown, "may_change": request.user.has_perm(MAY_CHANGE)}
        is_changed = MailText.objects.filter(kind=key).exists()
        return TemplateResponse(
            request, "admin/outbox/mailtext/wording.html", {**context, **page, "is_changed": is_changed}
        )

    def _save(self, request: HttpRequest, kind: MailKind, wording: Wording) -> HttpResponse:
        change_wording(kind=kind, subject=wording.subject, body=wording.body, by=request.user)  # type: ignore[arg-type]
        text = f"“{kind.name}” has its new wording. Mail that has not been sent yet follows."
        self.message_user(request, text, messages.SUCCESS)
        return redirect("admin:outbox_mailtext_wording", kind.key)

    def reset_view(self, request: HttpRequest, key: str) -> HttpResponse:
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        self._require(request.user.has_perm(MAY_CHANGE))
        kind = _kind_or_404(key)
        reset_wording(kind=kind, by=request.user)  # type: ignore[arg-type]
        self.message_user(request, f"“{kind.name}” has the portal’s own wording again.", messages.SUCCESS)
        return redirect("admin:outbox_mailtext_wording", key)

    @method_decorator(IN_A_FRAME)
    def html_view(self, request: HttpRequest, key: str) -> HttpResponse:
        self._require(self.has_view_permission(request))
        kind = _kind_or_404(key)
        return HttpResponse(render(kind, wording_of(kind), kind.examples()).html)

    def _require(self, allowed: bool) -> None:
        if not allowed:
            raise PermissionDenied

    def _site_context(self, request: HttpRequest, title: str) -> dict[str, Any]:
        return {**self.admin_site.each_context(request), "title": title, "opts": self.model._meta}


def _kind_or_404(key: str) -> MailKind:
    try:
        return kinds.get(key)
    except kinds.UnknownKind as error:
        raise Http404 from error


def _real_mails(kind: MailKind) -> QuerySet[PlannedMail]:
    coming = PlannedMail.objects.filter(kind=kind.key, state=State.PLANNED).order_by("due_at", "pk")
    # A slice cannot be filtered again, which choosing from it needs.
    return PlannedMail.objects.filter(pk__in=coming.values("pk")[:REAL_MAILS_OFFERED]).order_by("due_at", "pk")


def _real_mail_label(mail: PlannedMail) -> str:
    due = timezone.localtime(mail.due_at)
    return f"{mail.to_name or mail.to_email}, due {due:%-d %B %Y}"


def _show(kind: MailKind, wording: Wording, mail: PlannedMail | None) -> Shown:
    if mail is None:
        return Shown(render(kind, wording, kind.examples()))
    prepared = prepare(mail, kind, at=max(timezone.now(), mail.due_at))
    if isinstance(prepared, Skip):
        return Shown(why_not=prepared.reason)
    return Shown(render(kind, wording, prepared.values))
