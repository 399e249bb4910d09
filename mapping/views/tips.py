from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views import View
from django.views.generic import FormView

from mapping.forms import ReportForm, SuggestForm
from mapping.links import find_tip, heard_path
from mapping.models import Activity, Suggestion
from mapping.services.tips import report_mistake, suggest_activity
from workforce_portal.journeys.views import FormPageMixin
from workforce_portal.security import rates
from workforce_portal.security.headers import PrivatePageMixin
from workforce_portal.security.links import BadLink


class ReportView(FormPageMixin, FormView):
    form_class = ReportForm
    template_name = "mapping/report.html"
    activity: Activity

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.activity = get_object_or_404(Activity.objects.published(), slug=kwargs["slug"])
        return super().dispatch(request, *args, **kwargs)

    def get_page(self) -> dict[str, Any]:
        return {
            "title": "Report a mistake",
            "lead": f"In “{self.activity}”. Somebody looks at it, and you hear what came of it.",
            "back_url": self.activity.get_absolute_url(),
            "back_text": self.activity.title,
            "button_text": "Send the report",
            "button_class": "still",
            "help_text": "We put it right while you are on the telephone.",
        }

    def form_valid(self, form: ReportForm) -> HttpResponse:
        at, data = timezone.now(), form.cleaned_data
        address = rates.client_address(self.request)
        rates.require("map_tip_by_address", address, at=at)
        report = report_mistake(
            activity_id=self.activity.pk,
            reason=data["reason"],
            details=data["details"],
            name=data["name"],
            email=data["email"],
            sender=data["email"] or address,
            at=at,
        )
        return redirect(heard_path(report))


class SuggestView(FormPageMixin, FormView):
    form_class = SuggestForm
    template_name = "mapping/suggest.html"

    def get_page(self) -> dict[str, Any]:
        return {
            "title": "Suggest an activity",
            "lead": "Something that helps people into care work, or to stay and grow in it, and is not on the map.",
            "button_text": "Send the suggestion",
            "button_class": "still",
            "help_text": "You can tell us on the telephone instead.",
        }

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "on": timezone.localdate()}

    def form_valid(self, form: SuggestForm) -> HttpResponse:
        at = timezone.now()
        rates.require("map_tip_by_address", rates.client_address(self.request), at=at)
        fields = {name: form.cleaned_data[name] for name in SUGGESTED}
        return redirect(heard_path(suggest_activity(**fields, at=at)))


SUGGESTED = (
    "title",
    "organisation_name",
    "council",
    "theme",
    "details",
    "contact",
    "name",
    "email",
    "wants_credit",
)


class HeardView(PrivatePageMixin, View):
    """What became of a report or a suggestion; first of all, its reference."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        try:
            tip = find_tip(token)
        except BadLink:
            return render(request, "mapping/heard_bad_link.html", status=404)
        context = {"tip": tip, "is_suggestion": isinstance(tip, Suggestion), "activity": tip.activity}
        return render(request, "mapping/heard.html", context)
