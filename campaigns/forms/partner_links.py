from __future__ import annotations

from typing import ClassVar, cast
from uuid import uuid4

from django import forms

from workforce_portal.journeys.controls import Control
from workforce_portal.journeys.forms import EmailTypoMixin, PortalForm
from workforce_portal.places.models import Council
from workforce_portal.security.forms import HumanFormMixin


class PartnerLinkForm(HumanFormMixin, EmailTypoMixin, PortalForm):
    """Where a partner puts the campaign up, and where to send the link to the link."""

    place = forms.CharField(
        label="Where will you put it?", max_length=120, help_text="Such as Sale library, or our newsletter"
    )
    council = forms.ModelChoiceField(
        label="Council",
        queryset=Council.objects.none(),
        required=False,
        empty_label="Several, or none of these",
        help_text="Where it hangs. Figures are shown by part of the region",
    )
    email = forms.EmailField(
        label="E-mail address", max_length=254, help_text="We send you the way back to your link and its figures"
    )
    wants_figures = forms.BooleanField(label="Send me my figures each month", required=False)
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    controls: ClassVar[dict[str, Control]] = {
        "place": Control(width=30),
        "email": Control(width=30, autocomplete="email"),
    }

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ModelChoiceField, self.fields["council"]).queryset = Council.objects.order_by("name")
