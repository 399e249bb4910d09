from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone

from providers.admin.labels import where
from providers.admin.person_form import TEXT, PersonForm
from providers.enums import CancelReason
from providers.models import Booking, DropIn, DropInType
from providers.refusals import AlreadyBooked, DropInFull, DropInNotOpen, DropInStarted, Refusal
from providers.selectors import drop_ins_with_places, nearest_alternatives
from workforce_portal.places.clock import say_date, say_time


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


class BookForSomeoneForm(PersonForm):
    kind = forms.ModelChoiceField(queryset=DropInType.objects.all(), required=False, empty_label="Every kind")
    drop_in = DropInField(label="Session")
    call = forms.IntegerField(widget=forms.HiddenInput, required=False)

    fields_of_refusals: dict[type[Refusal], str] = {
        AlreadyBooked: "email",
        DropInFull: "drop_in",
        DropInNotOpen: "drop_in",
        DropInStarted: "drop_in",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["drop_in"].offer(drop_ins_with_places(at=timezone.now(), kind=self._kind()))  # type: ignore[attr-defined]

    def _kind(self) -> int | None:
        chosen = str(self.data.get("kind") or self.initial.get("kind") or "")
        return int(chosen) if chosen.isascii() and chosen.isdigit() and len(chosen) < 10 else None

    def show(self, refusal: Refusal) -> None:
        """The refusal at its field, and what is free near that time."""
        self.add_error(self.fields_of_refusals.get(type(refusal)), str(refusal))
        if isinstance(refusal, DropInFull | DropInNotOpen | DropInStarted):
            for other in nearest_alternatives(refusal.drop_in, at=timezone.now()):
                self.add_error("drop_in", f"Free: {say_date(other.starts_at, year=False)}, {_option(other)}")


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
