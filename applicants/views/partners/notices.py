"""What somebody wants to be written, for one organisation."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.generic import FormView

from applicants.forms.notices import NoticesForm
from applicants.selectors.notices import notices_of
from applicants.services.notices import choose_notices
from applicants.views.partners.workspace import RUNS_PROGRAMMES, WorkspaceMixin
from workforce_portal.journeys.views import FormPageMixin


class NoticesView(WorkspaceMixin, FormPageMixin, FormView):
    kinds = RUNS_PROGRAMMES
    tab = "member_list"
    form_class = NoticesForm
    template_name = "partners/form.html"

    def get_page(self) -> dict[str, Any]:
        return {
            "title": "What we write to you",
            "lead": f"For {self.organisation} alone. Your colleagues choose for themselves.",
            "back_url": self.url("member_list"),
            "button_text": "Save",
            "button_class": "still",
        }

    def get_initial(self) -> dict[str, Any]:
        notices = notices_of(self.user, self.organisation)
        return {name: getattr(notices, name) for name in NoticesForm.base_fields}

    def form_valid(self, form: NoticesForm) -> HttpResponse:
        choose_notices(user=self.user, organisation=self.organisation, **form.cleaned_data)
        messages.success(self.request, "Saved.")
        return redirect(self.url("member_list"))
