"""What suits me: one question to a page, asked by GET. Each may be passed over."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from applicants.enums import Answer
from applicants.suits import HOURS, MATTERS, NOT_SAID, OLDEST
from workforce_portal.journeys.controls import Control
from workforce_portal.journeys.forms import PortalForm
from workforce_portal.places.selectors import Place, PlaceNotFound, find_place


class SuitsForm(PortalForm):
    """`answer` is what was chosen or typed, under one name on every page."""

    def told(self) -> str:
        return str(self.cleaned_data["answer"])


def _choices(known: dict[str, str], not_said: str) -> list[tuple[str, str]]:
    return [*known.items(), (NOT_SAID, not_said)]


def _asked(label: str, hint: str, choices: list[tuple[str, str]]) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        help_text=hint,
        choices=choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose an answer. The last one is always fine"},
    )


class AgeForm(SuitsForm):
    answer = forms.IntegerField(
        label="How old are you?",
        required=False,
        help_text="In years. Some programmes are for some ages. You can leave it empty.",
        error_messages={"invalid": "Enter your age in years, such as 34, or leave it empty"},
    )
    controls: ClassVar[dict[str, Control]] = {"answer": Control(width=10, inputmode="numeric")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"].widget = forms.TextInput(attrs={"inputmode": "numeric"})

    def clean_answer(self) -> int | None:
        age = self.cleaned_data["answer"]
        if age is not None and not 0 <= age <= OLDEST:
            raise forms.ValidationError("Enter your age in years, such as 34, or leave it empty")
        return age

    def told(self) -> str:
        age = self.cleaned_data["answer"]
        return NOT_SAID if age is None else str(age)


class PlaceForm(SuitsForm):
    answer = forms.CharField(
        label="Where do you live?",
        required=False,
        max_length=60,
        help_text="A postcode, its first half or a council: WN7 1AB, WN7 or Wigan. You can leave it empty.",
    )
    controls: ClassVar[dict[str, Control]] = {"answer": Control(width=20)}

    def clean_answer(self) -> Place | None:
        typed = self.cleaned_data["answer"]
        if not typed:
            return None
        try:
            return find_place(typed)
        except PlaceNotFound as error:
            raise forms.ValidationError(f"{str(error).rstrip('.')}, or leave it empty") from error


class BenefitForm(SuitsForm):
    answer = _asked(
        "Are you on Universal Credit, JSA or ESA?",
        "Some programmes are paid for by a benefit. Others take everybody.",
        _choices({Answer.YES.value: "Yes", Answer.NO.value: "No"}, "I’d rather not say"),
    )


class HoursForm(SuitsForm):
    answer = _asked(
        "How many hours a week could you give?",
        "To a programme that prepares you; for a job you choose again.",
        _choices(HOURS, "I don’t know yet"),
    )


class MattersForm(SuitsForm):
    answer = _asked("What matters most to you?", "We put those first.", _choices(MATTERS, "All the same to me"))


QUESTIONS: tuple[tuple[str, type[SuitsForm]], ...] = (
    ("age", AgeForm),
    ("near", PlaceForm),
    ("benefit", BenefitForm),
    ("hours", HoursForm),
    ("matters", MattersForm),
)
