from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone

from mapping.admin.forms import AnswerForm
from mapping.enums import TipStatus
from mapping.models import MistakeReport, Suggestion
from mapping.refusals import Refusal
from mapping.services.tips import answer_tip, take_up_suggestion
from workforce_portal.places.clock import say_date
from workforce_portal.staff.admin import ReadOnlyAdmin, Tone, status_label, with_detail

TONES: dict[str, Tone] = {TipStatus.OPEN: "wait", TipStatus.DONE: "good", TipStatus.NOT_CHANGED: "full"}


class TipAdmin(ReadOnlyAdmin):
    """What people told us; staff answer it."""

    change_form_template = "admin/mapping/tip/change_form.html"
    ordering = ["-status", "created_at", "pk"]  # “open” sorts after the others
    readonly_fields = ["standing"]

    @admin.display(description="from")
    def told_by(self, tip: Any) -> str:
        return with_detail(tip.name or "Somebody", tip.email)

    @admin.display(description="since", ordering="created_at")
    def since(self, tip: Any) -> str:
        return with_detail(say_date(tip.created_at), tip.reference)

    @admin.display(description="status", ordering="status")
    def standing(self, tip: Any) -> str:
        return status_label(tip.get_status_display(), TONES[tip.status])

    def get_urls(self) -> list[URLPattern]:
        answer = self.admin_site.admin_view(self.answer_page)
        name = f"mapping_{self.opts.model_name}_answer"
        return [path("<int:pk>/answer/", answer, name=name), *super().get_urls()]

    def tip_to_change(self, request: HttpRequest, pk: int) -> Any:
        tip: Any = get_object_or_404(self.model, pk=pk)
        if not request.user.has_perm(f"mapping.change_{self.opts.model_name}"):
            raise PermissionDenied
        return tip

    def answer_page(self, request: HttpRequest, pk: int) -> HttpResponse:
        tip = self.tip_to_change(request, pk)
        form = AnswerForm(request.POST if request.method == "POST" else None)
        by: Any = request.user
        if form.is_valid():
            try:
                answer_tip(tip, by=by, at=timezone.now(), **form.cleaned_data)
            except Refusal as refusal:
                form.add_error(None, str(refusal))
            else:
                self.log_change(request, tip, "Answered")
                told = f"{tip.email} gets" if tip.email else "The page of its reference shows"
                self.message_user(request, f"{told} the answer now.", messages.SUCCESS)
                return redirect(f"admin:mapping_{self.opts.model_name}_changelist")
        context = {"title": "Answer", "opts": self.opts, "media": self.media, "tip": tip, "form": form}
        return TemplateResponse(
            request, "admin/mapping/tip/answer.html", {**self.admin_site.each_context(request), **context}
        )


@admin.register(MistakeReport)
class MistakeReportAdmin(TipAdmin):
    list_display = ["wrong", "told_by", "since", "standing"]
    list_filter = ["status", "reason"]
    list_select_related = ["activity"]
    search_fields = ["activity__title", "reference", "email", "name"]
    search_help_text = "Activity, reference, name or e-mail address"
    empty_text = "Nobody has reported a mistake yet. Each entry has a link for it."
    fields = [
        "activity",
        "reason",
        "details",
        "name",
        "email",
        "reference",
        "created_at",
        "standing",
        "answer",
        "answered_at",
        "answered_by",
    ]

    @admin.display(description="what is wrong", ordering="reason")
    def wrong(self, report: MistakeReport) -> str:
        return with_detail(report.get_reason_display(), report.activity)


@admin.register(Suggestion)
class SuggestionAdmin(TipAdmin):
    list_display = ["what_it_is", "told_by", "since", "standing"]
    list_filter = ["status", "theme", "council"]
    list_select_related = ["council"]
    search_fields = ["title", "organisation_name", "reference", "email", "name"]
    search_help_text = "Title, organisation, reference, name or e-mail address"
    empty_text = "Nobody has suggested an activity yet. The map has a page for it."
    fields = [
        "title",
        "organisation_name",
        "council",
        "theme",
        "details",
        "contact",
        "name",
        "email",
        "wants_credit",
        "reference",
        "created_at",
        "standing",
        "activity",
        "answer",
        "answered_at",
        "answered_by",
    ]

    @admin.display(description="suggestion", ordering="title")
    def what_it_is(self, suggestion: Suggestion) -> str:
        return with_detail(suggestion.title, f"{suggestion.organisation_name}, {suggestion.council}")

    def get_urls(self) -> list[URLPattern]:
        take_up = self.admin_site.admin_view(self.take_up_view)
        return [path("<int:pk>/take-up/", take_up, name="mapping_suggestion_take_up"), *super().get_urls()]

    def take_up_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        suggestion, by = self.tip_to_change(request, pk), request.user
        if request.method != "POST":
            return redirect("admin:mapping_suggestion_change", pk)
        if not by.has_perm("mapping.add_activity"):
            raise PermissionDenied
        try:
            activity = take_up_suggestion(suggestion_id=suggestion.pk, by=by, at=timezone.now())  # type: ignore[arg-type]
        except Refusal as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
            return redirect("admin:mapping_suggestion_change", pk)
        self.log_change(request, suggestion, "Taken up")
        self.message_user(request, "Complete it, then publish it: the person is told by itself.", messages.SUCCESS)
        return redirect("admin:mapping_activity_change", activity.pk)
