from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from placements.enums import Discipline, Setting, Supports
from placements.models.universities import LONGEST_DAYS, MOST_PLACES
from workforce_portal.journeys.controls import Control
from workforce_portal.journeys.dates import ThreeFieldsDate
from workforce_portal.journeys.forms import PortalForm
from workforce_portal.places.selectors import councils


class WaysOfWorkingForm(PortalForm):
    ring = forms.CharField(
        label="Whom do hosts ring?",
        max_length=120,
        help_text="An office rather than a person: it is still there next year.",
    )
    ring_phone = forms.CharField(label="Their phone number", max_length=30)
    hours = forms.CharField(label="Hours", required=False, max_length=300, help_text="Such as 37.5 a week.")
    paperwork = forms.CharField(label="How are students assessed?", required=False, max_length=300)
    induction_url = forms.URLField(label="Address of your induction pack", required=False, assume_scheme="https")
    note = forms.CharField(
        label="What else helps hosts?", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": "3"})
    )

    controls: ClassVar[dict[str, Control]] = {"ring": Control(width=30), "ring_phone": Control(width=20)}


class ProgrammeForm(PortalForm):
    name = forms.CharField(label="What is the programme called?", max_length=150)
    discipline = forms.ChoiceField(label="What do its students become?", choices=[("", "Choose"), *Discipline.choices])


class BlockForm(PortalForm):
    level = forms.TypedChoiceField(
        label="Year of the programme", coerce=int, choices=[("", "Choose"), *((n, f"Year {n}") for n in range(1, 7))]
    )
    starts_on = ThreeFieldsDate(label="First day")
    ends_on = ThreeFieldsDate(label="Last day", help_text="It may lie in the next calendar year.")
    hours = forms.IntegerField(
        label="Hours of practice",
        min_value=1,
        max_value=1200,
        help_text="Of each student in this block.",
        error_messages={
            "invalid": "Enter a whole number, such as 300",
            "min_value": "Enter 1 or more",
            "max_value": "Enter 1,200 or fewer",
        },
    )

    controls: ClassVar[dict[str, Control]] = {"hours": Control(width=10, inputmode="numeric")}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        starts, ends = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts and ends and ends <= starts:
            self.add_error(
                "ends_on", "The last day has to come after the first. Check the year: it may be the next one"
            )
        elif starts and ends and (ends - starts).days > LONGEST_DAYS:
            self.add_error("ends_on", "A block lasts a year at most. Check the year of the last day")
        return cleaned


class NeedForm(PortalForm):
    number = forms.IntegerField(
        label="How many places do you still need?",
        min_value=0,
        max_value=MOST_PLACES,
        help_text="0 takes the need back.",
        error_messages={
            "invalid": "Enter a whole number, such as 12",
            "min_value": "Enter 0 or more",
            "max_value": f"Enter {MOST_PLACES} or fewer",
        },
    )
    councils: forms.ModelMultipleChoiceField = forms.ModelMultipleChoiceField(
        label="Where?",
        required=False,
        queryset=None,
        widget=forms.CheckboxSelectMultiple,
        help_text="Choose none for anywhere in the region.",
    )
    must_have = forms.MultipleChoiceField(
        label="What must every student meet?",
        required=False,
        choices=[("Settings", Setting.choices), ("People", Supports.choices)],
        widget=forms.CheckboxSelectMultiple,
        help_text="Choose only what the course demands: each choice leaves fewer places.",
    )
    note = forms.CharField(label="What should hosts know?", required=False, max_length=300)

    controls: ClassVar[dict[str, Control]] = {"number": Control(width=10, inputmode="numeric")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["councils"].queryset = councils()  # type: ignore[attr-defined]
