"""The first page of each organisation: what it has to do, or the people that it registered."""

from __future__ import annotations

from typing import Any

from django.views.generic import TemplateView

from applicants.enums import INTRODUCTION_OPEN
from applicants.selectors.introductions import introductions_to, pledges_of
from applicants.selectors.referrals import referrals_of
from applicants.selectors.workspace import TO_DO, cohorts_of, counted, people_of_adviser
from applicants.views.partners.workspace import RUNS_PROGRAMMES, SENDS_PEOPLE, WorkspaceMixin

STARTS_SHOWN = 3


class HomeView(WorkspaceMixin, TemplateView):
    def get_template_names(self) -> list[str]:
        if self.organisation.kind in RUNS_PROGRAMMES:
            return ["partners/home.html"]
        return ["partners/people.html" if self.organisation.kind in SENDS_PEOPLE else "partners/introductions.html"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kind = self.organisation.kind
        if kind in RUNS_PROGRAMMES:
            kwargs |= self.to_do()
        elif kind in SENDS_PEOPLE:
            kwargs |= {"people": people_of_adviser(self.organisation)}
        else:
            shown = introductions_to(self.organisation)
            kwargs |= {
                "waiting": shown.filter(state__in=INTRODUCTION_OPEN),
                "over": shown.exclude(state__in=INTRODUCTION_OPEN),
                "pledges": pledges_of(self.organisation),
            }
        return super().get_context_data(**kwargs)

    def to_do(self) -> dict[str, Any]:
        running = cohorts_of(self.organisation).filter(cancelled_at=None, ends_on__gte=self.today)
        return {
            "to_do": counted(referrals_of(self.organisation), TO_DO, today=self.today),
            "starts": running[:STARTS_SHOWN],
        }
