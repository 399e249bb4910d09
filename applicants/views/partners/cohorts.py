"""The starts of an organisation's programmes: who is down for them, who came, how many places."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import FormView, TemplateView

from applicants.enums import Looked, Mark, SeatStatus
from applicants.forms.workspace import CancelCohortForm, PlacesForm
from applicants.models import Cohort, CohortSession
from applicants.refusals import Refusal
from applicants.selectors.cohorts import seats_of, sheet_rows
from applicants.selectors.workspace import cohorts_of
from applicants.services import attending, looking, waiting
from applicants.views.partners.workspace import RUNS_PROGRAMMES, WorkspaceMixin
from workforce_portal.journeys.views import FormPageMixin


class CohortListView(WorkspaceMixin, TemplateView):
    kinds = RUNS_PROGRAMMES
    tab = "cohort_list"
    template_name = "partners/cohort_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = list(cohorts_of(self.organisation))
        is_over = [row.ends_on < self.today or row.cancelled_at is not None for row in rows]
        return super().get_context_data(
            coming=[row for row, over in zip(rows, is_over, strict=True) if not over],
            over=[row for row, over in zip(rows, is_over, strict=True) if over][::-1],
            today=self.today,
            **kwargs,
        )


class CohortMixin(WorkspaceMixin):
    kinds = RUNS_PROGRAMMES
    tab = "cohort_list"

    def load(self, **kwargs: Any) -> None:
        self.cohort: Cohort = get_object_or_404(cohorts_of(self.organisation), uuid=kwargs["cohort"])

    def page_url(self) -> str:
        return self.url("cohort", self.cohort.uuid)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(cohort=self.cohort, cohort_url=self.page_url(), today=self.today, **kwargs)


class CohortView(CohortMixin, TemplateView):
    """Initials and numbers alone: names stand on the sheet, where looking is written down."""

    template_name = "partners/cohort.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        seats = seats_of(self.cohort)
        return super().get_context_data(
            placed=[seat for seat in seats if seat.status != SeatStatus.WAITING],
            line=[seat for seat in seats if seat.status == SeatStatus.WAITING],
            sessions=self.cohort.sessions.all(),
            **kwargs,
        )


class CohortSheetView(CohortMixin, TemplateView):
    """One day of a start: a row for each who has a place, four answers each, one button."""

    template_name = "partners/cohort_sheet.html"

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.session: CohortSession = get_object_or_404(self.cohort.sessions, pk=kwargs["session"])
        self.rows = sheet_rows(self.session, self.organisation)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        seen = [row.referral.applicant for row in self.rows if row.is_shared]
        looking.note_looks(applicants=seen, what=Looked.LISTED, by=self.actor, at=self.at)
        return super().get_context_data(
            session=self.session,
            rows=self.rows,
            left=sum(not row.mark for row in self.rows),
            marks=Mark.choices,
            sessions=self.cohort.sessions.all(),
            is_to_come=self.session.on_date > self.today,
            **kwargs,
        )

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        given = {row.referral.pk: request.POST.get(f"mark-{row.referral.pk}", "") for row in self.rows}
        marks = {pk: mark for pk, mark in given.items() if mark in Mark.values}
        try:
            count = attending.mark_attendance(session_id=self.session.pk, marks=marks, by=self.actor, at=self.at)
        except Refusal as refusal:
            return self.render_to_response(self.get_context_data(refusal=str(refusal)), status=409)
        messages.success(request, f"Saved: {count} of {len(self.rows)} marked.")
        return redirect(self.url("cohort_sheet", self.cohort.uuid, self.session.pk))


class CohortPlacesView(CohortMixin, FormPageMixin, FormView):
    form_class = PlacesForm
    template_name = "partners/form.html"

    def get_page(self) -> dict[str, Any]:
        taken = f"{self.cohort.places_taken} of {self.cohort.places} are taken."
        return {
            "title": "Change the places",
            "lead": f"{taken} More places are offered at once to those who wait longest.",
            "back_url": self.page_url(),
            "button_text": "Save",
            "button_class": "still",
        }

    def get_initial(self) -> dict[str, Any]:
        return {"places": self.cohort.places}

    def form_valid(self, form: PlacesForm) -> HttpResponse:
        places = form.cleaned_data["places"]
        try:
            waiting.change_places(cohort_id=self.cohort.pk, places=places, by=self.actor, at=self.at)
        except Refusal as refusal:
            form.add_error("places", str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, f"{self.cohort}: {places} places.")
        return redirect(self.page_url())


class CohortCancelView(CohortMixin, FormPageMixin, FormView):
    """Says who would be told before anybody is."""

    form_class = CancelCohortForm
    template_name = "partners/cohort_cancel.html"

    def get_page(self) -> dict[str, Any]:
        return {
            "title": "Cancel this start?",
            "back_url": self.page_url(),
            "button_text": "Cancel it and tell everybody",
            "button_class": "stop",
            "secondary_url": self.page_url(),
            "secondary_text": "Keep it",
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(seats=seats_of(self.cohort), **kwargs)

    def form_valid(self, form: CancelCohortForm) -> HttpResponse:
        reason = form.cleaned_data["reason"]
        try:
            waiting.cancel_cohort(cohort_id=self.cohort.pk, reason=reason, by=self.actor, at=self.at)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, f"{self.cohort} is cancelled. Talk with each of them about another start.")
        return redirect(f"{self.url('referral_list')}?show=talk")
