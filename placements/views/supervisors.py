"""Supervisors of a host or of a university, kept by those who act for it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import FormView

from placements.enums import Weekday
from placements.forms.supervisors import SupervisorForm, initial_of
from placements.models import Site
from placements.selectors.hosting import sites_of
from placements.selectors.supervisors import EMPLOYERS, supervisors_of
from placements.services.supervisors import add_supervisor, change_supervisor
from workforce_portal.journeys.views import FormPageMixin
from workforce_portal.organisations.enums import OrganisationKind
from workforce_portal.organisations.models import Organisation
from workforce_portal.organisations.selectors import organisations_of
from workforce_portal.security.headers import PrivatePageMixin

WORKING_WEEK = [day.value for day in Weekday if day <= Weekday.FRIDAY]


class SupervisorFormMixin(PrivatePageMixin, LoginRequiredMixin, FormPageMixin, FormView):
    form_class = SupervisorForm
    template_name = "placements/host_form.html"
    organisation: Organisation

    def sites(self) -> list[Site]:
        return list(sites_of(self.request.user).filter(organisation=self.organisation))

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "sites": self.sites()}

    def home(self) -> str:
        is_university = self.organisation.kind == OrganisationKind.UNIVERSITY
        return reverse("placements:university_home" if is_university else "placements:host_home")

    def get_page(self) -> dict[str, Any]:
        return {"title": self.title(), "back_url": self.home(), "button_text": "Save", "button_class": "still"}

    def title(self) -> str:
        return f"Add a supervisor of {self.organisation}"


class SupervisorAddView(SupervisorFormMixin):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated:
            mine = organisations_of(request.user, *EMPLOYERS)
            self.organisation = get_object_or_404(mine, uuid=kwargs["organisation"])
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self) -> dict[str, Any]:
        return {"days": WORKING_WEEK, "most_students": 1, "sites": [str(site.uuid) for site in self.sites()]}

    def form_valid(self, form: SupervisorForm) -> HttpResponse:
        made = add_supervisor(
            organisation=self.organisation, facts=form.facts(), sites=form.sites_chosen(), at=timezone.now()
        )
        messages.success(self.request, f"{made.name} is added.")
        return redirect(self.home())


class SupervisorChangeView(SupervisorFormMixin):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated:
            self.supervisor = get_object_or_404(supervisors_of(request.user), uuid=kwargs["supervisor"])
            self.organisation = self.supervisor.organisation
        return super().dispatch(request, *args, **kwargs)

    def title(self) -> str:
        return self.supervisor.name

    def get_initial(self) -> dict[str, Any]:
        return initial_of(self.supervisor)

    def form_valid(self, form: SupervisorForm) -> HttpResponse:
        change_supervisor(supervisor=self.supervisor, facts=form.facts(), sites=form.sites_chosen())
        messages.success(self.request, f"{self.supervisor.name} is saved.")
        return redirect(self.home())
