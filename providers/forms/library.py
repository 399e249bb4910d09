from __future__ import annotations

from django import forms

from providers.enums import MinutesNeeded, ServiceSetting, Stage
from workforce_portal.journeys.forms import PortalForm

STUCK = [
    (Stage.PLAN, "I don’t know what I need, or whether I can afford it"),
    (Stage.ADVERTISE, "Nobody answers my adverts"),
    (Stage.SELECT, "People answer, but I’m not sure whom to choose"),
    (Stage.CHECK, "The checks take too long, or I’m not sure of the rules"),
    (Stage.WELCOME, "People start, and leave in the first weeks"),
    (Stage.KEEP, "Good people leave after a while"),
]
SERVICES = [
    (ServiceSetting.CARE_HOME, "A care home"),
    (ServiceSetting.HOME_CARE, "Care in people’s own homes"),
    (ServiceSetting.SUPPORTED_LIVING, "Supported living or extra care"),
    (ServiceSetting.ANY, "Something else"),
]


class ThreeQuestionsForm(PortalForm):
    """Asked by GET, with the names that the library's own addresses have."""

    stage = forms.ChoiceField(
        label="Where are you stuck?",
        choices=STUCK,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose where you are stuck"},
    )
    setting = forms.ChoiceField(
        label="What kind of service?",
        choices=SERVICES,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose your kind of service"},
    )
    time = forms.TypedChoiceField(
        label="How long have you got?",
        choices=MinutesNeeded.choices,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how long you have got"},
    )
