from __future__ import annotations

from typing import Any, ClassVar, cast

from django import forms

from placements.enums import AuditOutcome, Discipline, Profession, SupervisorRole, Weekday
from placements.models import Site, Supervisor
from placements.models.supervisors import MOST_AT_ONCE
from workforce_portal.journeys.controls import Control
from workforce_portal.journeys.dates import ThreeFieldsDate
from workforce_portal.journeys.forms import PortalForm

FACTS = ("name", "profession", "roles", "days", "most_students", "trained_until", "works_until", "email", "phone")


class SupervisorForm(PortalForm):
    name = forms.CharField(label="Their name", max_length=120)
    profession = forms.ChoiceField(label="Their profession", choices=[("", "Choose"), *Profession.choices])
    roles = forms.MultipleChoiceField(
        label="What may they do?",
        choices=SupervisorRole.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text="Nobody both supervises and assesses the same student, so it helps to have two people.",
        error_messages={"required": "Choose what they may do"},
    )
    days = forms.TypedMultipleChoiceField(
        label="On which days are they there?",
        choices=Weekday.choices,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one day"},
    )
    most_students = forms.IntegerField(
        label="How many students at once?",
        min_value=1,
        max_value=MOST_AT_ONCE,
        error_messages={
            "invalid": "Enter a whole number, such as 2",
            "min_value": "Enter 1 or more",
            "max_value": f"Enter {MOST_AT_ONCE} or fewer",
        },
    )
    trained_until = ThreeFieldsDate(
        label="Until when is their training valid?", required=False, help_text="Leave it empty if you don’t know yet."
    )
    works_until = ThreeFieldsDate(label="Their last day, if they leave", required=False)
    email = forms.EmailField(label="E-mail address", required=False)
    phone = forms.CharField(label="Phone number", required=False, max_length=30)
    sites = forms.MultipleChoiceField(
        label="At which of your places?", required=False, widget=forms.CheckboxSelectMultiple
    )

    controls: ClassVar[dict[str, Control]] = {
        "name": Control(width=30),
        "most_students": Control(width=10, inputmode="numeric"),
        "email": Control(width=30),
        "phone": Control(width=20),
    }

    def __init__(self, *args: Any, sites: list[Site], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known_sites = {str(site.uuid): site for site in sites}
        choices = [(uuid, site.name) for uuid, site in self.known_sites.items()]
        cast(forms.MultipleChoiceField, self.fields["sites"]).choices = choices
        if not sites:
            del self.fields["sites"]

    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in FACTS}

    def sites_chosen(self) -> list[Site]:
        return [self.known_sites[uuid] for uuid in self.cleaned_data.get("sites", [])]


def initial_of(supervisor: Supervisor) -> dict[str, Any]:
    sites = [str(site.uuid) for site in supervisor.sites.all()]
    return {**{name: getattr(supervisor, name) for name in FACTS}, "sites": sites}


class AuditForm(PortalForm):
    discipline = forms.ChoiceField(label="For which students?", choices=[("", "Choose"), *Discipline.choices])
    audited_on = ThreeFieldsDate(label="When was the audit?", help_text="It is valid for two years from that day.")
    outcome = forms.ChoiceField(label="How did it end?", choices=AuditOutcome.choices, widget=forms.RadioSelect)
    note = forms.CharField(
        label="What is to be put right?",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": "3"}),
        help_text="The place reads it.",
    )

    def __init__(self, *args: Any, today: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("outcome") == AuditOutcome.ACTIONS and not cleaned.get("note"):
            self.add_error("note", "Say what is to be put right")
        if cleaned.get("audited_on") and cleaned["audited_on"] > self.today:
            self.add_error("audited_on", "Enter a day that has been: an audit is recorded once it is done")
        return cleaned
