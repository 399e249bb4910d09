"""The workspace of hosts: their places, and what is to do at each."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import FormView, TemplateView

from placements.enums import Dbs
from placements.forms.sites import SiteForm, facts_of
from placements.links import answer_path
from placements.models import Site
from placements.refusals import Refusal
from placements.selectors.hosting import HOSTS, help_for, site_rows, sites_of, statement_now
from placements.selectors.offers import offers_at
from placements.selectors.supervisors import audits_of, supervisors_at, supervisors_of
from placements.selectors.universities import needs_for
from placements.services.sites import add_site, change_site
from placements.years import say_year, year_asked_about
from workforce_portal.journeys.views import FormPageMixin
from workforce_portal.organisations.selectors import organisations_of
from workforce_portal.security.headers import PrivatePageMixin


class HostMixin(PrivatePageMixin, LoginRequiredMixin):
    """Everything here is reached through the places of the hosts that the signed-in person acts for."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)  # type: ignore[misc]
        self.at = timezone.now()
        self.sites = sites_of(request.user)
        self.organisations = organisations_of(request.user, *HOSTS)


class SiteMixin(HostMixin):
    """For pages of one place; another host's place is not found."""

    site: Site

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated:
            self.site = get_object_or_404(self.sites, uuid=kwargs["site"])
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(host_site=self.site, **kwargs)  # type: ignore[misc]


class HostHomeView(HostMixin, TemplateView):
    template_name = "placements/host_home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = site_rows(self.sites, at=self.at)
        return super().get_context_data(
            rows=rows,
            to_answer=[row for row in rows if row.statement is None or not row.statement.answer],
            organisations=list(self.organisations),
            supervisors=list(supervisors_of(self.request.user).filter(organisation__in=self.organisations)),
            year=say_year(year_asked_about(timezone.localdate())),
            **kwargs,
        )


class HostSiteView(SiteMixin, TemplateView):
    template_name = "placements/host_site.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        statement = statement_now(self.site, at=self.at)
        return super().get_context_data(
            statement=statement,
            said=statement.say_confirmed(at=self.at),
            year=say_year(statement.year),
            answer_path=answer_path(self.site),
            helps=help_for(statement) if statement.pk else [],
            attached=list(supervisors_at(self.site, on=timezone.localdate())),
            audits=list(audits_of(self.site)),
            today=timezone.localdate(),
            offers=[(offer, offer.say_confirmed(at=self.at)) for offer in offers_at(self.site)],
            needs=list(needs_for(self.site, on=timezone.localdate())),
            **kwargs,
        )


class SiteChangeView(SiteMixin, FormPageMixin, FormView):
    template_name = "placements/host_form.html"
    form_class = SiteForm

    def get_initial(self) -> dict[str, Any]:
        return facts_of(self.site)

    def get_page(self) -> dict[str, Any]:
        return {
            "title": f"About {self.site.name}",
            "back_url": reverse("placements:host_site", args=[self.site.uuid]),
            "button_text": "Save",
            "button_class": "still",
        }

    def form_valid(self, form: SiteForm) -> HttpResponse:
        try:
            change_site(site=self.site, facts=form.cleaned_data)
        except Refusal as refusal:
            form.add_error(refusal.field or None, str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, f"{self.site.name} is saved.")
        return redirect("placements:host_site", self.site.uuid)


class SiteAddView(HostMixin, FormPageMixin, FormView):
    """A place of the organisation in the address, which the person has to act for."""

    template_name = "placements/host_form.html"

    form_class = SiteForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated:
            self.organisation = get_object_or_404(self.organisations, uuid=kwargs["organisation"])
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self) -> dict[str, Any]:
        return {"dbs": Dbs.NOT_KNOWN}

    def get_page(self) -> dict[str, Any]:
        return {
            "title": f"Add a place of {self.organisation}",
            "lead": "Four things that everybody needs; the rest can wait until you know it.",
            "back_url": reverse("placements:host_home"),
            "button_text": "Add this place",
            "button_class": "still",
        }

    def form_valid(self, form: SiteForm) -> HttpResponse:
        try:
            site = add_site(organisation=self.organisation, facts=form.cleaned_data, at=self.at)
        except Refusal as refusal:
            form.add_error(refusal.field or None, str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, f"{site.name} is added. Now tell us: could it have a student?")
        return redirect("placements:host_site", site.uuid)
