from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from campaigns.find_your_role import Question
from workforce_portal.journeys.controls import Control
from workforce_portal.journeys.forms import PortalForm
from workforce_portal.places.selectors import Place, PlaceNotFound, find_place


class QuestionForm(PortalForm):
    """One question, asked by GET."""

    answer = forms.ChoiceField(
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose the answer that comes closest",
            "invalid_choice": "Choose one of the answers in the list",
        },
    )

    def __init__(self, *args: Any, question: Question, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["answer"]
        field.label, field.help_text = question.text, question.hint
        field.choices = [(answer.letter, answer.label) for answer in question.answers]


class NearForm(PortalForm):
    """Where to look for a next step. What is typed is looked up and kept nowhere."""

    controls: ClassVar[dict[str, Control]] = {"near": Control(width=20)}
    near = forms.CharField(
        label="Your postcode or council",
        help_text="For example BL1 1RU or Bolton. We don’t keep it, and it is not in the link that you share.",
        max_length=60,
    )

    def clean_near(self) -> Place:
        try:
            return find_place(self.cleaned_data["near"])
        except PlaceNotFound as error:
            raise forms.ValidationError(str(error)) from error
