"""What a host adds to yes, maybe or no. Nothing is compulsory: empty is “don’t know yet”."""

from __future__ import annotations

from typing import Any, ClassVar, cast

from django import forms

from placements.enums import Discipline, HostingAnswer
from placements.models import HostingStatement
from placements.selectors.hosting import Help
from placements.services.hosting import HostingDetails
from workforce_portal.journeys.controls import Control
from workforce_portal.journeys.forms import PortalForm

NUMBERS = [("", "Don’t know yet"), ("1", "One"), ("2", "Two"), ("3", "Three"), ("4", "Four or more")]


class HostingDetailsForm(PortalForm):
    reasons = forms.MultipleChoiceField(
        label="What is in the way?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Choose all that are true. For each there is something that we can do.",
    )
    disciplines = forms.MultipleChoiceField(
        label="Which students could learn with you?",
        required=False,
        choices=Discipline.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text="Don’t know yet? Choose none.",
    )
    how_many = forms.ChoiceField(
        label="How many at the same time?", required=False, choices=NUMBERS, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label="Anything that we should know",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": "3"}),
        help_text="Please name nobody whom you support.",
    )
    ask_next_year_name = forms.CharField(label="Whom should we ask next year?", required=False, max_length=120)
    ask_next_year_email = forms.EmailField(label="Their e-mail address", required=False)

    controls: ClassVar[dict[str, Control]] = {
        "ask_next_year_name": Control(width=20, autocomplete="off"),
        "ask_next_year_email": Control(width=30, autocomplete="off"),
    }

    def __init__(self, *args: Any, statement: HostingStatement, helps: list[Help], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(one.reason.code, one.reason.label) for one in helps]
        cast(forms.MultipleChoiceField, self.fields["reasons"]).choices = choices
        for name in _left_out(statement.answer):
            del self.fields[name]

    def details(self) -> HostingDetails:
        data = self.cleaned_data
        return HostingDetails(
            reasons=data.get("reasons", []),
            disciplines=data.get("disciplines", []),
            how_many=int(data["how_many"]) if data.get("how_many") else None,
            note=data["note"],
            ask_next_year_name=data.get("ask_next_year_name", ""),
            ask_next_year_email=data.get("ask_next_year_email", ""),
        )


def _left_out(answer: str) -> tuple[str, ...]:
    """A question that does not follow from the answer is not asked."""
    if answer == HostingAnswer.NO:
        return ("disciplines", "how_many")
    about_next_year = ("ask_next_year_name", "ask_next_year_email")
    return about_next_year if answer == HostingAnswer.MAYBE else ("reasons", *about_next_year)
