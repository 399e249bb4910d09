"""What staff do for somebody who is offered a place and rings, or to an offer that was a mistake."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms

from providers.admin.booking_acts import BookingAct
from providers.admin.person_form import TEXT
from providers.emails.waiting import say_until
from providers.enums import Role
from providers.models import Booking
from providers.permissions import why_not
from providers.services.waiting import accept_offer, decline_offer, withdraw_offer
from workforce_portal.users.models import User


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label="Why we take it back",
        max_length=300,
        widget=forms.TextInput(attrs=TEXT),
        help_text="A sentence that they read in the mail, or that you say on the telephone",
        error_messages={"required": "Say why: they read it in the mail."},
    )

    def __init__(self, *args: Any, booking: Booking, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)


class Accept(BookingAct):
    key = "accept"
    label = "Accept for them"
    button = "Book the place"

    def why_not(self, booking: Booking, *, at: datetime) -> str:
        return str(why_not(booking, "accept", role=Role.STAFF, at=at) or "")

    def lead(self, booking: Booking) -> str:
        until = say_until(booking.offer_expires_at) if booking.offer_expires_at else ""
        return f"They have until {until} to say yes. {_confirmed(booking)}"

    def perform(self, booking: Booking, data: dict[str, Any], *, by: User, at: datetime) -> str:
        accept_offer(booking_id=booking.pk, role=Role.STAFF, by=by, at=at)
        return f"Booked. {_confirmed(booking)}"


class Decline(BookingAct):
    key = "decline"
    label = "Decline for them"
    button = "Decline the place"

    def why_not(self, booking: Booking, *, at: datetime) -> str:
        return str(why_not(booking, "decline", role=Role.STAFF, at=at) or "")

    def lead(self, booking: Booking) -> str:
        return "The place goes to the next person in line, and they are off the list."

    def perform(self, booking: Booking, data: dict[str, Any], *, by: User, at: datetime) -> str:
        decline_offer(booking_id=booking.pk, role=Role.STAFF, by=by, at=at)
        return "Declined. The place goes to the next person in line."


class Withdraw(BookingAct):
    key = "withdraw"
    label = "Take the offer back"
    button = "Take the offer back"
    form_class = WithdrawForm
    is_grave = True

    def why_not(self, booking: Booking, *, at: datetime) -> str:
        return str(why_not(booking, "withdraw", role=Role.STAFF, at=at) or "")

    def lead(self, booking: Booking) -> str:
        told = f"is told by mail to {booking.email}" if booking.email else f"must be rung on {booking.phone}"
        return f"{booking.name} {told}, and the place goes to the next person in line."

    def perform(self, booking: Booking, data: dict[str, Any], *, by: User, at: datetime) -> str:
        withdraw_offer(booking_id=booking.pk, by=by, at=at, reason=data["reason"])
        told = "is told by mail in the next few minutes" if booking.email else f"must be rung on {booking.phone}"
        return f"Taken back. {booking.name} {told}."


def _confirmed(booking: Booking) -> str:
    if booking.email:
        return f"The confirmation goes to {booking.email}."
    return "They gave no e-mail address: read the details aloud."


OFFER_ACTS: dict[str, BookingAct] = {act.key: act for act in (Accept(), Decline(), Withdraw())}
