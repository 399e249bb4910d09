"""Employers who promise an interview, as somebody who completed a programme chooses among them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.generic import TemplateView

from applicants.enums import Purpose
from applicants.models import Pledge
from applicants.refusals import Refusal
from applicants.selectors.consents import current_wording
from applicants.selectors.introductions import completed_by, introductions_of, pledges_for
from applicants.services.introductions import choose_pledge, take_back_introduction
from applicants.views.me import MeMixin

PART = "interviews/"


class CompleterMixin(MeMixin):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        completed = completed_by(self.applicant)
        if completed is None:
            raise Http404
        return super().get_context_data(completed=completed, list_path=self.path(PART), **kwargs)


class MeInterviewsView(CompleterMixin, TemplateView):
    template_name = "applicants/me_interviews.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            pledges=pledges_for(self.applicant), introductions=introductions_of(self.applicant), **kwargs
        )


class MeChooseInterviewView(CompleterMixin, TemplateView):
    """Asks with the words of the consent; POST is the yes."""

    template_name = "applicants/me_interview_choose.html"

    def pledge(self) -> Pledge:
        return get_object_or_404(Pledge.objects.open().select_related("employer"), uuid=self.kwargs["pledge"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        pledge, wording = self.pledge(), current_wording(Purpose.INTRODUCE)
        question = wording.question.format(organisation=pledge.employer.name)
        shown = {"pledge": pledge, "question": question, "explanation": wording.explanation}
        return super().get_context_data(**{**kwargs, **shown})

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            made = choose_pledge(applicant_id=self.applicant.pk, pledge_id=self.pledge().pk, at=self.at)
        except Refusal as refusal:
            messages.warning(request, str(refusal))
        else:
            messages.success(request, f"{made.pledge.employer} has been told, and gets in touch with you.")
        return self.here(PART)


class MeTakeBackInterviewView(CompleterMixin, TemplateView):
    template_name = "applicants/me_interview_stop.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = introductions_of(self.applicant)
        introduction = get_object_or_404(rows, uuid=self.kwargs["introduction"])
        return super().get_context_data(**{**kwargs, "introduction": introduction})

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        rows = introductions_of(self.applicant)
        introduction = get_object_or_404(rows, uuid=self.kwargs["introduction"])
        take_back_introduction(introduction_id=introduction.pk, at=self.at)
        messages.success(request, f"{introduction.pledge.employer} sees you no more by this.")
        return self.here(PART)
