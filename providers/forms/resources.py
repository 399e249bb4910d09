from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from providers.enums import OtherFormat
from workforce_portal.journeys.controls import Control
from workforce_portal.journeys.forms import EmailTypoMixin, PortalForm
from workforce_portal.security.forms import HumanFormMixin


class FormatRequestForm(HumanFormMixin, EmailTypoMixin, PortalForm):
    wanted = forms.ChoiceField(
        label="Which format do you need?",
        choices=OtherFormat.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the format that you need"},
    )
    details = forms.CharField(
        label="Anything else we should know?",
        required=False,
        max_length=500,
        help_text="For example how large, which language, or for whom",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    name = forms.CharField(label="Your name", max_length=120)
    email = forms.EmailField(label="E-mail address", max_length=254, help_text="We send our answer there")

    controls: ClassVar[dict[str, Control]] = {
        "name": Control(width=20, autocomplete="name"),
        "email": Control(width=30, autocomplete="email"),
    }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        needs_words = cleaned.get("wanted") in (OtherFormat.LANGUAGE, OtherFormat.OTHER)
        if needs_words and not cleaned.get("details") and "details" not in self.errors:
            self.add_error("details", "Say which language or what format you need")
        return cleaned


class ResourceNewsForm(HumanFormMixin, EmailTypoMixin, PortalForm):
    email = forms.EmailField(
        label="E-mail address", max_length=254, help_text="First we send a link there, to be sure that it is yours"
    )

    controls: ClassVar[dict[str, Control]] = {"email": Control(width=30, autocomplete="email")}
