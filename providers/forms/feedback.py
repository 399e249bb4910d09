from __future__ import annotations

from typing import ClassVar

from django import forms

from providers.enums import PostAnswer, Usefulness
from providers.forms.bookings import MOST_TEXT
from workforce_portal.journeys.controls import Control
from workforce_portal.journeys.forms import PortalForm
from workforce_portal.security.forms import HumanFormMixin


class FeedbackForm(HumanFormMixin, PortalForm):
    usefulness = forms.TypedChoiceField(
        label="Was it useful?",
        coerce=lambda value: Usefulness(int(value)),
        choices=list(reversed(Usefulness.choices)),
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether it was useful"},
    )
    next_step = forms.CharField(
        label="What will you do next?",
        required=False,
        max_length=MOST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    comment = forms.CharField(
        label="Anything else?",
        required=False,
        max_length=MOST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    controls: ClassVar[dict[str, Control]] = {
        "comment": Control(note="The adviser and the programme’s staff read this."),
    }


class PostQuestionForm(HumanFormMixin, PortalForm):
    answer = forms.TypedChoiceField(
        label="Did you fill the post?",
        coerce=PostAnswer,
        choices=PostAnswer.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one of the three answers"},
    )
