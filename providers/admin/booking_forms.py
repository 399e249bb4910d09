from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from django import forms
from django.urls import reverse_lazy
from django.utils import timezone

from providers.admin.labels import where
from providers.enums import CancelReason
from providers.models import Booking, DropIn, DropInType, Topic
from providers.refusals import AlreadyBooked, DropInFull, DropInNotOpen, DropInStarted, Refusal
from providers.selectors import drop_ins_with_places, nearest_alternatives, offered_topics
from providers.services import BookingDetails
from workforce_portal.organisations.models import CareService
from workforce_portal.places.clock import say_date, say_time

LONG = {"rows": 3, "class": "vLargeTextField"}
TEXT = {"class": "vTextField"}
MOST_TEXT = 1_000


class DropInField(forms.TypedChoiceField):
    """Sessions with places, grouped by day."""

    def __init__(self, **kwargs: Any) -> None:
        messages = {"required": "Choose a session.", "invalid_choice": "That session is full or no longer open."}
        super().__init__(coerce=int, empty_value=None, error_messages=messages, **kwargs)

    def offer(self, drop_ins: Iterable[DropIn]) -> None:
        days: dict[str, list[tuple[int, str]]] = {}
        for drop_in in drop_ins:
            days.setdefault(say_date(drop_in.starts_at), []).append((drop_in.pk, _option(drop_in)))
        self.choices = [("", "Choose a session" if days else "No open session has a place"), *days.items()]


class BookForSomeoneForm(forms.Form):
    """What staff take down on the telephone."""

    kind = forms.ModelChoiceField(queryset=DropInType.objects.all(), required=False, empty_label="Every kind")
    drop_in = DropInField(label="Session")
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
    call = forms.IntegerField(widget=forms.HiddenInput, required=False)
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    fields_of_refusals: dict[type[Refusal], str] = {
        AlreadyBooked: "email",
        DropInFull: "drop_in",
        DropInNotOpen: "drop_in",
        DropInStarted: "drop_in",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topic"].queryset = offered_topics()  # type: ignore[attr-defined]
        self.fields["drop_in"].offer(drop_ins_with_places(at=timezone.now(), kind=self._kind()))  # type: ignore[attr-defined]

    def _kind(self) -> int | None:
        chosen = str(self.data.get("kind") or self.initial.get("kind") or "")
        return int(chosen) if chosen.isascii() and chosen.isdigit() and len(chosen) < 10 else None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("email") and not cleaned.get("phone") and not self.errors.keys() & {"email", "phone"}:
            self.add_error("phone", "Enter a phone number or an e-mail address, so that we can reach them.")
        return cleaned

    def show(self, refusal: Refusal) -> None:
        """The refusal at its field, and what is free near that time."""
        self.add_error(self.fields_of_refusals.get(type(refusal)), str(refusal))
        if isinstance(refusal, DropInFull | DropInNotOpen | DropInStarted):
            for other in nearest_alternatives(refusal.drop_in, at=timezone.now()):
                self.add_error("drop_in", f"Free: {say_date(other.starts_at, year=False)}, {_option(other)}")

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


class MoveForm(forms.Form):
    drop_in = DropInField(label="To session")

    def __init__(self, *args: Any, booking: Booking, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = drop_ins_with_places(at=timezone.now()).exclude(pk=booking.drop_in_id)
        self.fields["drop_in"].offer(rows)  # type: ignore[attr-defined]


class CancelForm(forms.Form):
    reason = forms.ChoiceField(
        label="Why", choices=[("", "Choose"), *CancelReason.choices], error_messages={"required": "Choose why."}
    )
    note = forms.CharField(
        label="In their words",
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs=TEXT),
        help_text="Only staff see it",
    )

    def __init__(self, *args: Any, booking: Booking | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)


class AddressForm(forms.Form):
    email = forms.EmailField(
        label="E-mail address",
        max_length=254,
        widget=forms.EmailInput(attrs=TEXT),
        help_text="The confirmation goes there, and links mailed to the old address stop working",
    )

    def __init__(self, *args: Any, booking: Booking, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"email": booking.email}, **kwargs})


class ConfirmForm(forms.Form):
    def __init__(self, *args: Any, booking: Booking, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)


def _option(drop_in: DropIn) -> str:
    left = drop_in.places_left
    places = "last place" if left == 1 else f"{left} places"
    return f"{say_time(drop_in.starts_at)}, {drop_in.type}, {where(drop_in)}, {drop_in.adviser} ({places})"


def _only_service_called(name: str) -> CareService | None:
    found = list(CareService.objects.in_directory().filter(name__iexact=name.strip())[:2])
    return found[0] if len(found) == 1 else None
