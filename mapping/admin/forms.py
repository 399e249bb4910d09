from __future__ import annotations

from typing import Any, cast

from django import forms
from django.forms.models import BaseInlineFormSet

from mapping.enums import Audience, TipStatus
from mapping.models import Activity, Coverage, Location
from workforce_portal.organisations.models import Membership
from workforce_portal.places.forms import PostcodeFormMixin
from workforce_portal.places.reference import outcodes


class ActivityForm(forms.ModelForm):
    audiences = forms.MultipleChoiceField(
        label="Who it is for",
        choices=Audience.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose who it is for."},
    )

    class Meta:
        model = Activity
        fields = [
            "title",
            "slug",
            "organisation",
            "theme",
            "summary",
            "description",
            "audiences",
            "age_from",
            "age_to",
            "delivery",
            "is_free",
            "costs",
            "starts_on",
            "ends_on",
            "closed_until",
            "closed_note",
            "owner",
            "review_every",
            "source",
            "source_url",
            "credit",
        ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "owner" in self.fields:
            owners = Membership.objects.active().select_related("user", "organisation")
            if self.instance.pk:
                owners = owners.filter(organisation=self.instance.organisation_id)
            cast(forms.ModelChoiceField, self.fields["owner"]).queryset = owners

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        owner, organisation = cleaned.get("owner"), cleaned.get("organisation")
        if owner and organisation and owner.organisation_id != organisation.pk:
            self.add_error("owner", f"{owner.user} does not act for {organisation}. Choose somebody who does.")
        return cleaned


class CoverageForm(forms.ModelForm):
    class Meta:
        model = Coverage
        fields = ["is_region", "sub_region", "council", "outcode"]

    def clean_outcode(self) -> str:
        outcode = self.cleaned_data["outcode"].strip().upper()
        if outcode and outcode not in outcodes():
            raise forms.ValidationError(f"{outcode} is not the first half of a postcode in the North West.")
        return outcode


class NeededWhilePublished(BaseInlineFormSet):
    """What is published never loses the last of these."""

    needed = ""

    def clean(self) -> None:
        super().clean()
        if any(self.errors) or not self.instance.is_published:
            return
        left = [form for form in self.forms if form.cleaned_data and not form.cleaned_data.get("DELETE")]
        if not left:
            raise forms.ValidationError(self.needed)


class CoverageFormSet(NeededWhilePublished):
    needed = "It is published: say for people of which area it is."


class WayInFormSet(NeededWhilePublished):
    needed = "It is published: say how people get in."


class LocationForm(PostcodeFormMixin, forms.ModelForm):
    """The postcode says in which council it is, and where on the map."""

    class Meta:
        model = Location
        fields = ["organisation", "name", "street", "town", "postcode", "council", "access"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.place and self.place.easting and self.place.northing:
            self.instance.easting, self.instance.northing = self.place.easting, self.place.northing
        return cleaned


class ReasonForm(forms.Form):
    reason = forms.CharField(
        max_length=200,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        error_messages={"required": "Say why."},
        help_text="Whoever follows an old link reads this.",
    )


class AnswerForm(forms.Form):
    status = forms.ChoiceField(
        label="What became of it",
        choices=[choice for choice in TipStatus.choices if choice[0] != TipStatus.OPEN],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what became of it."},
    )
    answer = forms.CharField(
        label="What we tell the person",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Write what the person is told."},
    )
