"""A page of its own asks whether another was useful: a form at its foot would set a cookie on every page."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import FormView, TemplateView

from workforce_portal.journeys.views import FormPageMixin
from workforce_portal.security import rates
from workforce_portal.site.feedback import give_feedback, page_of
from workforce_portal.site.forms import PageFeedbackForm


class PageFeedbackView(FormPageMixin, FormView):
    template_name = "site/page_feedback_form.html"
    form_class = PageFeedbackForm

    def get_page(self) -> dict[str, Any]:
        page = page_of(self.request.POST.get("page") or self.request.GET.get("page", ""))
        return {
            "title": "Was this page useful?",
            "lead": f"You were at {page}",
            "back_url": page,
            "back_text": "Back to the page",
            "button_text": "Send",
            "button_class": "still",
            "help_text": "We write down what you say.",
        }

    def get_initial(self) -> dict[str, Any]:
        return {name: self.request.GET.get(name, "") for name in ("page", "useful")}

    def form_valid(self, form: PageFeedbackForm) -> HttpResponse:
        at = timezone.now()
        rates.require("page_feedback_by_address", rates.client_address(self.request), at=at)
        given = give_feedback(**form.answers, at=at)
        return redirect(f"{reverse('page_feedback_thanks')}?{urlencode({'page': given.page})}")


class PageFeedbackThanksView(TemplateView):
    template_name = "site/page_feedback_thanks.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(back_url=page_of(self.request.GET.get("page", "")), **kwargs)
