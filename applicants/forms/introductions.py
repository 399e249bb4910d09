from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from applicants.enums import IntroductionState
from applicants.models import Pledge
from workforce_portal.journeys.controls import Control
from workforce_portal.journeys.dates import ThreeFieldsDate
from workforce_portal.journeys.forms import PortalForm
from workforce_portal.places.selectors import councils


class IntroductionAnswerForm(PortalForm):
    answer = forms.ChoiceField(
        label="How far are you?",
        choices=[
            (IntroductionState.INTERVIEW, "We have arranged an interview"),
            (IntroductionState.HIRED, "They got the job"),
            (IntroductionState.NOT_THIS_TIME, "We interviewed them, not this time"),
            (IntroductionState.NOT_REACHED, "We could not reach them"),
        ],
        widget=forms.RadioSelect,
    )
    interview_on = ThreeFieldsDate(label="Day of the interview", required=False)
    started_on = ThreeFieldsDate(label="First day of work, if you know it", required=False)
    controls: ClassVar[dict[str, Control]] = {
        "answer": Control(
            reveals={IntroductionState.INTERVIEW: ["interview_on"], IntroductionState.HIRED: ["started_on"]}
        ),
    }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        answer = cleaned.get("answer")
        if answer == IntroductionState.INTERVIEW and not cleaned.get("interview_on") and not self.errors:
            self.add_error("interview_on", "Enter the day of the interview")
        return {
            "answer": answer,
            "interview_on": cleaned.get("interview_on") if answer == IntroductionState.INTERVIEW else None,
            "started_on": cleaned.get("started_on") if answer == IntroductionState.HIRED else None,
        }


class PledgeForm(PortalForm):
    job_role = forms.CharField(label="What is the work?", max_length=120, help_text="Such as: Care worker, days")
    where = forms.CharField(label="Where?", max_length=120, help_text="Such as: Bramble Lodge, Leigh")
    council = forms.ChoiceField(label="In which council’s area?")
    about = forms.CharField(
        label="What should people know?",
        required=False,
        max_length=1_000,
        widget=forms.Textarea,
        help_text="Hours, pay, buses",
    )
    is_open = forms.BooleanField(label="We interview people for it now", required=False, initial=True)
    controls: ClassVar[dict[str, Control]] = {"council": Control(width=20)}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "Choose"), *((row.pk, row.name) for row in councils())]
        self.fields["council"].choices = choices  # type: ignore[attr-defined]

    @classmethod
    def initial_of(cls, pledge: Pledge) -> dict[str, Any]:
        plain = {name: getattr(pledge, name) for name in ("job_role", "where", "about", "is_open")}
        return {**plain, "council": pledge.council_id}
