"""The lost link, and the way back that works once. The answer is the same whether or not we know the person."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.generic import FormView, TemplateView

from applicants.forms import FindForm
from applicants.links import find_return_link, me_path
from applicants.services.returning import send_way_back, use_return_link
from workforce_portal.journeys.views import FormPageMixin
from workforce_portal.security import rates
from workforce_portal.security.headers import PrivatePageMixin
from workforce_portal.security.links import BadLink


class FindView(FormPageMixin, FormView):
    form_class = FindForm
    template_name = "applicants/find.html"
    page = {
        "title": "Where am I? Find your page",
        "lead": "We send you a link to your page. It works once, for 60 minutes.",
        "button_text": "Send me my link",
        "button_class": "still",
        "help_text": "Say your number, or your name and date of birth.",
    }

    def form_valid(self, form: FindForm) -> HttpResponse:
        at, to = timezone.now(), form.cleaned_data["to"]
        rates.require("lost_link_by_address", rates.client_address(self.request), at=at)
        rates.require("lost_link_by_email", to, at=at)
        send_way_back(to=to, at=at)
        return redirect(f"{reverse('applicants:find')}?sent=1")

    def get_template_names(self) -> list[str]:
        is_sent = self.request.method == "GET" and "sent" in self.request.GET
        return ["applicants/find_sent.html" if is_sent else self.template_name]


class ReturnView(PrivatePageMixin, TemplateView):
    """GET shows a button, as programmes that look through mail open links too; POST uses the link up."""

    template_name = "applicants/return.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.at = timezone.now()
        try:
            self.link = find_return_link(kwargs["token"], at=self.at)
        except BadLink:
            return self.bad_link()
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        applicant = use_return_link(link_id=self.link.pk, at=self.at)
        return redirect(me_path(applicant)) if applicant else self.bad_link()

    def bad_link(self) -> HttpResponse:
        return render(self.request, "applicants/return_bad_link.html", status=404)


class ForgottenView(TemplateView):
    template_name = "applicants/forgotten.html"
