from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar, cast
from uuid import uuid4

from django import forms
from django.forms.boundfield import BoundField

from providers.enums import Stage
from providers.health_check import QUESTIONS, questions_of
from providers.health_check.sizes import ServiceSize
from providers.health_check.stages import STAGE_WORDS
from workforce_portal.journeys.controls import Control
from workforce_portal.journeys.forms import EmailTypoMixin, PortalForm
from workforce_portal.places.models import Council
from workforce_portal.places.selectors import councils
from workforce_portal.security.forms import HumanFormMixin


@dataclass(frozen=True)
class AskedStage:
    name: str
    about: str
    fields: list[BoundField]


class HealthCheckAgainForm(HumanFormMixin, PortalForm):
    """The twelve questions. Nothing is chosen beforehand, the second time neither: the answers are of today."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for question in QUESTIONS:
            self.fields[question.key] = forms.TypedChoiceField(
                label=question.text,
                coerce=int,
                choices=list(enumerate(question.answers)),
                widget=forms.RadioSelect,
                error_messages={
                    "required": f"Choose an answer: {question.text}",
                    "invalid_choice": "Choose one of the answers in the list",
                },
            )

    def stages(self) -> Iterator[AskedStage]:
        for stage in Stage:
            fields = [self[question.key] for question in questions_of(stage)]
            yield AskedStage(str(stage.label), STAGE_WORDS[stage].about, fields)

    def about_the_service(self) -> list[BoundField]:
        return []

    def answers(self) -> dict[str, int]:
        return {question.key: self.cleaned_data[question.key] for question in QUESTIONS}


class HealthCheckForm(HealthCheckAgainForm):
    size = forms.ChoiceField(
        label="How many people work in your service?",
        required=False,
        choices=[("", "I’d rather not say"), *ServiceSize.choices],
        widget=forms.Select,
    )
    council = forms.ModelChoiceField(
        label="Where is it?",
        required=False,
        queryset=Council.objects.none(),
        empty_label="I’d rather not say",
        help_text="The council’s area",
    )

    controls: ClassVar[dict[str, Control]] = {"size": Control(width=20), "council": Control(width=20)}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ModelChoiceField, self.fields["council"]).queryset = councils()

    def about_the_service(self) -> list[BoundField]:
        return [self["size"], self["council"]]


class HealthCheckReminderForm(HumanFormMixin, EmailTypoMixin, PortalForm):
    email = forms.EmailField(
        label="E-mail address", max_length=254, help_text="We send one message, in three months, and nothing else"
    )

    controls: ClassVar[dict[str, Control]] = {"email": Control(width=30, autocomplete="email")}
