from __future__ import annotations

from typing import ClassVar

from django import forms
from django.core.validators import validate_email

from applicants.phones import BadPhone, read_phone
from workforce_portal.journeys.controls import Control
from workforce_portal.journeys.forms import PortalForm
from workforce_portal.security.forms import HumanFormMixin


class FindForm(HumanFormMixin, PortalForm):
    """One field for either, as people remember what they gave us less well than what they have."""

    to = forms.CharField(
        label="Your e-mail address or mobile number", max_length=254, help_text="The one that you gave us"
    )

    controls: ClassVar[dict[str, Control]] = {"to": Control(width=30, autocomplete="email")}

    def clean_to(self) -> str:
        typed = self.cleaned_data["to"].strip()
        try:
            if "@" in typed:
                validate_email(typed)
                return typed
            return read_phone(typed)
        except (forms.ValidationError, BadPhone) as error:
            raise forms.ValidationError("Enter an e-mail address, or a number such as 07700 900461") from error
