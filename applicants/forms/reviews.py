from __future__ import annotations

from django import forms

from workforce_portal.journeys.forms import PortalForm


class ReviewAnswerForm(PortalForm):
    is_agreed = forms.ChoiceField(
        label="Do you agree?",
        choices=[("yes", "Yes, that is how it was"), ("no", "No, not in everything")],
        widget=forms.RadioSelect,
    )
    comment = forms.CharField(
        label="Would you like to add anything?", required=False, max_length=1_000, widget=forms.Textarea
    )
