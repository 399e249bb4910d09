"""What a host tells about a place: four things that everybody needs, the rest when they know it."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from placements.enums import Dbs, Setting, Supports
from placements.models.sites import MOST_STUDENTS, Site
from workforce_portal.journeys.controls import Control
from workforce_portal.journeys.forms import PortalForm

FIELDS = (
    "name", "postcode", "setting", "people_supported", "most_students", "staff_count", "travel_note", "access_note",
    "dbs", "shifts", "parking", "contact_name", "contact_email", "contact_phone",
)  # fmt: skip


class SiteForm(PortalForm):
    name = forms.CharField(label="What is the place called?", max_length=200)
    postcode = forms.CharField(label="Its postcode", max_length=10)
    setting = forms.ChoiceField(label="What kind of place is it?", choices=[("", "Choose"), *Setting.choices])
    people_supported = forms.MultipleChoiceField(
        label="Whom do you support?",
        choices=Supports.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text="Choose all whom a student would meet.",
        error_messages={"required": "Choose whom you support"},
    )
    most_students = forms.IntegerField(
        label="Most students on one day",
        required=False,
        min_value=0,
        max_value=MOST_STUDENTS,
        help_text="Empty means that you don’t know yet.",
        error_messages={
            "invalid": "Enter a whole number, such as 2",
            "min_value": "Enter 0 or more",
            "max_value": f"Enter {MOST_STUDENTS} or fewer",
        },
    )
    staff_count = forms.IntegerField(
        label="How many people work there?",
        required=False,
        min_value=1,
        max_value=5000,
        error_messages={
            "invalid": "Enter a whole number, such as 24",
            "min_value": "Enter 1 or more",
            "max_value": "Enter 5,000 or fewer",
        },
    )
    travel_note = forms.CharField(
        label="How to get there by bus or train",
        required=False,
        max_length=300,
        help_text="And until how late it runs.",
    )
    access_note = forms.CharField(
        label="Access", required=False, max_length=300, help_text="Steps, a lift, a quiet room, parking near the door."
    )
    dbs = forms.ChoiceField(label="Criminal record check", choices=Dbs.choices, widget=forms.RadioSelect)
    shifts = forms.CharField(label="Shifts", required=False, max_length=200, help_text="Such as 7:30am to 3pm.")
    parking = forms.CharField(label="Parking", required=False, max_length=200)
    contact_name = forms.CharField(label="Whom do we ask about students?", required=False, max_length=120)
    contact_email = forms.EmailField(
        label="Their e-mail address", required=False, help_text="Nobody but us sees it. Universities write through us."
    )
    contact_phone = forms.CharField(label="Their phone number", required=False, max_length=30)

    controls: ClassVar[dict[str, Control]] = {
        "name": Control(width=30),
        "postcode": Control(width=10, autocomplete="postal-code"),
        "most_students": Control(width=10, inputmode="numeric"),
        "staff_count": Control(width=10, inputmode="numeric"),
        "contact_name": Control(width=20),
        "contact_email": Control(width=30),
        "contact_phone": Control(width=20),
    }


def facts_of(site: Site) -> dict[str, Any]:
    return {name: getattr(site, name) for name in FIELDS}
