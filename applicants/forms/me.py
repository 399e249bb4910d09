"""What somebody may change on their own page."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from applicants.enums import ReasonFor, WorkFound
from applicants.forms.registering import NeedsForm, PersonForm, PlaceForm, ToKnowForm
from applicants.models import Applicant, Reason, Referral
from applicants.phones import say_phone
from applicants.services.jobs import JobDetails
from workforce_portal.journeys.controls import Control
from workforce_portal.journeys.dates import ThreeFieldsDate
from workforce_portal.journeys.forms import PortalForm


class NothingToAskForm(PortalForm):
    """A page that asks once more, and needs a button alone."""


class DetailsForm(ToKnowForm, NeedsForm, PlaceForm, PersonForm):
    controls: ClassVar[dict[str, Control]] = {**PersonForm.controls, **PlaceForm.controls}


class WithdrawForm(PortalForm):
    reason = forms.ChoiceField(
        label="Why?", help_text="You need not say", required=False, choices=[], widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Reason.objects.filter(used_for=ReasonFor.WITHDRAW, is_active=True).exclude(code__in=BY_OTHER_PAGES)
        field: Any = self.fields["reason"]
        field.choices = [(row.code, row.label) for row in rows]


BY_OTHER_PAGES = ("another_programme", "got_a_job", "stopped_sharing", "no_reason")


class JobForm(PortalForm):
    work = forms.ChoiceField(
        label="What kind of job?",
        choices=WorkFound,
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether the job is in care or elsewhere"},
    )
    employer_name = forms.CharField(label="Who is it with?", required=False, max_length=200)
    job_role = forms.CharField(label="What will you do?", required=False, max_length=120)
    started_on = ThreeFieldsDate(label="First day", required=False, help_text="If you know it")
    employer_email = forms.EmailField(
        label="Employer’s e-mail address",
        required=False,
        max_length=254,
        help_text="Only if we may ask them after 4, 13 and 26 weeks whether you are still there",
    )
    may_ask_employer = forms.BooleanField(required=False)

    controls: ClassVar[dict[str, Control]] = {
        "work": Control(
            reveals={
                WorkFound.IN_CARE.value: [
                    "employer_name",
                    "job_role",
                    "started_on",
                    "employer_email",
                    "may_ask_employer",
                ]
            }
        ),
        "employer_name": Control(width=30, autocomplete="off"),
        "job_role": Control(width=30),
        "employer_email": Control(width=30),
    }

    def __init__(self, *args: Any, question: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["may_ask_employer"].label = question

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("work") != WorkFound.IN_CARE:
            return cleaned
        if (
            cleaned.get("may_ask_employer")
            and not cleaned.get("employer_email")
            and "employer_email" not in self.errors
        ):
            self.add_error("employer_email", "Enter your employer’s e-mail address, or take the tick away")
        return cleaned

    def job(self) -> JobDetails:
        data = self.cleaned_data
        if data["work"] != WorkFound.IN_CARE:
            return JobDetails(work=data["work"])
        return JobDetails(
            work=data["work"],
            employer_name=data["employer_name"],
            # Without their yes we have no use for it.
            employer_email=data["employer_email"] if data["may_ask_employer"] else "",
            job_role=data["job_role"],
            started_on=data["started_on"],
        )

    @property
    def may_ask(self) -> bool:
        return bool(self.cleaned_data["work"] == WorkFound.IN_CARE and self.cleaned_data["may_ask_employer"])


class JoinForm(PortalForm):
    """One tick by which somebody agrees, and what becomes of the programme that they are with now."""

    agreed = forms.BooleanField(
        required=True, error_messages={"required": "Tick that we may share your details, or go back"}
    )
    leaves = forms.ChoiceField(
        label="And the programme that you are with?",
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether you want to leave the other programme"},
    )

    def __init__(self, *args: Any, question: str, open_ones: list[Referral], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agreed"].label = question
        field: Any = self.fields["leaves"]
        if open_ones:
            field.choices = [(str(row.uuid), f"Leave “{row.programme}”") for row in open_ones] + [
                ("", "Stay with both")
            ]
            field.required = False
        else:
            del self.fields["leaves"]


class ForgetForm(PortalForm):
    sure = forms.BooleanField(
        label="Yes, remove everything that you hold about me",
        error_messages={"required": "Tick that you are sure, or go back"},
    )


def details_initial(applicant: Applicant) -> dict[str, Any]:
    return {name: getattr(applicant, name) for name in DetailsForm.base_fields}


def contact_initial(applicant: Applicant) -> dict[str, Any]:
    ways = applicant.contact_ways
    return {
        "phone": say_phone(applicant.phone),
        "email": applicant.email,
        "address": applicant.address,
        "ways": ways,
        "best": ways[0] if len(ways) > 1 else "",
        "not_before": f"{applicant.contact_from:%H:%M}" if applicant.contact_from else "",
        "not_after": f"{applicant.contact_until:%H:%M}" if applicant.contact_until else "",
    }
