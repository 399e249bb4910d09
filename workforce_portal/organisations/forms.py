from typing import Any

from django import forms

from workforce_portal.organisations.cqc.cleaning import clean_postcode
from workforce_portal.organisations.models import CareService
from workforce_portal.places.models import Postcode


class DirectoryUploadForm(forms.Form):
    file = forms.FileField(
        label="CQC's directory",
        help_text="The weekly directory, or the “Care directory with filters”, as .csv or .xlsx.",
        error_messages={"required": "Choose the file", "empty": "The file is empty"},
    )
    take_all = forms.BooleanField(
        label="All of England",
        required=False,
        help_text="Otherwise only the services of the North West are taken.",
    )


class CareServiceForm(forms.ModelForm):
    """Puts a service on the map, and in its council, by its postcode."""

    class Meta:
        model = CareService
        fields = [
            "name",
            "also_known_as",
            "provider_name",
            "address",
            "postcode",
            "phone",
            "website",
            "service_types",
            "specialisms",
            "council",
        ]

    def clean_postcode(self) -> str:
        return clean_postcode(self.cleaned_data["postcode"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        found = Postcode.objects.filter(code=cleaned.get("postcode", "").replace(" ", "")).first()
        if found:
            self.instance.easting, self.instance.northing = found.easting, found.northing
            cleaned["council"] = cleaned.get("council") or found.council
        elif "postcode" in self.changed_data:
            self.instance.easting = self.instance.northing = None
        return cleaned
