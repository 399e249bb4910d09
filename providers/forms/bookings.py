from __future__ import annotations

from typing import Any, ClassVar, cast
from uuid import uuid4

from django import forms
from django.urls import reverse_lazy

from campaigns.attribution import NOBODY_KNOWS, Attribution
from providers.enums import CancelReason
from providers.models import Topic
from providers.selectors import offered_topics
from providers.services import BookingDetails
from workforce_portal.journeys.controls import Control
from workforce_portal.journeys.forms import EmailTypoMixin, PortalForm
from workforce_portal.organisations.models import CareService
from workforce_portal.security.forms import HumanFormMixin

MOST_TEXT = 1_000


class SlotForm(PortalForm):
    """A time out of those on the page, grouped by day; the label of each is whole."""

    slot = forms.TypedChoiceField(
        label="Time", coerce=int, widget=forms.RadioSelect, error_messages={"required": "Choose a time"}
    )
    controls: ClassVar[dict[str, Control]] = {"slot": Control(cards=True, is_label_hidden=True)}

    def __init__(self, *args: Any, choices: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        slot = cast(forms.TypedChoiceField, self.fields["slot"])
        slot.choices = choices
        slot.error_messages["invalid_choice"] = "That time can no longer be booked. Choose another time."


class BookingDetailsForm(HumanFormMixin, EmailTypoMixin, PortalForm):
    """Who is coming and what they want: the second step of booking."""

    topic = forms.ModelChoiceField(
        label="What do you want help with?",
        queryset=Topic.objects.none(),
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what you want help with"},
    )
    question = forms.CharField(
        label="Anything the adviser should know first?",
        required=False,
        max_length=MOST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    name = forms.CharField(label="Your name", max_length=120)
    service_name = forms.CharField(
        label="Your service",
        max_length=255,
        help_text="As it is known to the Care Quality Commission, if you are registered",
    )
    care_service = forms.ModelChoiceField(
        queryset=CareService.objects.in_directory(), required=False, widget=forms.HiddenInput
    )
    email = forms.EmailField(
        label="E-mail address", max_length=254, help_text="For your confirmation and one reminder, the day before"
    )
    phone = forms.CharField(
        label="Phone number", required=False, max_length=30, help_text="So that we can ring you if something changes"
    )
    needs = forms.ChoiceField(
        label="Do you need anything to take part?",
        help_text="For example captions, step-free access or more time",
        choices=[("no", "No"), ("yes", "Yes")],
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether you need anything to take part"},
    )
    adjustments = forms.CharField(
        label="What would help?",
        required=False,
        max_length=MOST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    controls: ClassVar[dict[str, Control]] = {
        "name": Control(width=20, autocomplete="name"),
        "service_name": Control(
            width=30,
            autocomplete="organization",
            attrs={"data-care-service-search": reverse_lazy("care_service_search"), "data-fills": "id_care_service"},
        ),
        "email": Control(width=30, autocomplete="email"),
        "phone": Control(width=20, autocomplete="tel", inputmode="tel"),
        "needs": Control(reveals={"yes": ["adjustments"]}),
        "adjustments": Control(note="Only the adviser and the programme's staff see this."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ModelChoiceField, self.fields["topic"]).queryset = offered_topics()
        self.fields["phone"].widget.input_type = "tel"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("needs") == "yes" and not cleaned.get("adjustments") and "adjustments" not in self.errors:
            self.add_error("adjustments", "Say what would help you to take part")
        if cleaned.get("needs") == "no":
            cleaned["adjustments"] = ""
        return cleaned

    def clean_phone(self) -> str:
        phone = self.cleaned_data["phone"]
        if phone and sum(character.isdigit() for character in phone) < 10:
            raise forms.ValidationError("Enter a whole telephone number, such as 0161 496 0123")
        return phone

    def details(self, came_by: Attribution = NOBODY_KNOWS) -> BookingDetails:
        data = self.cleaned_data
        service = data["care_service"]
        return BookingDetails(
            name=data["name"],
            service_name=data["service_name"],
            care_service_id=service.pk if service else None,
            email=data["email"],
            phone=data["phone"],
            topic_id=data["topic"].pk,
            question=data["question"],
            adjustments=data["adjustments"],
            campaign_id=came_by.campaign.pk if came_by.campaign else None,
            short_link_id=came_by.short_link.pk if came_by.short_link else None,
        )


class BookingFindForm(HumanFormMixin, PortalForm):
    email = forms.EmailField(label="E-mail address", max_length=254, help_text="The one that you booked with")

    controls: ClassVar[dict[str, Control]] = {"email": Control(width=30, autocomplete="email")}


class BookingCancelForm(PortalForm):
    reason = forms.ChoiceField(
        label="Why can’t you come?",
        help_text="You need not say",
        required=False,
        choices=CancelReason.choices,
        widget=forms.RadioSelect,
    )


class BookingAddressForm(EmailTypoMixin, PortalForm):
    email = forms.EmailField(label="E-mail address", max_length=254, help_text="We send your confirmation there")

    controls: ClassVar[dict[str, Control]] = {"email": Control(width=30, autocomplete="email")}
