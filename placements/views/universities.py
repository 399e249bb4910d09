"""The workspace of universities and colleges. What one needs is seen by hosts, never by another."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.forms import model_to_dict
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import FormView, TemplateView

from placements.actors import Actor
from placements.enums import Discipline, Role
from placements.forms.supervisors import AuditForm
from placements.forms.universities import BlockForm, NeedForm, ProgrammeForm, WaysOfWorkingForm
from placements.models import Site, WaysOfWorking
from placements.refusals import Refusal
from placements.selectors.supervisors import audits_to_see, supervisors_of
from placements.selectors.universities import (
    blocks_of,
    calendar_of,
    directory,
    inductions,
    programmes_of,
    universities_of,
)
from placements.services.audits import recognise_audit, record_audit
from placements.services.universities import add_block, add_programme, say_need, tell_ways_of_working
from placements.years import first_day, placement_year, say_year
from workforce_portal.counting.views import CountedPageMixin
from workforce_portal.journeys.views import FormPageMixin
from workforce_portal.organisations.models import Organisation
from workforce_portal.security.headers import PrivatePageMixin
from workforce_portal.users.models import User

YEARS_AHEAD = 2


class UniversityMixin(PrivatePageMixin, LoginRequiredMixin):
    """Everything here is reached through the universities that the signed-in person acts for."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)  # type: ignore[misc]
        self.at = timezone.now()
        self.today = timezone.localdate(self.at)
        self.universities = universities_of(request.user)

    def actor(self, university: Organisation) -> Actor:
        user = self.request.user  # type: ignore[attr-defined]
        return Actor(Role.UNIVERSITY, user if isinstance(user, User) else None, university)


class UniversityHomeView(UniversityMixin, TemplateView):
    template_name = "placements/university_home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        universities = list(self.universities)
        return super().get_context_data(
            universities=universities,
            programmes=list(programmes_of(universities)),
            supervisors=list(supervisors_of(self.request.user).filter(organisation__in=universities)),
            untold=[one for one in universities if one.pk not in self._told(universities)],
            **kwargs,
        )

    def _told(self, universities: list[Organisation]) -> set[int]:
        return set(directory().filter(organisation__in=universities).values_list("organisation", flat=True))


class UniversityFormView(UniversityMixin, FormPageMixin, FormView):
    """A form of one university of theirs, named in the address."""

    template_name = "placements/host_form.html"
    university: Organisation

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated:
            self.find(**kwargs)
        return super().dispatch(request, *args, **kwargs)

    def find(self, **named: Any) -> None:
        self.university = get_object_or_404(self.universities, uuid=named["university"])

    def get_page(self) -> dict[str, Any]:
        back = reverse("placements:university_home")
        return {"title": self.title(), "back_url": back, "button_text": "Save", "button_class": "still"}

    def title(self) -> str:
        raise NotImplementedError

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            said = self.write(form.cleaned_data)
        except Refusal as refusal:
            form.add_error(refusal.field or None, str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, said)
        return redirect(self.leads_to())

    def leads_to(self) -> str:
        return reverse("placements:university_home")

    def write(self, data: dict[str, Any]) -> str:
        """Calls the service, and says what was done."""
        raise NotImplementedError


class WaysOfWorkingView(UniversityFormView):
    form_class = WaysOfWorkingForm

    def title(self) -> str:
        return f"How {self.university} works"

    def get_initial(self) -> dict[str, Any]:
        ways = WaysOfWorking.objects.filter(organisation=self.university).first()
        return model_to_dict(ways) if ways else {}

    def write(self, data: dict[str, Any]) -> str:
        tell_ways_of_working(university=self.university, facts=data)
        return "Saved. Hosts read it in the directory."


class ProgrammeAddView(UniversityFormView):
    form_class = ProgrammeForm

    def title(self) -> str:
        return f"Add a programme of {self.university}"

    def write(self, data: dict[str, Any]) -> str:
        made = add_programme(university=self.university, **data)
        return f"{made.name} is added. Now add its blocks."


class BlockAddView(UniversityFormView):
    form_class = BlockForm

    def find(self, **named: Any) -> None:
        self.programme = get_object_or_404(programmes_of(self.universities), uuid=named["programme"])

    def title(self) -> str:
        return f"Add a block of {self.programme}"

    def write(self, data: dict[str, Any]) -> str:
        add_block(programme=self.programme, **data)
        return "The block is added, and in the calendar."


class NeedView(UniversityFormView):
    form_class = NeedForm

    def find(self, **named: Any) -> None:
        self.block = get_object_or_404(blocks_of(self.universities), uuid=named["block"])

    def title(self) -> str:
        return f"{self.block}: places that you need"

    def get_initial(self) -> dict[str, Any]:
        need = self.block.needs.filter(withdrawn_at=None).first()
        if need is None:
            return {}
        councils = list(need.councils.all())
        return {"number": need.number, "councils": councils, "must_have": need.must_have, "note": need.note}

    def write(self, data: dict[str, Any]) -> str:
        need = say_need(block=self.block, at=self.at, **data)
        return "Saved. Hosts see it; other universities don’t." if need else "The need is taken back."


class AuditListView(UniversityMixin, TemplateView):
    """Every valid audit of the region: recognise it instead of making your own."""

    template_name = "placements/audit_list.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated:
            self.university = get_object_or_404(self.universities, uuid=kwargs["university"])
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        audits = list(audits_to_see(self.university, on=self.today))
        return super().get_context_data(
            **{**kwargs, "university": self.university}, audits=audits, sites=Site.objects.active().order_by("name")
        )

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        audits = audits_to_see(self.university, on=self.today)
        audit = get_object_or_404(audits, uuid=_uuid_or_404(request.POST.get("audit", "")))
        recognise_audit(audit=audit, university=self.university, by=self.actor(self.university), at=self.at)
        messages.success(request, f"{self.university} recognises the audit of {audit.site}.")
        return redirect("placements:audit_list", self.university.uuid)


class AuditAddView(UniversityFormView):
    form_class = AuditForm

    def find(self, **named: Any) -> None:
        super().find(**named)
        self.site = get_object_or_404(Site.objects.active(), uuid=named["site"])

    def title(self) -> str:
        return f"Record an audit of {self.site}"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "today": self.today}

    def leads_to(self) -> str:
        return reverse("placements:audit_list", args=[self.university.uuid])

    def write(self, data: dict[str, Any]) -> str:
        by = self.actor(self.university)
        record_audit(site=self.site, university=self.university, by=by, at=self.at, **data)
        return f"The audit of {self.site} is recorded. Every university can recognise it."


class CalendarView(CountedPageMixin, TemplateView):
    """Everybody's blocks on one page, with clash marks and shared weeks of beginning."""

    template_name = "placements/calendar.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        this_year = placement_year(timezone.localdate())
        year = self._year(this_year)
        chosen = self.request.GET.get("discipline", "")
        discipline = chosen if chosen in Discipline.values else ""
        rows = calendar_of(year, discipline)
        return super().get_context_data(
            rows=rows,
            inductions=inductions(row.block for row in rows),
            months=[_month(year, number) for number in range(12)],
            year=year,
            said_year=say_year(year),
            years=[(one, say_year(one)) for one in range(this_year, this_year + YEARS_AHEAD)],
            disciplines=Discipline.choices,
            discipline=discipline,
            directory=list(directory()),
            **kwargs,
        )

    def _year(self, this_year: int) -> int:
        asked = self.request.GET.get("year", "")
        allowed = {str(one): one for one in range(this_year, this_year + YEARS_AHEAD)}
        return allowed.get(asked, this_year)


def _month(year: int, number: int) -> date:
    first = first_day(year)
    months = first.month - 1 + number
    return date(year + months // 12, months % 12 + 1, 1)


def _uuid_or_404(text: str) -> str:
    try:
        return str(UUID(text))
    except ValueError as error:
        raise Http404 from error
