from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils import timezone

from providers.admin.labels import where
from providers.admin.person_form import TEXT, PersonForm
from providers.enums import CancelReason
from providers.models import Booking, DropIn, DropInType
from providers.refusals import AlreadyBooked, DropInFull, DropInNotOpen, DropInStarted, Refusal
from providers.selectors import drop_ins_with_places, nearest_alternatives
from workforce_portal.places.clock import at_local, say_date, say_time

SHOWN = timedelta(weeks=8)
ONE_DAY = timedelta(days=1)


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


class ChooseDropInForm(forms.Form):
    """The sessions of eight weeks at a time: all of a year's are too long a list for anybody."""

    first = forms.DateField(
        label="From this day on",
        required=False,
        initial=timezone.localdate,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Enter a date."},
    )
    drop_in = DropInField(label="Session")

    def offer(self, rows: QuerySet[DropIn]) -> None:
        starts_at, ends_at = self._shown()
        chosen = read_number(str(self.data.get("drop_in") or self.initial.get("drop_in") or ""))
        shown = Q(starts_at__gte=starts_at, starts_at__lt=ends_at) | Q(pk=chosen)
        field: Any = self.fields["drop_in"]
        field.offer(rows.filter(shown))
        if rows.filter(starts_at__gte=ends_at).exists():
            field.help_text = f"Those until {say_date(ends_at - ONE_DAY)}. For later ones choose a later day above."

    def _shown(self) -> tuple[datetime, datetime]:
        asked = str(self.data.get("first") or self.initial.get("first") or "")
        try:
            first = max(date.fromisoformat(asked), timezone.localdate())
            return at_local(first, time.min), at_local(first + SHOWN, time.min)
        except (ValueError, OverflowError):
            today = timezone.localdate()
            return at_local(today, time.min), at_local(today + SHOWN, time.min)


class BookForSomeoneForm(ChooseDropInForm, PersonForm):
    kind = forms.ModelChoiceField(queryset=DropInType.objects.all(), required=False, empty_label="Every kind")
    call = forms.IntegerField(widget=forms.HiddenInput, required=False)

    fields_of_refusals: dict[type[Refusal], str] = {
        AlreadyBooked: "email",
        DropInFull: "drop_in",
        DropInNotOpen: "drop_in",
        DropInStarted: "drop_in",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind = read_number(str(self.data.get("kind") or self.initial.get("kind") or ""))
        self.offer(drop_ins_with_places(at=timezone.now(), kind=kind))

    def show(self, refusal: Refusal) -> None:
        """The refusal at its field, and what is free near that time."""
        self.add_error(self.fields_of_refusals.get(type(refusal)), str(refusal))
        if isinstance(refusal, DropInFull | DropInNotOpen | DropInStarted):
            for other in nearest_alternatives(refusal.drop_in, at=timezone.now()):
                self.add_error("drop_in", f"Free: {say_date(other.starts_at, year=False)}, {_option(other)}")


class MoveForm(ChooseDropInForm):
    drop_in = DropInField(label="To session")

    def __init__(self, *args: Any, booking: Booking, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(drop_ins_with_places(at=timezone.now()).exclude(pk=booking.drop_in_id))


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


def read_number(text: str) -> int | None:
    """An id as it stands in an address or a form; None for what cannot be one."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
