"""The report: how far people came, drawn and as a table, to take along, and as the return of a month."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone

from applicants.models import Report
from applicants.selectors.reports import By, Funnel, funnel, funnels
from workforce_portal.counting.suppression import LEAST
from workforce_portal.places.clock import local, months_before
from workforce_portal.staff.admin import ReadOnlyAdmin
from workforce_portal.staff.downloads import log_download, table_response

MONTHS_SHOWN, LONGEST = 12, 60
HIDDEN = "hidden"
RETURN = (By.MONTH, By.PARTNER, By.PROGRAMME, By.COUNCIL, By.ROUTE, By.CAMPAIGN, By.AGE)


class MonthField(forms.DateField):
    def __init__(self, **options: Any) -> None:
        widget = forms.DateInput(attrs={"type": "month"}, format="%Y-%m")
        messages = {"required": "Enter a month, such as 2027-01.", "invalid": "Enter a month, such as 2027-01."}
        super().__init__(input_formats=["%Y-%m"], widget=widget, error_messages=messages, **options)


class ReportForm(forms.Form):
    by = forms.ChoiceField(label="By", choices=By.choices, error_messages={"invalid_choice": "Choose one of the list."})
    first = MonthField(label="Registered from")
    last = MonthField(label="To")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        first, last = cleaned.get("first"), cleaned.get("last")
        if first and last and last < first:
            self.add_error("last", "Choose the same month or a later one.")
        elif first and last and months_before(last, LONGEST) >= first:
            self.add_error("last", "Choose five years or fewer.")
        return cleaned


@dataclass(frozen=True)
class Shown:
    """A cell of the page: a number and its share of those who registered or were sent, or a word instead."""

    text: str
    share: str = ""
    is_hidden: bool = False


@dataclass(frozen=True)
class Bar:
    label: str
    text: str
    width: float


@admin.register(Report)
class ReportAdmin(ReadOnlyAdmin):
    """One page instead of a list: GET shows the report, POST gives it as a file."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        usual = _usual(local(timezone.now()).date())
        form = ReportForm({**usual, **{name: request.GET[name] for name in usual if name in request.GET}})
        asked = form.cleaned_data if form.is_valid() else _read(usual)
        if request.method == "POST":
            return _download(request, asked)
        figures = funnel(by=By(asked["by"]), first=asked["first"], last=asked["last"])
        return TemplateResponse(request, "admin/applicants/report.html", self._context(request, form, figures))

    def _context(self, request: HttpRequest, form: ReportForm, figures: Funnel) -> dict[str, Any]:
        return {
            **self.admin_site.each_context(request),
            "title": "Report",
            "opts": self.opts,
            "form": form,
            "figures": figures,
            "period": _say_period(figures),
            "columns": [stage.label for stage in figures.stages],
            "rows": [
                (row.label, [_cell(figures, index, stage) for stage in figures.stages])
                for index, row in enumerate(figures.with_total)
            ],
            "drawn": _drawn(figures),
            "least": LEAST,
        }


def _usual(today: date) -> dict[str, str]:
    """The last twelve months, this one among them."""
    first = months_before(today.replace(day=1), MONTHS_SHOWN - 1)
    return {"by": By.MONTH.value, "first": f"{first:%Y-%m}", "last": f"{today:%Y-%m}"}


def _read(usual: dict[str, str]) -> dict[str, Any]:
    form = ReportForm(usual)
    form.full_clean()
    return form.cleaned_data


def _say_period(figures: Funnel) -> str:
    first, last = f"{figures.first:%B %Y}", f"{figures.last:%B %Y}"
    return first if first == last else f"{first} to {last}"


def _cell(figures: Funnel, index: int, stage: str) -> Shown:
    number = figures.shown(index, stage)
    if number is None:
        return Shown(HIDDEN, is_hidden=True)
    whole = figures.shown(index, figures.stages[0])
    share = f"{round(100 * number / whole)}%" if whole and stage != figures.stages[0] else ""
    return Shown(f"{number:,}", share)


def _drawn(figures: Funnel) -> list[Bar]:
    """The whole way, of everybody in the report."""
    last = len(figures.rows)
    numbers = {stage: figures.shown(last, stage) or 0 for stage in figures.stages}
    most = max(numbers.values()) or 1
    return [
        Bar(stage.label, _cell(figures, last, stage).text, round(100 * numbers[stage] / most, 1))
        for stage in figures.stages
    ]


def _download(request: HttpRequest, asked: dict[str, Any]) -> HttpResponse:
    kind = "csv" if "csv" in request.POST else "xlsx"
    if "return" in request.POST:
        month = asked["last"]
        figures = funnels(list(RETURN), first=month, last=month)
        name, what = f"monthly-return-{month:%Y-%m}", f"Monthly return, {month:%B %Y}"
    else:
        figures = [funnel(by=By(asked["by"]), first=asked["first"], last=asked["last"])]
        name = f"applicants-by-{asked['by']}-{asked['first']:%Y-%m}-{asked['last']:%Y-%m}"
        what = f"Report by {figures[0].by.label.lower()}, {_say_period(figures[0])}"
    log_download(by_id=request.user.pk or 0, model=Report, what=what, kind=kind)
    return table_response(name, kind, _table(figures))


def _table(figures: list[Funnel]) -> Iterator[list[object]]:
    """Of several ways to count, each stands under its own heads."""
    for one in figures:
        yield [one.by.label, *(stage.label for stage in one.stages)]
        for index, row in enumerate(one.with_total):
            yield [row.label, *(_file_cell(one, index, stage) for stage in one.stages)]


def _file_cell(figures: Funnel, index: int, stage: str) -> object:
    number = figures.shown(index, stage)
    return HIDDEN if number is None else number
