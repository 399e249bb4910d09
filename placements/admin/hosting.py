from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from placements.admin.labels import answer_label
from placements.enums import Outcome
from placements.links import answer_path
from placements.models import CallBack, HostingEvent, HostingStatement, NoReason
from placements.services.hosting import close_call_back
from workforce_portal.places.clock import say_date
from workforce_portal.staff.admin import PortalAdmin, ReadOnlyAdmin, status_label, with_detail

ENDED = [(value, label) for value, label in Outcome.choices if value not in (Outcome.OPEN, Outcome.ANSWERED_ANEW)]


@admin.register(NoReason)
class NoReasonAdmin(PortalAdmin):
    list_display = ["label", "remedy", "helper", "call_back_days", "is_active"]
    list_editable = ["is_active"]

    def get_readonly_fields(self, request: HttpRequest, obj: NoReason | None = None) -> list[str]:
        return ["code"] if obj else []


class HostingEventInline(admin.TabularInline):
    model = HostingEvent
    extra = 0
    can_delete = False
    fields = ["at", "from_answer", "to_answer", "role", "by"]
    readonly_fields = ["at", "from_answer", "to_answer", "role", "by"]
    verbose_name_plural = "history"

    def has_add_permission(self, request: HttpRequest, *args: Any) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, *args: Any) -> bool:
        return False


@admin.register(HostingStatement)
class HostingStatementAdmin(ReadOnlyAdmin):
    list_display = ["place", "year", "said", "fresh", "question"]
    list_filter = ["year", "answer", "site__council", "call_backs__reason"]
    list_select_related = ["site__council", "site__organisation"]
    search_fields = ["site__name", "site__organisation__name"]
    inlines = [HostingEventInline]
    empty_text = "Nobody has been asked yet. Every place with an e-mail address is asked once a year."

    @admin.display(description="place", ordering="site__name")
    def place(self, statement: HostingStatement) -> SafeString:
        return with_detail(statement.site.name, f"{statement.site.organisation}, {statement.site.council}")

    @admin.display(description="answer", ordering="answer")
    def said(self, statement: HostingStatement) -> SafeString:
        return answer_label(statement)

    @admin.display(description="confirmed", ordering="confirmed_at")
    def fresh(self, statement: HostingStatement) -> str:
        return statement.say_confirmed(at=timezone.now()) if statement.answer else ""

    @admin.display(description="yearly question")
    def question(self, statement: HostingStatement) -> SafeString:
        return format_html('<a class="line-link" href="{}">Answer for them</a>', answer_path(statement.site))


class CallBackForm(ModelForm):
    """Takes how the call ended; an open call has no other field that anybody could change."""

    outcome = forms.ChoiceField(
        label="How it ended", choices=ENDED, widget=forms.RadioSelect, error_messages={"required": "Say how it ended."}
    )

    class Meta:
        model = CallBack
        fields = ["outcome", "note"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if CallBack.objects.open().filter(pk=self.instance.pk).exists():
            return cleaned
        raise ValidationError("Somebody has settled this call meanwhile.")


@admin.register(CallBack)
class CallBackAdmin(PortalAdmin):
    form = CallBackForm
    list_display = ["place", "why", "telephone", "due", "state"]
    list_filter = ["outcome", "reason", "statement__year"]
    list_select_related = ["statement__site__organisation", "reason"]
    search_fields = ["statement__site__name"]
    empty_text = "Nobody to ring. A call is planned for each reason that a host gives for no or maybe."
    fields = ["place", "why", "remedy", "telephone", "due", "said_more", "outcome", "note"]
    readonly_fields = ["place", "why", "remedy", "telephone", "due", "said_more"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: CallBack | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: CallBack | None = None) -> bool:
        is_open = obj is None or obj.outcome == Outcome.OPEN
        return is_open and super().has_change_permission(request, obj)

    @admin.display(description="place", ordering="statement__site__name")
    def place(self, call: CallBack) -> SafeString:
        site = call.statement.site
        return with_detail(site.name, site.organisation)

    @admin.display(description="in the way", ordering="reason")
    def why(self, call: CallBack) -> SafeString:
        return with_detail(call.reason.label, f"Said {call.statement.get_answer_display().lower()}")

    @admin.display(description="what we offer")
    def remedy(self, call: CallBack) -> str:
        return call.reason.remedy

    @admin.display(description="ring")
    def telephone(self, call: CallBack) -> SafeString:
        site = call.statement.site
        return with_detail(site.contact_phone or "No number", site.contact_name)

    @admin.display(description="by", ordering="ring_by")
    def due(self, call: CallBack) -> SafeString:
        late = status_label("Late", "bad") if call.is_late(timezone.localdate()) else ""
        return with_detail(say_date(call.ring_by, year=False), late)

    @admin.display(description="what else they said")
    def said_more(self, call: CallBack) -> str:
        return call.statement.note

    @admin.display(description="outcome", ordering="outcome")
    def state(self, call: CallBack) -> SafeString:
        return status_label(call.get_outcome_display(), "wait" if call.outcome == Outcome.OPEN else "good")

    def save_model(self, request: HttpRequest, obj: CallBack, form: ModelForm, change: bool) -> None:
        by: Any = request.user
        outcome, note = Outcome(form.cleaned_data["outcome"]), form.cleaned_data["note"]
        close_call_back(call_back_id=obj.pk, outcome=outcome, note=note, by=by, at=timezone.now())
