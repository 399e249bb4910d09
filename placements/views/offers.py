"""What a place offers: the grid of the year, and each offer with what was checked."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import FormView, TemplateView

from placements.actors import Actor
from placements.enums import OfferState, Role
from placements.forms.offers import OfferForm, Reading, read_pasted, read_typed
from placements.models import Offer
from placements.refusals import ChecksFail, Refusal
from placements.selectors.offers import findings, grid_of, offers_for, offers_of, windows_of
from placements.selectors.universities import all_universities
from placements.services.offers import (
    change_offer,
    fill_in_grid,
    numbers_of_last_year,
    publish_offer,
    take_up_again,
    withdraw_offer,
)
from placements.views.hosts import HostMixin, SiteMixin
from placements.views.universities import UniversityMixin
from placements.years import placement_year, say_year
from workforce_portal.journeys.views import FormPageMixin
from workforce_portal.users.models import User

YEARS = 2


class GridView(SiteMixin, TemplateView):
    """Discipline by window: typed, copied from last year, or pasted from a spreadsheet. Only “Save” writes."""

    template_name = "placements/offer_grid.html"
    typed: dict[str, str] | None = None
    wrong: tuple[str, ...] = ()
    pasted = ""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        this_year = placement_year(timezone.localdate())
        self.years = list(range(this_year, this_year + YEARS))
        asked = request.GET.get("year", "")
        self.year = next((year for year in self.years if str(year) == asked), this_year)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            rows=grid_of(self.site, self.year, self.typed),
            windows=windows_of(self.year),
            said_year=say_year(self.year),
            other_years=[(year, say_year(year)) for year in self.years if year != self.year],
            wrong=self.wrong,
            pasted=self.pasted,
            is_unsaved=self.typed is not None,
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        act = request.POST.get("act", "save")
        if act == "copy":
            self.typed = numbers_of_last_year(site=self.site, year=self.year)
            self.wrong = () if self.typed else ("There is nothing of last year to copy.",)
        elif act == "paste":
            self.pasted = request.POST.get("pasted", "")[:10_000]
            self._show(read_pasted(self.pasted, windows_of(self.year)))
        else:
            reading = read_typed(grid_of(self.site, self.year), request.POST)
            if not reading.wrong:
                return self._save(reading)
            self._show(reading)
        return self.render_to_response(self.get_context_data())

    def _show(self, reading: Reading) -> None:
        self.typed, self.wrong = reading.typed, tuple(reading.wrong)

    def _save(self, reading: Reading) -> HttpResponse:
        kept = fill_in_grid(site=self.site, year=self.year, numbers=reading.numbers, at=self.at)
        messages.success(self.request, f"Saved: {kept} draft{'' if kept == 1 else 's'}. Publish each once it is right.")
        return redirect("placements:host_site", self.site.uuid)


class OfferMixin(HostMixin):
    """For pages of one offer; another host's is not found."""

    offer: Offer

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated:
            self.offer = get_object_or_404(offers_of(request.user), uuid=kwargs["offer"])
        return super().dispatch(request, *args, **kwargs)

    def actor(self) -> Actor:
        user = self.request.user  # type: ignore[attr-defined]
        return Actor(Role.HOST, user if isinstance(user, User) else None, self.offer.site.organisation)


class OfferView(OfferMixin, TemplateView):
    template_name = "placements/offer.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = findings(self.offer)
        return super().get_context_data(
            **{**kwargs, "offer": self.offer},
            host_site=self.offer.site,
            findings=found,
            failed=[one for one in found if not one.is_ok],
            said=self.offer.say_confirmed(at=self.at),
            first=list(self.offer.priority_universities.all()),
            events=list(self.offer.events.select_related("by")),
            may_publish=self.offer.state == OfferState.DRAFT,
            may_withdraw=self.offer.state != OfferState.WITHDRAWN,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            messages.success(request, self._act(request.POST.get("act", "")))
        except ChecksFail:
            messages.warning(request, "It is not published yet: see what is to be sorted out first.")
        except Refusal as refusal:
            messages.warning(request, str(refusal))
        return redirect("placements:offer", self.offer.uuid)

    def _act(self, act: str) -> str:
        by = self.actor()
        if act == "publish":
            publish_offer(offer=self.offer, by=by, at=self.at)
            return "Published. Universities see it, without your name and address."
        if act == "again":
            take_up_again(offer=self.offer, by=by, at=self.at)
            return "It is a draft again."
        withdraw_offer(offer=self.offer, reason="", by=by, at=self.at)
        return "Withdrawn. Nobody sees it any more; you can take it up again."


class OfferChangeView(OfferMixin, FormPageMixin, FormView):
    form_class = OfferForm
    template_name = "placements/host_form.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "universities": all_universities()}

    def get_initial(self) -> dict[str, Any]:
        offer = self.offer
        first = list(offer.priority_universities.all())
        said = {"number": offer.number, "hours": offer.hours or ""}
        return {**said, "priority_until": offer.priority_until, "first": first}

    def get_page(self) -> dict[str, Any]:
        back = reverse("placements:offer", args=[self.offer.uuid])
        return {"title": f"Change: {self.offer}", "back_url": back, "button_text": "Save", "button_class": "still"}

    def form_valid(self, form: OfferForm) -> HttpResponse:
        try:
            change_offer(offer=self.offer, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, "Saved.")
        return redirect("placements:offer", self.offer.uuid)


class OfferListView(UniversityMixin, TemplateView):
    """What hosts offer to one university: no name, no address, until both sides agree."""

    template_name = "placements/offer_list.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated:
            self.university = get_object_or_404(self.universities, uuid=kwargs["university"])
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        offers = [(offer, offer.say_confirmed(at=self.at)) for offer in offers_for(self.university, at=self.at)]
        return super().get_context_data(**{**kwargs, "university": self.university}, offers=offers)
