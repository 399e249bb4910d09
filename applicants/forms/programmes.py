from __future__ import annotations

from typing import ClassVar

from django import forms

from workforce_portal.journeys.controls import Control
from workforce_portal.journeys.forms import PortalForm
from workforce_portal.places.selectors import Place, PlaceNotFound, find_place


class NearForm(PortalForm):
    """Where to measure miles from. What is typed is looked up and kept nowhere."""

    near = forms.CharField(
        label="Your postcode or council", help_text="For example BL1 1RU or Bolton. We don’t keep it.", max_length=60
    )

    controls: ClassVar[dict[str, Control]] = {"near": Control(width=20)}

    def clean_near(self) -> Place:
        try:
            return find_place(self.cleaned_data["near"])
        except PlaceNotFound as error:
            raise forms.ValidationError(str(error)) from error
