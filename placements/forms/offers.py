"""The grid of offers, typed or pasted, and one offer."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar

from django import forms

from placements.enums import Discipline
from placements.models.offers import Window
from placements.models.sites import MOST_STUDENTS
from placements.selectors.offers import Row, cell_name
from workforce_portal.journeys.controls import Control
from workforce_portal.journeys.dates import ThreeFieldsDate
from workforce_portal.journeys.forms import PortalForm


@dataclass
class Reading:
    """What was understood: numbers by cell, what was typed whatever it was, and a sentence for each thing refused."""

    numbers: dict[str, int] = field(default_factory=dict)
    typed: dict[str, str] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def take(self, name: str, where: str, text: str) -> None:
        text = text.strip()
        if not text:
            return
        self.typed[name] = text
        if not (text.isascii() and text.isdigit()):
            self.wrong.append(f"{where}: “{text[:20]}” is not a number. Enter a whole number, such as 2.")
        elif int(text[:6]) > MOST_STUDENTS:
            self.wrong.append(f"{where}: {text[:20]} is more than we believe. Enter {MOST_STUDENTS} or fewer.")
        else:
            self.numbers[name] = int(text)


def read_typed(rows: list[Row], data: Any) -> Reading:
    reading = Reading()
    for row in rows:
        for cell in row.cells:
            if not cell.is_fixed:
                reading.take(cell.name, f"{row.discipline.label}, {cell.window}", data.get(cell.name, ""))
    return reading


def read_pasted(text: str, windows: list[Window]) -> Reading:
    """Rows from a spreadsheet: the windows' names on top, then a course and its numbers in each row."""
    reading = Reading()
    lines = [line.split("\t") for line in text.splitlines() if line.strip()]
    if not lines:
        reading.wrong.append("Paste the rows first: select them in your spreadsheet, copy, and paste them here.")
        return reading
    header, *rows = lines
    columns = _columns(header, windows, reading)
    for cells in rows:
        _read_row(cells, columns, reading)
    return reading


def _columns(header: list[str], windows: list[Window], reading: Reading) -> dict[int, Window]:
    known = {window.name.lower(): window for window in windows}
    columns = {}
    for number, title in enumerate(header[1:], start=1):
        window = known.get(title.strip().lower())
        if window:
            columns[number] = window
        elif title.strip():
            names = ", ".join(window.name for window in windows)
            reading.wrong.append(f"The column “{title.strip()[:40]}” is none of ours. Call it one of: {names}.")
    return columns


def _read_row(cells: list[str], columns: dict[int, Window], reading: Reading) -> None:
    title = cells[0].strip()
    discipline = next((one for one in Discipline if one.label.lower() == title.lower()), None)
    if discipline is None:
        reading.wrong.append(f"The row “{title[:40]}” is none of our courses. Write it as in the grid below.")
        return
    for number, window in columns.items():
        if number < len(cells):
            reading.take(cell_name(discipline, window), f"{discipline.label}, {window}", cells[number])


class OfferForm(PortalForm):
    number = forms.IntegerField(
        label="Students at the same time",
        min_value=1,
        max_value=MOST_STUDENTS,
        error_messages={
            "invalid": "Enter a whole number, such as 2",
            "min_value": "Enter 1 or more, or withdraw the offer",
            "max_value": f"Enter {MOST_STUDENTS} or fewer",
        },
    )
    hours = forms.IntegerField(
        label="Hours that each student must be able to do",
        required=False,
        min_value=0,
        max_value=1200,
        help_text="Empty if the course has not told you.",
        error_messages={"invalid": "Enter a whole number, such as 300", "max_value": "Enter 1,200 or fewer"},
    )
    priority_until = ThreeFieldsDate(
        label="Show it only to some universities until", required=False, help_text="After that day everybody sees it."
    )
    first: forms.ModelMultipleChoiceField = forms.ModelMultipleChoiceField(
        label="Which ones see it first?", required=False, queryset=None, widget=forms.CheckboxSelectMultiple
    )

    controls: ClassVar[dict[str, Control]] = {
        "number": Control(width=10, inputmode="numeric"),
        "hours": Control(width=10, inputmode="numeric"),
    }

    def __init__(self, *args: Any, universities: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["first"].queryset = universities  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        cleaned["hours"] = cleaned.get("hours") or 0
        if bool(cleaned.get("priority_until")) != bool(cleaned.get("first")):
            field = "first" if cleaned.get("priority_until") else "priority_until"
            sentence = "Choose who sees it first" if field == "first" else "Say until which day"
            self.add_error(field, f"{sentence}, or leave both empty")
        return cleaned
