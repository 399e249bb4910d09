"""What staff take down of somebody on the telephone, who books or waits."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.urls import reverse_lazy

from providers.models import Topic
from providers.selectors import offered_topics
from providers.services import BookingDetails
from workforce_portal.organisations.models import CareService

LONG = {"rows": 3, "class": "vLargeTextField"}
TEXT = {"class": "vTextField"}
MOST_TEXT = 1_000


class PersonForm(forms.Form):
    """What staff take down of somebody on the telephone."""

    name = forms.CharField(
        max_length=120, widget=forms.TextInput(attrs=TEXT), error_messages={"required": "Enter their name."}
    )
    service_name = forms.CharField(
        label="Service",
        max_length=255,
        error_messages={"required": "Enter their service, as they call it."},
        widget=forms.TextInput(
            attrs={
                **TEXT,
                "data-care-service-search": reverse_lazy("care_service_search"),
                "data-fills": "id_care_service",
            }
        ),
    )
    care_service = forms.ModelChoiceField(
        queryset=CareService.objects.in_directory(), required=False, widget=forms.HiddenInput
    )
    phone = forms.CharField(
        label="Phone number", required=False, max_length=30, widget=forms.TextInput(attrs={**TEXT, "type": "tel"})
    )
    email = forms.EmailField(
        label="E-mail address",
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs=TEXT),
        help_text="May stay empty when there is a phone number. Then nobody is mailed: read the details aloud.",
    )
    topic = forms.ModelChoiceField(
        label="Wants help with",
        queryset=Topic.objects.none(),
        empty_label="Choose",
        error_messages={"required": "Choose what they want help with."},
    )
    question = forms.CharField(
        label="What to know first", required=False, max_length=MOST_TEXT, widget=forms.Textarea(attrs=LONG)
    )
    adjustments = forms.CharField(
        label="To take part",
        required=False,
        max_length=MOST_TEXT,
        widget=forms.Textarea(attrs=LONG),
        help_text="For example captions, step-free access or more time",
    )
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topic"].queryset = offered_topics()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("email") and not cleaned.get("phone") and not self.errors.keys() & {"email", "phone"}:
            self.add_error("phone", "Enter a phone number or an e-mail address, so that we can reach them.")
        return cleaned

    def details(self) -> BookingDetails:
        data = self.cleaned_data
        service = data["care_service"] or _only_service_called(data["service_name"])
        return BookingDetails(
            name=data["name"],
            service_name=data["service_name"],
            care_service_id=service.pk if service else None,
            email=data["email"],
            phone=data["phone"],
            topic_id=data["topic"].pk,
            question=data["question"],
            adjustments=data["adjustments"],
        )


def _only_service_called(name: str) -> CareService | None:
    found = list(CareService.objects.in_directory().filter(name__iexact=name.strip())[:2])
    return found[0] if len(found) == 1 else None
