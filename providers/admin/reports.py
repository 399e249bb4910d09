"""The report: what was offered, who came, and what it led to."""

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

from providers.admin.report_lists import list_behind
from providers.models import Report
from providers.selectors.reports import OF_BOOKINGS_ALONE, PEOPLE, By, Period, ReportFigures, ReportRow, report_figures
from workforce_portal.counting.suppression import LEAST
from workforce_portal.places.clock import local, months_before, say_date
from workforce_portal.staff.admin import ReadOnlyAdmin
from workforce_portal.staff.downloads import csv_response, log_download

MONTHS_SHOWN = 12
LONGEST = timedelta(days=5 * 366)
HIDDEN = "hidden"
NONE_FREE = "none free"

COLUMNS = {
    "offered": "Places offered",
    "booked": "Booked",
    "came": "Came",
    "missed": "Did not come",
    "late": "Cancelled late",
    "cancelled": "Cancelled in time",
    "unrecorded": "No outcome yet",
    "wait": "Days to first free place",
    "feedback": "Gave feedback",
    "useful": "Found it useful",
    "asked": "Asked about the post",
    "answered": "Answered",
    "filled": "Filled it",
}
TABLES = {
    "Places and people": ("offered", "booked", "came", "missed", "late", "cancelled", "unrecorded", "wait"),
    "What it led to": ("came", "feedback", "useful", "asked", "answered", "filled"),
}
# A share is shown where both of its numbers are.
SHARES = {"feedback": "came", "useful": "feedback", "answered": "asked", "filled": "answered"}


@dataclass(frozen=True)
class Shown:
    """A cell of the page: a number, its share in per cent, and the list behind it; or a word instead."""

    text: str
    share: str = ""
    url: str = ""
    is_hidden: bool = False


@dataclass(frozen=True)
class BarOfReport:
    label: str
    text: str
    width: float


class ReportForm(forms.Form):
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
            self.add_error("last", "Choose five years or fewer.")
        return cleaned


@admin.register(Report)
class ReportAdmin(ReadOnlyAdmin):
    """One page instead of a list: GET shows the report, POST gives it as a file."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        at = timezone.now()
        usual = _usual(local(at).date())
        form = ReportForm({**usual, **{name: request.GET[name] for name in usual if name in request.GET}})
        asked = form.cleaned_data if form.is_valid() else _read(usual)
        figures = report_figures(by=By(asked["by"]), period=Period(asked["first"], asked["last"]), at=at)
        if request.method == "POST":
            return self._download(request, figures)
        return TemplateResponse(request, "admin/providers/report/report.html", self._context(request, form, figures))

    def _download(self, request: HttpRequest, figures: ReportFigures) -> HttpResponse:
        period = figures.period
        what = f"Report by {figures.by.label.lower()}, {period.first:%-d %b %Y} to {period.last:%-d %b %Y}"
        log_download(by_id=request.user.pk or 0, model=Report, what=what)
        name = f"drop-ins-by-{figures.by.value}-{period.first}-to-{period.last}"
        return csv_response(name, _csv_rows(figures))

    def _context(self, request: HttpRequest, form: ReportForm, figures: ReportFigures) -> dict[str, Any]:
        period = figures.period
        return {
            **self.admin_site.each_context(request),
            "title": "Report",
            "opts": self.opts,
            "form": form,
            "figures": figures,
            "period": f"{say_date(period.first)} to {say_date(period.last)}",
            "tables": [
                (title, [COLUMNS[column] for column in columns], list(_shown_rows(figures, columns)))
                for title, columns in TABLES.items()
            ],
            "bars": _bars(figures),
            "least": LEAST,
        }


def _usual(today: date) -> dict[str, str]:
    """The last twelve months, this one among them."""
    first = months_before(today, MONTHS_SHOWN - 1).replace(day=1)
    return {"by": By.MONTH.value, "first": first.isoformat(), "last": today.isoformat()}


def _read(usual: dict[str, str]) -> dict[str, Any]:
    return {
        "by": usual["by"],
        "first": date.fromisoformat(usual["first"]),
        "last": date.fromisoformat(usual["last"]),
    }


def _shown_rows(figures: ReportFigures, columns: tuple[str, ...]) -> Iterator[tuple[str, list[tuple[str, Shown]]]]:
    for index, row in enumerate(figures.with_total):
        yield row.label, [(COLUMNS[column], _cell(figures, index, row, column)) for column in columns]


def _cell(figures: ReportFigures, index: int, row: ReportRow, column: str) -> Shown:
    if column == "wait":
        if figures.by == By.CAMPAIGN and row.key:
            return Shown("–")
        return Shown(NONE_FREE if row.wait is None else str(row.wait))
    if column == "offered" and not _counts_places(figures, row):
        return Shown("–")
    if figures.is_hidden(index, column):
        return Shown(HIDDEN, is_hidden=True)
    url = list_behind(column, row, by=figures.by, period=figures.period) if row[column] else ""
    return Shown(f"{row[column]:,}", _share(figures, index, row, column), url)


def _counts_places(figures: ReportFigures, row: ReportRow) -> bool:
    """Of a topic or a campaign there are bookings, but no places of its own."""
    return figures.by not in OF_BOOKINGS_ALONE or not row.key


def _share(figures: ReportFigures, index: int, row: ReportRow, column: str) -> str:
    whole = SHARES.get(column)
    if whole is None or figures.is_hidden(index, whole) or not row[whole]:
        return ""
    return f"{round(100 * row[column] / row[whole])}%"


def _bars(figures: ReportFigures) -> list[BarOfReport]:
    shown = [0 if figures.is_hidden(index, "came") else row["came"] for index, row in enumerate(figures.rows)]
    most = max(shown, default=0) or 1
    return [
        BarOfReport(row.label, _cell(figures, index, row, "came").text, round(100 * number / most, 1))
        for index, (row, number) in enumerate(zip(figures.rows, shown, strict=True))
    ]


def _csv_rows(figures: ReportFigures) -> Iterator[list[object]]:
    yield [figures.by.label, *COLUMNS.values()]
    for index, row in enumerate(figures.with_total):
        yield [row.label, *(_csv_cell(figures, index, row, column) for column in COLUMNS)]


def _csv_cell(figures: ReportFigures, index: int, row: ReportRow, column: str) -> object:
    shown = _cell(figures, index, row, column)
    is_number = column in (*PEOPLE, "offered") and not shown.is_hidden and shown.text != "–"
    return row[column] if is_number else shown.text
