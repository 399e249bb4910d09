"""Fields that several forms of staff share."""

from __future__ import annotations

from typing import Any

from django import forms

from applicants.enums import Channel
from applicants.models import Cohort, Programme, Reason
from workforce_portal.places.clock import say_date

LONG = {"rows": 3, "class": "vLargeTextField"}
TEXT = {"class": "vTextField"}


class Day(forms.DateField):
    def __init__(self, **options: Any) -> None:
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        messages = {"required": "Enter a date.", "invalid": "Enter a date."}
        super().__init__(**{"widget": widget, "error_messages": messages, **options})


class Clock(forms.TimeField):
    def __init__(self, **options: Any) -> None:
        widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
        super().__init__(**{"widget": widget, "error_messages": {"invalid": "Enter a time."}, **options})


class Words(forms.CharField):
    """Some lines of text."""

    def __init__(self, **options: Any) -> None:
        messages = {"required": "Write a line."}
        widget = forms.Textarea(attrs=LONG)
        super().__init__(**{"widget": widget, "max_length": 1000, "error_messages": messages, **options})


class Line(forms.CharField):
    def __init__(self, **options: Any) -> None:
        super().__init__(**{"widget": forms.TextInput(attrs=TEXT), **options})


class ReasonField(forms.ModelChoiceField):
    def __init__(self, used_for: str, **options: Any) -> None:
        rows = Reason.objects.filter(used_for=used_for, is_active=True)
        messages = {"required": "Choose a reason.", "invalid_choice": "Choose a reason."}
        super().__init__(**{"queryset": rows, "label": "Reason", "error_messages": messages, **options})


class ProgrammeField(forms.ModelChoiceField):
    def __init__(self, **options: Any) -> None:
        rows = Programme.objects.open().select_related("organisation").order_by("organisation__name", "name")
        messages = {"required": "Choose a programme.", "invalid_choice": "Choose a programme that takes people."}
        super().__init__(**{"queryset": rows, "label": "Programme", "error_messages": messages, **options})

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.organisation}: {obj}"


class CohortField(forms.ModelChoiceField):
    """Starts that still take names, with the places left."""

    def __init__(self, rows: Any, **options: Any) -> None:
        usual = {"label": "Start", "required": False, "empty_label": "No start yet"}
        super().__init__(**{"queryset": rows.with_places().select_related("programme"), **usual, **options})

    def label_from_instance(self, obj: Cohort) -> str:
        left = f"{obj.places_left} of {obj.places} places left" if obj.places_left > 0 else "full: the waiting list"
        return f"{obj.programme}, {say_date(obj.starts_on)}, {left}"


class ChannelField(forms.ChoiceField):
    def __init__(self, **options: Any) -> None:
        choices = [row for row in Channel.choices if row[0] != Channel.WEB]
        super().__init__(**{"choices": choices, "label": "How they said so", "initial": Channel.PHONE, **options})
