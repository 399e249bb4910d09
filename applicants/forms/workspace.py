"""What leads change about a start, a programme, and who acts for the organisation."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from applicants.models import Programme
from workforce_portal.journeys.controls import Control
from workforce_portal.journeys.forms import EmailTypoMixin, PortalForm
from workforce_portal.organisations.enums import MemberRole


class PlacesForm(PortalForm):
    places = forms.IntegerField(label="How many places?", min_value=1, max_value=200)
    controls: ClassVar[dict[str, Control]] = {"places": Control(width=10, inputmode="numeric")}


class CancelCohortForm(PortalForm):
    reason = forms.CharField(
        label="Why does it not take place?",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Everybody who is down for it is told that it is off; our team reads the reason.",
    )


class ProgrammeForm(PortalForm):
    # Django takes declared fields out of the class, so the form's own `summary` of errors stays.
    summary = forms.CharField(  # type: ignore[assignment]
        label="In one sentence", max_length=200, widget=forms.Textarea(attrs={"rows": 2})
    )
    what_you_do = forms.CharField(
        label="What people do", max_length=2_000, widget=forms.Textarea, help_text="One thing to a line"
    )
    leads_to = forms.CharField(label="What it leads to", max_length=1_000, widget=forms.Textarea(attrs={"rows": 3}))
    length = forms.CharField(label="How long", max_length=60, help_text="Such as: 4 weeks, 3 days a week")
    costs = forms.CharField(
        label="What is paid for", required=False, max_length=200, help_text="Such as: bus fares, lunch, a DBS check"
    )
    is_open = forms.BooleanField(
        label="It takes people", required=False, help_text="Without the tick nobody new can be sent to it."
    )

    @classmethod
    def initial_of(cls, programme: Programme) -> dict[str, Any]:
        return {name: getattr(programme, name) for name in cls.base_fields}


class InviteForm(EmailTypoMixin, PortalForm):
    full_name = forms.CharField(label="Their name", max_length=150)
    email = forms.EmailField(label="Their work e-mail address")
    role = forms.ChoiceField(
        label="What may they do?",
        choices=[
            (MemberRole.MEMBER, "See and answer, start and end, mark who came"),
            (MemberRole.LEAD, "All of that, and invite colleagues and change programmes"),
        ],
        initial=MemberRole.MEMBER,
        widget=forms.RadioSelect,
    )
    controls: ClassVar[dict[str, Control]] = {
        "full_name": Control(width=20),
        "email": Control(width=30, autocomplete="off"),
    }
