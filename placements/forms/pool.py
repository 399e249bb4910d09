from __future__ import annotations

from typing import Any, ClassVar

from crispy_forms.layout import Fieldset
from django import forms

from placements.pool import PoolPlace
from workforce_portal.journeys.controls import Control
from workforce_portal.journeys.forms import PortalForm

NUMBERS = range(1, 6)
COUNTED = {"most": "Students on one day", "supervises": "Students that its people can supervise"}
PARTS = ("name", *COUNTED, "assesses")
LEAST_PLACES = 2
# It is for small places; and what anybody may ask must be worked out while they wait.
MOST_STUDENTS = 6
WRONG_NUMBER = {
    "invalid": "Enter a whole number, such as 1",
    "min_value": "Enter 0 or more",
    "max_value": f"Enter {MOST_STUDENTS} or fewer",
}


class PoolForm(PortalForm):
    """Sent by GET: nothing is kept, and a result can be passed on by its address."""

    weeks = forms.IntegerField(
        label="How many weeks is the placement?",
        min_value=1,
        max_value=26,
        initial=10,
        error_messages={
            "invalid": "Enter a whole number of weeks, such as 10",
            "min_value": "Enter 1 week or more",
            "max_value": "Enter 26 weeks or fewer",
        },
    )

    controls: ClassVar[dict[str, Control]] = {
        "weeks": Control(width=10, inputmode="numeric"),
        **{f"name_{number}": Control(width=20) for number in NUMBERS},
        **{f"{part}_{number}": Control(width=10, inputmode="numeric") for part in COUNTED for number in NUMBERS},
    }
    layout: ClassVar[list[Any]] = [
        *(Fieldset(f"Place {number}", *(f"{part}_{number}" for part in PARTS)) for number in NUMBERS),
        "weeks",
    ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in NUMBERS:
            self._add_place(number)

    def _add_place(self, number: int) -> None:
        self.fields[f"name_{number}"] = forms.CharField(label="What is it called?", required=False, max_length=60)
        for part, label in COUNTED.items():
            self.fields[f"{part}_{number}"] = forms.IntegerField(
                label=label, required=False, min_value=0, max_value=MOST_STUDENTS, error_messages=WRONG_NUMBER
            )
        self.fields[f"assesses_{number}"] = forms.BooleanField(label="Somebody else there may assess", required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and len(self.places()) < LEAST_PLACES:
            self.add_error("most_2", "Fill in at least two places: how many students each could have on one day")
        return cleaned

    def places(self) -> list[PoolPlace]:
        """Those of which anything was said; a number that was left empty is none."""
        data = self.cleaned_data
        return [
            PoolPlace(
                data.get(f"name_{number}") or f"Place {number}",
                data.get(f"most_{number}") or 0,
                data.get(f"supervises_{number}") or 0,
                data.get(f"assesses_{number}", False),
            )
            for number in NUMBERS
            if data.get(f"most_{number}") is not None or data.get(f"supervises_{number}")
        ]
