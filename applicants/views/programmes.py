"""Programmes that help people into a first job in care, and when they start."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views import View
from django.views.generic import TemplateView

from applicants.forms import NearForm
from applicants.models import Programme
from applicants.selectors.programmes import measure, public_programme, public_programmes
from applicants.structured_data import programme_data
from workforce_portal.counting.views import CountedPageMixin
from workforce_portal.places.selectors import Place

OTHERS = 3


class NearMixin:
    """`?near=` measures miles from a postcode."""

    request: HttpRequest

    def near(self) -> tuple[NearForm, Place | None]:
        form = NearForm(self.request.GET if self.request.GET.get("near") else None)
        return form, form.cleaned_data["near"] if form.is_bound and form.is_valid() else None


class ProgrammeListView(CountedPageMixin, NearMixin, TemplateView):
    template_name = "applicants/programme_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form, place = self.near()
        programmes = public_programmes(timezone.now())
        measure(programmes, place)
        if place and place.easting:
            programmes.sort(key=_nearest)
        return super().get_context_data(programmes=programmes, form=form, summary=form.summary, place=place, **kwargs)


class ProgrammeView(CountedPageMixin, NearMixin, View):
    """One that takes nobody any more is gone, with a way on."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        at = timezone.now()
        programme = public_programme(slug, at)
        if programme is None:
            raise Http404("There is no such programme")
        others = [row for row in public_programmes(at) if row.pk != programme.pk and row.starts][:OTHERS]
        if not (programme.is_open and programme.organisation.is_active):
            return render(
                request, "applicants/programme_gone.html", {"programme": programme, "others": others}, status=410
            )
        form, place = self.near()
        measure([programme, *others], place)
        context = {
            "programme": programme,
            "others": others,
            "form": form,
            "summary": form.summary,
            "place": place,
            "structured_data": programme_data(programme),
        }
        return render(request, "applicants/programme.html", context)


def _nearest(programme: Programme) -> float:
    return min((cohort.miles for cohort in programme.starts if cohort.miles is not None), default=float("inf"))
