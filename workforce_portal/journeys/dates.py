"""A date in three fields: people know theirs by heart, and no calendar is quicker than typing it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

MONTHS = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
]  # fmt: skip
FIRST_YEAR = 1900
LAST_YEAR = 2100
PARTS = ("day", "month", "year")


class ThreeFieldsWidget(forms.MultiWidget):
    template_name = "journeys/date_in_three.html"
    use_fieldset = True

    def __init__(self, attrs: dict[str, Any] | None = None, *, autocomplete: str = "") -> None:
        super().__init__({part: self._input(part, autocomplete) for part in PARTS}, attrs)

    def decompress(self, value: date | None) -> list[Any]:
        return [value.day, value.month, value.year] if value else [None, None, None]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        for part, widget in zip(PARTS, context["widget"]["subwidgets"], strict=True):
            widget["label"] = part.capitalize()
        return context

    def id_for_label(self, id_: str) -> str:
        return f"{id_}_0" if id_ else id_

    def _input(self, part: str, autocomplete: str) -> forms.Widget:
        attrs = {} if part == "month" else {"inputmode": "numeric"}
        return forms.TextInput({**attrs, "autocomplete": f"{autocomplete}-{part}"} if autocomplete else attrs)


class HiddenThreeFieldsWidget(ThreeFieldsWidget):
    template_name = "django/forms/widgets/multiwidget.html"

    def _input(self, part: str, autocomplete: str) -> forms.Widget:
        return forms.HiddenInput()


class ThreeFieldsDate(forms.MultiValueField):
    """A month may be a name too. A year in two digits is refused: it may be a hundred years off."""

    widget = ThreeFieldsWidget
    hidden_widget = HiddenThreeFieldsWidget

    def __init__(self, *, autocomplete: str = "", **kwargs: Any) -> None:
        fields = [forms.CharField(required=False) for _ in PARTS]
        widget = ThreeFieldsWidget(autocomplete=autocomplete)
        super().__init__(fields, require_all_fields=False, widget=widget, **kwargs)

    def compress(self, data_list: list[str]) -> date | None:
        typed = [text.strip() for text in data_list or ["", "", ""]]
        if not any(typed):
            return None
        if missing := [part for part, text in zip(PARTS, typed, strict=True) if not text]:
            raise ValidationError(f"Enter the {' and the '.join(missing)} as well", code="incomplete")
        return _read(*typed)


def _read(typed_day: str, typed_month: str, typed_year: str) -> date:
    day, month, year = _number(typed_day), _month(typed_month), _number(typed_year)
    if month is None:
        raise ValidationError("Enter the month as a number from 1 to 12", code="month")
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValidationError("Enter the year with four digits, such as 1999", code="year")
    if day is None:
        raise ValidationError("Enter the day as a number from 1 to 31", code="day")
    try:
        return date(year, month, day)
    except ValueError as error:
        raise ValidationError(_no_such_day(day, month, year), code="day") from error


def _no_such_day(day: int, month: int, year: int) -> str:
    name = MONTHS[month - 1].capitalize()
    if (day, month) == (29, 2):
        return f"There was no 29 February in {year}. Check the day and the year"
    return f"{name} {year} has no day {day}. Check the day and the month"


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else None


def _month(text: str) -> int | None:
    number = _number(text)
    if number is not None:
        return number if 1 <= number <= 12 else None
    begun = [position for position, name in enumerate(MONTHS, start=1) if name.startswith(text.lower())]
    return begun[0] if len(text) >= 3 and len(begun) == 1 else None
