from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar, cast

from django import forms

from providers.forms.bookings import BookingDetailsForm
from providers.models import DropIn
from workforce_portal.places.clock import say_when


class WaitingDetailsForm(BookingDetailsForm):
    """Who waits and what they want: the same questions as for booking, so that an offer is one click to accept."""

    also = forms.TypedMultipleChoiceField(
        label="Would one of these do as well?",
        help_text="They are full too. We offer you whichever comes free first",
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    layout: ClassVar[list[Any]] = ["also", "topic", "question", "name", "service_name", "email", "phone", "needs"]

    def __init__(self, *args: Any, others: Iterable[DropIn] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(other.pk, f"{say_when(other.starts_at, other.ends_at)}, {_where(other)}") for other in others]
        cast(forms.TypedMultipleChoiceField, self.fields["also"]).choices = choices
        self.fields["email"].help_text = "We write to it when a place comes free"
        if not choices:
            del self.fields["also"]
            self.layout = [name for name in self.layout if name != "also"]  # type: ignore[misc]


def _where(drop_in: DropIn) -> str:
    return str(drop_in.venue) if drop_in.venue else "online"
