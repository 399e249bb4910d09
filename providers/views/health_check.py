"""The recruitment health check: twelve questions, and a result at a signed link to come back to."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.generic import FormView, TemplateView, View
from django.views.generic.base import ContextMixin

from providers.emails.health_check import reminder_day
from providers.forms.health_check import HealthCheckAgainForm, HealthCheckForm, HealthCheckReminderForm
from providers.health_check import Level, to_start_with
from providers.health_check.picture import path_picture
from providers.links.health_check import find_health_check, health_check_path, health_check_url
from providers.selectors.health_check import outcome_of, plans_for, reminder_waiting
from providers.services.health_check import (
    plan_health_check_reminder,
    stop_health_check_reminder,
    take_health_check,
    take_health_check_again,
)
from workforce_portal.journeys.views import FormPageMixin
from workforce_portal.places.clock import local
from workforce_portal.security import rates
from workforce_portal.security.headers import PrivatePageMixin
from workforce_portal.security.links import BadLink


class HealthCheckView(FormPageMixin, FormView):
    form_class: type[HealthCheckAgainForm] = HealthCheckForm
    template_name = "providers/health_check.html"

    def get_page(self) -> dict[str, Any]:
        return {
            "title": "Recruitment health check",
            "lead": "Twelve plain questions, about five minutes. You see where your service is strong on the way from "
            "planning a job to keeping people, and what to do first.",
            "back_url": reverse("providers:index"),
            "button_text": "See where we stand",
            "help_text": "We can go through the questions with you.",
        }

    def form_valid(self, form: HealthCheckForm) -> HttpResponse:
        at = timezone.now()
        rates.require("health_check_by_address", rates.client_address(self.request), at=at)
        check = take_health_check(
            answers=form.answers(),
            size=form.cleaned_data["size"],
            council=form.cleaned_data["council"],
            idempotency_key=form.cleaned_data["key"],
            at=at,
        )
        return redirect(health_check_path(check))


class OpenedHealthCheck(PrivatePageMixin, ContextMixin):
    """Loads the check that the link opens."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.at = timezone.now()
        try:
            self.check = find_health_check(kwargs["token"])
        except BadLink:
            return render(request, "providers/health_check_bad_link.html", status=404)
        return super().dispatch(request, *args, **kwargs)

    def here(self) -> HttpResponseRedirect:
        return redirect(health_check_path(self.check))


class HealthCheckResultView(OpenedHealthCheck, TemplateView):
    template_name = "providers/health_check_result.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        outcome = outcome_of(self.check)
        results = outcome.results
        kwargs.setdefault("form", HealthCheckReminderForm())
        return super().get_context_data(
            outcome=outcome,
            results=results,
            picture=path_picture(results),
            plans=plans_for(to_start_with(results), at=self.at),
            already=[sentence for result in results for sentence in result.already],
            is_strong=all(result.level == Level.STRONG for result in results),
            reminder=reminder_waiting(self.check),
            reminder_on=reminder_day(self.at),
            url=health_check_url(self.check),
            again_path=health_check_path(self.check, "health_check_again"),
            reminder_path=health_check_path(self.check, "health_check_reminder"),
            stop_path=health_check_path(self.check, "health_check_reminder_stop"),
            summary=kwargs["form"].summary,
            **kwargs,
        )


class HealthCheckAgainView(OpenedHealthCheck, HealthCheckView):
    """The same questions once more; the result then shows what moved."""

    form_class = HealthCheckAgainForm

    def get_page(self) -> dict[str, Any]:
        return {
            **super().get_page(),
            "title": "Answer the questions again",
            "lead": "Answer as things are today. Then you see what moved.",
            "back_url": health_check_path(self.check),
            "back_text": "Back to your result",
            "button_text": "See what moved",
        }

    def form_valid(self, form: HealthCheckAgainForm) -> HttpResponse:
        rates.require("health_check_by_address", rates.client_address(self.request), at=self.at)
        take_health_check_again(
            check=self.check, answers=form.answers(), idempotency_key=form.cleaned_data["key"], at=self.at
        )
        return self.here()


class HealthCheckReminderView(HealthCheckResultView, FormView):
    """Only POST does something; whoever comes by GET, such as after a reload, sees the result."""

    form_class = HealthCheckReminderForm

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.here()

    def form_valid(self, form: HealthCheckReminderForm) -> HttpResponse:
        rates.require("health_check_by_address", rates.client_address(self.request), at=self.at)
        rates.require("health_check_by_email", form.cleaned_data["email"], at=self.at)
        due_at = plan_health_check_reminder(check=self.check, email=form.cleaned_data["email"], at=self.at)
        messages.success(self.request, f"We remind you once, on {local(due_at):%-d %B %Y}.")
        return self.here()


class HealthCheckReminderStopView(OpenedHealthCheck, View):
    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        return self.here()

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        stop_health_check_reminder(check=self.check, at=self.at)
        messages.success(request, "We won’t remind you.")
        return self.here()
