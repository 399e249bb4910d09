from __future__ import annotations

from django import forms

from workforce_portal.journeys.forms import PortalForm


class NoticesForm(PortalForm):
    about_mine = forms.BooleanField(
        label="About the people I look after",
        required=False,
        help_text="When an answer is due or they stop. Without the tick it goes to your organisation’s own address.",
    )
    about_new = forms.BooleanField(label="About everybody new", required=False)
    each_morning = forms.BooleanField(
        label="One summary each working morning",
        required=False,
        help_text="Numbers alone, and only when there is something to do.",
    )
