"""What the organisation's programmes say of themselves."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import FormView, TemplateView

from applicants.forms.workspace import ProgrammeForm
from applicants.models import Programme
from applicants.selectors.workspace import programmes_of
from applicants.services.workspace import describe_programme
from applicants.views.partners.workspace import RUNS_PROGRAMMES, WorkspaceMixin
from workforce_portal.journeys.views import FormPageMixin


class ProgrammeListView(WorkspaceMixin, TemplateView):
    kinds = RUNS_PROGRAMMES
    tab = "programme_list"
    template_name = "partners/programme_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(programmes=programmes_of(self.organisation), **kwargs)


class ProgrammeEditView(WorkspaceMixin, FormPageMixin, FormView):
    kinds = RUNS_PROGRAMMES
    tab = "programme_list"
    for_leads = True
    form_class = ProgrammeForm
    template_name = "partners/form.html"

    def load(self, **kwargs: Any) -> None:
        self.programme: Programme = get_object_or_404(programmes_of(self.organisation), slug=kwargs["slug"])

    def get_page(self) -> dict[str, Any]:
        return {
            "title": self.programme.name,
            "lead": "Its ages, areas and rules are agreed with our team: ring us to change them.",
            "back_url": self.url("programme_list"),
            "button_text": "Save",
            "button_class": "still",
        }

    def get_initial(self) -> dict[str, Any]:
        return ProgrammeForm.initial_of(self.programme)

    def form_valid(self, form: ProgrammeForm) -> HttpResponse:
        describe_programme(programme_id=self.programme.pk, changes=form.cleaned_data)
        messages.success(self.request, f"{self.programme} is saved.")
        return redirect(self.url("programme_list"))
