"""What staff take down of somebody on the telephone, or put right."""

from __future__ import annotations

from dataclasses import fields
from typing import Any
from uuid import uuid4

from django import forms

from applicants.admin.fields import Clock, Day, Line, Words
from applicants.ages import YOUNGEST
from applicants.enums import Answer, ContactWay, FreeTime
from applicants.models import Applicant
from applicants.phones import say_phone
from applicants.services.details import details_of
from applicants.services.registering import ApplicantDetails

ANSWERS = [("", "Not asked"), *Answer.choices]


def _ticks(label: str, choices: Any, **options: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(label=label, choices=choices, widget=forms.CheckboxSelectMultiple, **options)


class PersonForm(forms.Form):
    name = Line(label="Full name", max_length=200, error_messages={"required": "Enter their name."})
    called = Line(label="What to call them", max_length=100, required=False)
    date_of_birth = Day(label="Date of birth", help_text=f"Somebody can register from {YOUNGEST} on.")
    contact_ways = _ticks(
        "How to reach them", ContactWay.choices, error_messages={"required": "Choose at least one way."}
    )
    email = forms.EmailField(
        label="E-mail address",
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"class": "vTextField"}),
        help_text="Nobody needs one.",
    )
    phone = Line(label="Phone number", max_length=30, required=False)
    address = Words(label="Address for letters", max_length=500, required=False)
    contact_from = Clock(label="Not before", required=False)
    contact_until = Clock(label="Not after", required=False)
    postcode = Line(label="Postcode", max_length=10, required=False)
    claims_benefit = forms.ChoiceField(label="On Universal Credit, JSA or ESA", choices=ANSWERS, required=False)
    may_work_in_uk = forms.ChoiceField(label="Right to work in the UK", choices=ANSWERS, required=False)
    drives = forms.ChoiceField(label="Can drive", choices=ANSWERS, required=False)
    hours_free = forms.IntegerField(label="Hours a week they could give", min_value=1, max_value=80, required=False)
    free_at = _ticks("When they are free", FreeTime.choices, required=False)
    free_from = Day(label="Could start from", required=False)
    to_know = Words(label="What we should know", required=False, help_text="Children, buses, …")

    def changes(self) -> dict[str, Any]:
        """By the names of `ApplicantDetails`."""
        names = {field.name for field in fields(ApplicantDetails)}
        data = {name: value for name, value in self.cleaned_data.items() if name in names}
        return {**data, "contact_ways": tuple(data["contact_ways"]), "free_at": tuple(data["free_at"])}


class RegisterForm(PersonForm):
    adjustments = Words(
        label="To take part",
        required=False,
        help_text="Health and adjustments. Kept only if they agree to that, which you ask them.",
    )
    is_health_agreed = forms.BooleanField(
        label="They agree that we keep what they say about health and adjustments", required=False
    )
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        # Who is registered by our staff has no adviser.
        ways: Any = self.fields["contact_ways"]
        ways.choices = [row for row in ContactWay.choices if row[0] != ContactWay.ADVISER]

    def ask_again(self) -> None:
        """Somebody like this is known: a tick says that it is another person."""
        label = "I have made sure that this is somebody else"
        self.fields["is_somebody_else"] = forms.BooleanField(label=label, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("adjustments") and not cleaned.get("is_health_agreed"):
            self.add_error("is_health_agreed", "Ask whether we may keep it, or leave it out.")
        return cleaned


def person_initial(applicant: Applicant) -> dict[str, Any]:
    return {**details_of(applicant).__dict__, "phone": say_phone(applicant.phone)}
