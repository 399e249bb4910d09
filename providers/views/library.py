"""The library of resources, one resource, and three questions that lead to a few of them."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views import View
from django.views.generic import TemplateView

from providers.enums import MinutesNeeded, ServiceSetting, Stage
from providers.filters.library import LibraryCriteria, LibrarySearch
from providers.forms.library import ThreeQuestionsForm
from providers.models import Resource, ResourceVersion
from providers.selectors.library import (
    main_topic,
    next_free_drop_in,
    related_resources,
    resources_for_five_minutes,
)
from providers.selectors.resources import live_packs, resources_with_address
from workforce_portal.counting.views import CountedPageMixin

PER_PAGE = 20
GONE = 410


class ResourceListView(CountedPageMixin, TemplateView):
    template_name = "providers/library.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        search = LibrarySearch(LibraryCriteria.from_query(self.request.GET))
        paginator = Paginator(search.found, PER_PAGE)
        # Known already: the counts beside the choices come from the same query.
        paginator.__dict__["count"] = search.total
        page = paginator.get_page(self.request.GET.get("page"))
        return super().get_context_data(
            search=search,
            page=page,
            resources=list(page),
            packs=live_packs() if search.criteria.is_empty and page.number == 1 else [],
            left_on_next=max(0, min(PER_PAGE, search.total - page.end_index())),
            **kwargs,
        )


class ResourceView(CountedPageMixin, View):
    """The text first, then the file to take along. A withdrawn one says so."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        resource = get_object_or_404(resources_with_address().with_current(), slug=slug)
        if not resource.is_live:
            return render(request, "providers/resource_gone.html", {"resource": resource}, status=GONE)
        if copy := self.copy_of(resource):
            return redirect(copy)
        topic = main_topic([resource])
        context = {
            "resource": resource,
            "version": resource.current_version,
            "versions": resource.versions.filter(withdrawn_at=None).order_by("-number"),
            "asked_copy": request.GET.get("copy", "")[:10],
            "suits": _suits(resource),
            "site": urlsplit(resource.external_url).hostname,
            "packs": live_packs().filter(resources=resource),
            "related": related_resources(resource),
            "topic": topic,
            "next_drop_in": next_free_drop_in(topic, at=timezone.now()),
        }
        return render(request, "providers/resource.html", context)

    def copy_of(self, resource: Resource) -> ResourceVersion | None:
        """The version that somebody has on paper, by the number in its footer."""
        number = self.request.GET.get("copy", "").strip()
        is_number = number.isascii() and number.isdigit() and len(number) < 9
        return resource.versions.filter(number=number).first() if is_number else None


class StartView(CountedPageMixin, View):
    """Three questions by GET: the address of the answer is the answer, to send on or to come back to."""

    def get(self, request: HttpRequest) -> HttpResponse:
        asked = any(name in request.GET for name in ThreeQuestionsForm.base_fields)
        form = ThreeQuestionsForm(request.GET if asked else None)
        if not asked or "change" in request.GET or not form.is_valid():
            return self.questions(ThreeQuestionsForm(initial=request.GET.dict()) if "change" in request.GET else form)
        return self.answer(form)

    def questions(self, form: ThreeQuestionsForm) -> HttpResponse:
        return render(self.request, "providers/start.html", {"form": form, "summary": form.summary})

    def answer(self, form: ThreeQuestionsForm) -> HttpResponse:
        data = form.cleaned_data
        stage, setting = Stage(data["stage"]), ServiceSetting(data["setting"])
        resources = resources_for_five_minutes(stage=stage, setting=setting, minutes=data["time"])
        topic = main_topic(resources)
        context = {
            "resources": resources,
            "minutes": data["time"],
            "choices": _choices(stage, setting, MinutesNeeded(data["time"])),
            "stage": stage,
            "setting": setting,
            "topic": topic,
            "next_drop_in": next_free_drop_in(topic, at=timezone.now()),
            "query": self.request.GET.urlencode(),
        }
        return render(self.request, "providers/start_answer.html", context)


def _suits(resource: Resource) -> str:
    if ServiceSetting.ANY in resource.settings:
        return "any adult social care service"
    return " and ".join(str(ServiceSetting(setting).label).lower() for setting in resource.settings)


def _choices(stage: Stage, setting: ServiceSetting, minutes: MinutesNeeded) -> list[str]:
    return [str(stage.label), str(setting.label), str(minutes.label)]
