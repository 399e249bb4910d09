"""The results page: what was seen, followed and booked, by week, channel or part of the region."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone

from campaigns.models import Campaign, Result
from campaigns.selectors.results import By, ResultRow, Results, campaign_results
from workforce_portal.counting.suppression import LEAST
from workforce_portal.places.clock import say_date
from workforce_portal.staff.admin import ReadOnlyAdmin
from workforce_portal.staff.downloads import csv_response, log_download

WEEKS_SHOWN = 8
LONGEST = timedelta(days=366)
HIDDEN = "hidden"
FEW = f"under {LEAST}"


@dataclass(frozen=True)
class Shown:
    text: str
    is_hidden: bool = False


@dataclass(frozen=True)
class BarOfResults:
    label: str
    text: str
    width: float


class ResultForm(forms.Form):
    campaign = forms.ModelChoiceField(
        label="Campaign",
        queryset=Campaign.objects.order_by("name"),
        required=False,
        empty_label="The whole portal",
        error_messages={"invalid_choice": "Choose one of the list."},
    )
    by = forms.ChoiceField(label="By", choices=By.choices, error_messages={"invalid_choice": "Choose one of the list."})
    first = forms.DateField(
        label="From",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Enter a date."},
    )
    last = forms.DateField(
        label="To, and on that day",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Enter a date."},
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        first, last = cleaned.get("first"), cleaned.get("last")
        if first and last and last < first:
            self.add_error("last", "Choose a day after the first one.")
        elif first and last and last - first > LONGEST:
            self.add_error("last", "Choose a year or less.")
        return cleaned


@admin.register(Result)
class ResultAdmin(ReadOnlyAdmin):
    """One page instead of a list: GET shows the results, POST gives them as a file."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        usual = _usual(timezone.localdate())
        form = ResultForm({**usual, **{name: request.GET[name] for name in usual if name in request.GET}})
        asked = form.cleaned_data if form.is_valid() else _read(usual)
        results = campaign_results(
            campaign=asked["campaign"], by=By(asked["by"]), first=asked["first"], last=asked["last"]
        )
        if request.method == "POST":
            return self._download(request, results, asked)
        return TemplateResponse(request, "admin/campaigns/results.html", self._context(request, form, results, asked))

    def _download(self, request: HttpRequest, results: Results, asked: dict[str, Any]) -> HttpResponse:
        of = asked["campaign"].name if asked["campaign"] else "the whole portal"
        what = f"Results of {of} by {results.by.label.lower()}, {asked['first']:%-d %b %Y} to {asked['last']:%-d %b %Y}"
        log_download(by_id=request.user.pk or 0, model=Result, what=what)
        slug = asked["campaign"].slug if asked["campaign"] else "portal"
        name = f"results-{slug}-by-{results.by.value}-{asked['first']}-to-{asked['last']}"
        return csv_response(name, _csv_rows(results))

    def _context(
        self, request: HttpRequest, form: ResultForm, results: Results, asked: dict[str, Any]
    ) -> dict[str, Any]:
        return {
            **self.admin_site.each_context(request),
            "title": "Results",
            "opts": self.opts,
            "form": form,
            "results": results,
            "of": asked["campaign"] or "The whole portal",
            "period": f"{say_date(asked['first'])} to {say_date(asked['last'])}",
            "funnel": _funnel(results),
            "drawn": _drawn(results),
            "table": [(row.label, cells) for row, cells in _table(results)],
            "least": LEAST,
        }


def _usual(today: date) -> dict[str, str]:
    """The last eight weeks, this one among them."""
    first = today - timedelta(days=today.weekday(), weeks=WEEKS_SHOWN - 1)
    return {"campaign": "", "by": By.WEEK.value, "first": first.isoformat(), "last": today.isoformat()}


def _read(usual: dict[str, str]) -> dict[str, Any]:
    first, last = date.fromisoformat(usual["first"]), date.fromisoformat(usual["last"])
    return {"campaign": None, "by": usual["by"], "first": first, "last": last}


def _cell(results: Results, index: int, row: ResultRow, column: str) -> Shown:
    if not results.is_hidden(index, column):
        return Shown(f"{row[column]:,}")
    return Shown(FEW if row[column] < LEAST else HIDDEN, is_hidden=True)


def _table(results: Results) -> Iterator[tuple[ResultRow, list[tuple[str, Shown]]]]:
    for index, row in enumerate(results.with_total):
        yield row, [(label, _cell(results, index, row, column)) for column, label in results.columns.items()]


def _funnel(results: Results) -> list[BarOfResults]:
    """All of it, from what was seen to what it led to; a bar is as long as its share of the longest."""
    index = len(results.rows)
    return _bars(
        [
            (label, _cell(results, index, results.total, column), results.total[column])
            for column, label in results.columns.items()
        ]
    )


def _drawn(results: Results) -> list[BarOfResults]:
    return _bars(
        [(row.label, _cell(results, index, row, "view"), row["view"]) for index, row in enumerate(results.rows)]
    )


def _bars(numbers: list[tuple[str, Shown, int]]) -> list[BarOfResults]:
    most = max((n for _, shown, n in numbers if not shown.is_hidden), default=0) or 1
    return [
        BarOfResults(label, shown.text, 0 if shown.is_hidden else round(100 * n / most, 1))
        for label, shown, n in numbers
    ]


def _csv_rows(results: Results) -> Iterator[list[object]]:
    yield [results.by.label, *results.columns.values()]
    for index, row in enumerate(results.with_total):
        cells = [(row[column], _cell(results, index, row, column)) for column in results.columns]
        yield [row.label, *(shown.text if shown.is_hidden else n for n, shown in cells)]
