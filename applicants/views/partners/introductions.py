"""What employers who promise an interview see and answer."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import FormView

from applicants.enums import Looked
from applicants.forms.introductions import IntroductionAnswerForm, PledgeForm
from applicants.models import Introduction, Pledge
from applicants.refusals import Refusal
from applicants.selectors.introductions import introductions_to, pledges_of
from applicants.selectors.shown import quiet_hours, ways_to_reach
from applicants.services import introductions, looking
from applicants.views.partners.workspace import GIVES_WORK, WorkspaceMixin
from workforce_portal.journeys.views import FormPageMixin


class IntroductionView(WorkspaceMixin, FormPageMixin, FormView):
    """Who chose them, and their answer; opening it is written down before it is shown."""

    kinds = GIVES_WORK
    form_class = IntroductionAnswerForm
    template_name = "partners/introduction.html"

    def load(self, **kwargs: Any) -> None:
        rows = introductions_to(self.organisation)
        self.introduction: Introduction = get_object_or_404(rows, uuid=kwargs["introduction"])

    def get_page(self) -> dict[str, Any]:
        return {
            "title": self.introduction.applicant.name,
            "back_url": self.url("home"),
            "back_text": "Introductions",
            "button_text": "Save the answer",
            "button_class": "still",
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        applicant = self.introduction.applicant
        looking.note_look(applicant=applicant, what=Looked.OPENED, by=self.actor, at=self.at)
        return super().get_context_data(
            introduction=self.introduction,
            applicant=applicant,
            ways=ways_to_reach(applicant),
            hours=quiet_hours(applicant),
            **kwargs,
        )

    def form_valid(self, form: IntroductionAnswerForm) -> HttpResponse:
        try:
            introductions.answer_introduction(
                introduction_id=self.introduction.pk, by=self.actor, at=self.at, **form.cleaned_data
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, f"{self.introduction.applicant.reference}: saved. They have been told.")
        return redirect(self.url("home"))


class PledgeMixin(WorkspaceMixin, FormPageMixin, FormView):
    kinds = GIVES_WORK
    for_leads = True
    form_class = PledgeForm
    template_name = "partners/form.html"
    pledge: Pledge | None = None

    def get_page(self) -> dict[str, Any]:
        return {
            "title": "Promise an interview" if self.pledge is None else str(self.pledge),
            "lead": "Whoever has completed a programme and chooses you is interviewed.",
            "back_url": self.url("home"),
            "button_text": "Save",
            "button_class": "still",
        }

    def get_initial(self) -> dict[str, Any]:
        return PledgeForm.initial_of(self.pledge) if self.pledge else {}

    def form_valid(self, form: PledgeForm) -> HttpResponse:
        number = self.pledge.pk if self.pledge else None
        made = introductions.write_pledge(employer=self.organisation, pledge_id=number, **form.cleaned_data)
        messages.success(self.request, f"{made}: saved.")
        return redirect(self.url("home"))


class PledgeAddView(PledgeMixin):
    pass


class PledgeEditView(PledgeMixin):
    def load(self, **kwargs: Any) -> None:
        self.pledge = get_object_or_404(pledges_of(self.organisation), uuid=kwargs["pledge"])
