from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone

from providers.admin.labels import long, say_day
from providers.admin.resource_forms import AnswerForm
from providers.enums import FormatRequestStatus
from providers.models import FormatRequest
from providers.refusals import Refusal
from providers.services.resource_requests import answer_format_request
from workforce_portal.staff.admin import ReadOnlyAdmin, Tone, status_label, with_detail

TONES: dict[str, Tone] = {
    FormatRequestStatus.OPEN: "wait",
    FormatRequestStatus.DONE: "good",
    FormatRequestStatus.DECLINED: "full",
}


@admin.register(FormatRequest)
class FormatRequestAdmin(ReadOnlyAdmin):
    """People ask on the pages of the resources; here staff answer."""

    change_form_template = "admin/providers/formatrequest/change_form.html"
    list_display = ["asked_for", "who", "due", "state"]
    list_filter = ["status", "wanted"]
    list_select_related = ["resource"]
    search_fields = ["resource__title", "name", "email"]
    search_help_text = "Resource, name or e-mail address"
    ordering = ["-status", "due_on", "pk"]  # “open” sorts after the others
    empty_text = "Nobody has asked for another format yet."
    fields = [
        "resource",
        "wanted",
        "details",
        "name",
        "email",
        "created_at",
        "due_on",
        "state",
        "answer",
        "answered_at",
        "answered_by",
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[FormatRequest]:
        return super().get_queryset(request).select_related("resource", "answered_by")

    @admin.display(description="asked for", ordering="wanted")
    def asked_for(self, asked: FormatRequest) -> str:
        return with_detail(asked.get_wanted_display(), long(asked.resource))

    @admin.display(description="who", ordering="name")
    def who(self, asked: FormatRequest) -> str:
        return with_detail(long(asked.name), long(asked.email))

    @admin.display(description="due", ordering="due_on")
    def due(self, asked: FormatRequest) -> str:
        is_late = asked.status == FormatRequestStatus.OPEN and asked.due_on < timezone.localdate()
        return with_detail(say_day(asked.due_on), status_label("Late", "bad") if is_late else "")

    @admin.display(description="status", ordering="status")
    def state(self, asked: FormatRequest) -> str:
        return status_label(asked.get_status_display(), TONES[asked.status])

    def get_urls(self) -> list[URLPattern]:
        answer = self.admin_site.admin_view(self.answer_page)
        return [path("<int:pk>/answer/", answer, name="providers_formatrequest_answer"), *super().get_urls()]

    def answer_page(self, request: HttpRequest, pk: int) -> HttpResponse:
        asked = get_object_or_404(FormatRequest.objects.select_related("resource"), pk=pk)
        if not request.user.has_perm("providers.change_formatrequest"):
            raise PermissionDenied
        form = AnswerForm(request.POST if request.method == "POST" else None)
        if form.is_valid():
            return self._answer(request, asked, form)
        return self._page(request, asked, form)

    def _answer(self, request: HttpRequest, asked: FormatRequest, form: AnswerForm) -> HttpResponse:
        by: Any = request.user
        try:
            answer_format_request(request_id=asked.pk, by=by, at=timezone.now(), **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
            return self._page(request, asked, form)
        self.log_change(request, asked, "Answered")
        self.message_user(request, f"{asked.name} gets the answer by mail in the next few minutes.", messages.SUCCESS)
        return redirect("admin:providers_formatrequest_changelist")

    def _page(self, request: HttpRequest, asked: FormatRequest, form: AnswerForm) -> TemplateResponse:
        return TemplateResponse(
            request,
            "admin/providers/formatrequest/answer.html",
            {
                **self.admin_site.each_context(request),
                "title": "Answer",
                "opts": self.opts,
                "media": self.media,
                "asked": asked,
                "form": form,
            },
        )
