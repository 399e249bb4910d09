"""What a partner answers, starts, ends and tells. Each form knows the referral that it is about."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django import forms

from applicants.enums import Channel, Contract, NextStep, Purpose, Ready, ReasonFor, Result, WorkFound
from applicants.models import Cohort, Referral
from applicants.selectors.consents import current_wording
from applicants.selectors.workspace import other_programmes, reasons_for, starts_to_join
from workforce_portal.journeys.controls import Control
from workforce_portal.journeys.dates import ThreeFieldsDate
from workforce_portal.journeys.forms import PortalForm
from workforce_portal.organisations.selectors import members_of
from workforce_portal.places.clock import say_date

MOST_NOTE = 1_000
NOT_TOLD = "They cannot see this: it is for you and the programme team."
BY_WORD_OF_MOUTH = [Channel.PHONE, Channel.IN_PERSON, Channel.PAPER]


class MoveForm(PortalForm):
    def __init__(self, *args: Any, referral: Referral, today: date, **kwargs: Any) -> None:
        self.referral, self.today = referral, today
        super().__init__(*args, **kwargs)
        self.fill()

    def fill(self) -> None:
        """Puts in the choices that the referral offers."""

    def choose(self, name: str, choices: list[tuple[Any, str]], *, initial: Any = None) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]
        self.fields[name].initial = initial


class CohortField(forms.ChoiceField):
    """A start by its number; the first choice is to agree a day later."""

    def clean(self, value: Any) -> int | None:
        return int(super().clean(value) or 0) or None


def _cohort_words(cohort: Cohort) -> str:
    left = max(cohort.places_left, 0)
    places = f"{left} place{'' if left == 1 else 's'} left" if left else "full: they join the waiting list"
    return f"{say_date(cohort.starts_on, year=False)}, {cohort.venue_name} ({places})"


class AcceptForm(MoveForm):
    cohort = CohortField(label="Which start?", widget=forms.RadioSelect)
    note = forms.CharField(
        label="A line to them", required=False, max_length=MOST_NOTE, widget=forms.Textarea, help_text="They read it."
    )

    def fill(self) -> None:
        starts = starts_to_join(self.referral.programme, today=self.today)
        choices: list[tuple[Any, str]] = [(cohort.pk, _cohort_words(cohort)) for cohort in starts]
        held = self.referral.cohort_id if self.referral.cohort_id in dict(choices) else None
        if self.referral.cohort_id is None:
            choices.append((0, "No date yet: we agree one with them"))
        self.choose("cohort", choices, initial=held or choices[0][0] if choices else None)


class TalkForm(MoveForm):
    note = forms.CharField(
        label="What would you like to talk about?",
        required=False,
        max_length=MOST_NOTE,
        widget=forms.Textarea,
        help_text="They read it. You then have five working days to get in touch.",
    )


class DeclineForm(MoveForm):
    reason = forms.ChoiceField(label="Why is it not possible?", widget=forms.RadioSelect)
    next_step = forms.ChoiceField(
        label="What follows for them?",
        choices=NextStep.choices,
        widget=forms.RadioSelect,
        help_text="Nobody is left with a no alone.",
    )
    suggested = forms.ChoiceField(label="Which programme suits better?", required=False)
    note = forms.CharField(
        label="A note", required=False, max_length=MOST_NOTE, widget=forms.Textarea, help_text=NOT_TOLD
    )
    controls: ClassVar[dict[str, Control]] = {
        "next_step": Control(reveals={NextStep.OTHER_PROGRAMME: ["suggested"]}),
    }

    def fill(self) -> None:
        self.choose("reason", reasons_for(ReasonFor.DECLINE))
        others = other_programmes(self.referral.programme)
        self.choose("suggested", [("", "We do not know"), *((row.pk, str(row)) for row in others)])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        is_other = cleaned.get("next_step") == NextStep.OTHER_PROGRAMME
        cleaned["suggested"] = int(cleaned["suggested"]) if is_other and cleaned.get("suggested") else None
        return cleaned


class StartForm(MoveForm):
    on = ThreeFieldsDate(label="Their first day")

    def fill(self) -> None:
        starts_on = self.referral.cohort.starts_on if self.referral.cohort else self.today
        self.fields["on"].initial = min(starts_on, self.today)


class NotStartedForm(MoveForm):
    pass


def _value(label: str) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        choices=[*Ready.choices, ("", "Cannot say")],
        required=False,
        coerce=int,
        empty_value=None,
        initial="",
        widget=forms.RadioSelect,
    )


class CompleteForm(MoveForm):
    on = ThreeFieldsDate(label="Their last day")
    result = forms.ChoiceField(
        label="How did it end?",
        choices=[(Result.COMPLETED, Result.COMPLETED.label), (Result.PARTLY, Result.PARTLY.label)],
        widget=forms.RadioSelect,
    )
    kindness = _value("Kindness")
    reliability = _value("Turning up and being on time")
    listening = _value("Listening and speaking")
    learning = _value("Willing to learn")
    respect = _value("Respect for people’s choices")
    interview_offered = forms.BooleanField(label="An interview was offered", required=False)
    note = forms.CharField(
        label="What would you like to say to them?",
        required=False,
        max_length=MOST_NOTE,
        widget=forms.Textarea,
        help_text="They read it, and may agree or add to it.",
    )

    def fill(self) -> None:
        ends_on = self.referral.cohort.ends_on if self.referral.cohort else self.today
        self.fields["on"].initial = min(ends_on, self.today)


class EndEarlyForm(MoveForm):
    on = ThreeFieldsDate(label="Their last day")
    reason = forms.ChoiceField(label="Why did it end?", widget=forms.RadioSelect)

    def fill(self) -> None:
        left_out = ("completed", "did_not_come")
        self.choose("reason", [row for row in reasons_for(ReasonFor.END) if row[0] not in left_out])
        self.fields["on"].initial = self.today


class JobForm(MoveForm):
    work = forms.ChoiceField(label="What kind of job?", choices=WorkFound.choices, widget=forms.RadioSelect)
    employer_name = forms.CharField(label="Employer", required=False, max_length=200)
    employer_email = forms.EmailField(
        label="Employer’s e-mail address",
        required=False,
        help_text="We ask there whether they are still in the job, if the person agreed to that.",
    )
    job_role = forms.CharField(label="Role", required=False, max_length=120)
    started_on = ThreeFieldsDate(label="First day", required=False)
    hours_a_week = forms.DecimalField(
        label="Hours a week", required=False, min_value=1, max_value=80, decimal_places=1, max_digits=4
    )
    contract = forms.ChoiceField(label="Contract", required=False, choices=[("", "Not known"), *Contract.choices])
    controls: ClassVar[dict[str, Control]] = {
        "hours_a_week": Control(width=10, inputmode="decimal"),
        "employer_name": Control(width=30),
        "employer_email": Control(width=30),
        "job_role": Control(width=20),
        "contract": Control(width=20),
    }


class AssignForm(MoveForm):
    adviser = forms.ChoiceField(label="Who looks after them?", widget=forms.RadioSelect)

    def fill(self) -> None:
        members = [(row.user_id, row.user.full_name) for row in members_of(self.referral.organisation)]
        current = self.referral.assignments.filter(ended_at=None).first()
        self.choose("adviser", [*members, (0, "Nobody yet")], initial=current.adviser_id if current else 0)


class HandOverForm(MoveForm):
    programme = forms.ChoiceField(label="To which programme?")
    channel = forms.ChoiceField(
        label="How did they agree?",
        choices=[(one.value, one.label) for one in BY_WORD_OF_MOUTH],
        widget=forms.RadioSelect,
    )
    agreed = forms.BooleanField(
        label="I read them the question above, and they said yes",
        error_messages={"required": "Read them the question. Without their yes nobody is handed over"},
    )

    def fill(self) -> None:
        others = other_programmes(self.referral.programme, elsewhere=True)
        self.choose("programme", [("", "Choose"), *((row.pk, f"{row}, {row.organisation}") for row in others)])

    @property
    def question(self) -> tuple[str, str]:
        wording = current_wording(Purpose.HAND_OVER)
        return wording.question.format(organisation="the organisation that runs it"), wording.explanation
