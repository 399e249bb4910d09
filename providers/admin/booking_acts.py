"""What staff do to one booking: each is a page that says what will happen, and acts once that is confirmed."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django import forms

from providers.admin.booking_forms import AddressForm, CancelForm, ConfirmForm, MoveForm
from providers.admin.labels import say_short
from providers.emails import letters
from providers.enums import Role
from providers.mail_texts import BOOKING_CANCELLED, BOOKING_CHANGED
from providers.models import Booking, DropIn
from providers.permissions import why_not, why_not_movable
from providers.services import (
    cancel_booking,
    correct_address,
    move_booking,
    note_told_by_phone,
    revoke_booking_links,
    send_booking_links,
)
from providers.worklists import to_ring
from workforce_portal.outbox.texts import Rendered
from workforce_portal.users.models import User


class BookingAct:
    key: ClassVar[str]
    label: ClassVar[str]  # of its button on the booking's page
    button: ClassVar[str]  # of what confirms it
    form_class: ClassVar[type[forms.Form]] = ConfirmForm
    is_grave: ClassVar[bool] = False
    narrows: ClassVar[bool] = False  # its first field says what the others offer
    shows_mail: ClassVar[bool] = False  # asks for a second look once the form is filled in

    def form(self, booking: Booking, data: Any, initial: dict[str, Any] | None = None) -> forms.Form:
        make: Any = self.form_class
        return make(data, booking=booking, **({"initial": initial} if initial else {}))

    def why_not(self, booking: Booking, *, at: datetime) -> str:
        """Why it cannot be done; empty when it can."""
        return ""

    def lead(self, booking: Booking) -> str:
        raise NotImplementedError

    def letter(self, booking: Booking, data: dict[str, Any]) -> Rendered | None:
        """The mail that will go out, as far as it is known."""
        return None

    def perform(self, booking: Booking, data: dict[str, Any], *, by: User, at: datetime) -> str:
        raise NotImplementedError


class Move(BookingAct):
    key = "move"
    label = "Move"
    button = "Move the booking"
    form_class = MoveForm
    shows_mail = True
    narrows = True

    def why_not(self, booking: Booking, *, at: datetime) -> str:
        return str(why_not_movable(booking, role=Role.STAFF, at=at) or "")

    def lead(self, booking: Booking) -> str:
        return f"The reference stays. {_told(booking)}"

    def letter(self, booking: Booking, data: dict[str, Any]) -> Rendered | None:
        if not data.get("drop_in"):
            return None
        booking.drop_in = DropIn.objects.select_related("type", "adviser", "venue").get(pk=data["drop_in"])
        return next((letter for _, letter in letters(BOOKING_CHANGED, [booking])), None)

    def perform(self, booking: Booking, data: dict[str, Any], *, by: User, at: datetime) -> str:
        moved = move_booking(booking_id=booking.pk, to_drop_in_id=data["drop_in"], role=Role.STAFF, by=by, at=at)
        return f"Moved to {say_short(moved.drop_in.starts_at)}. {_told_now(moved)}"


class Cancel(BookingAct):
    key = "cancel"
    label = "Cancel"
    button = "Cancel the booking"
    form_class = CancelForm
    is_grave = True

    def why_not(self, booking: Booking, *, at: datetime) -> str:
        return str(why_not(booking, "cancel", role=Role.STAFF, at=at) or "")

    def lead(self, booking: Booking) -> str:
        return f"The place becomes free for somebody else. {_told(booking)}"

    def letter(self, booking: Booking, data: dict[str, Any]) -> Rendered | None:
        return next((letter for _, letter in letters(BOOKING_CANCELLED, [booking])), None)

    def perform(self, booking: Booking, data: dict[str, Any], *, by: User, at: datetime) -> str:
        cancel_booking(booking_id=booking.pk, role=Role.STAFF, by=by, at=at, reason=data["reason"], note=data["note"])
        return f"Cancelled. {_told_now(booking)}"


class CorrectAddress(BookingAct):
    key = "address"
    label = "Correct e-mail"
    button = "Save the address"
    form_class = AddressForm

    def lead(self, booking: Booking) -> str:
        if not booking.email:
            return "No e-mail address has been given so far."
        return f"Mails go to {booking.email} now."

    def perform(self, booking: Booking, data: dict[str, Any], *, by: User, at: datetime) -> str:
        correct_address(booking_id=booking.pk, email=data["email"], by=by, at=at)
        return f"The address is {data['email']}."


class SendLink(BookingAct):
    key = "link"
    label = "Send link again"
    button = "Send the link"

    def why_not(self, booking: Booking, *, at: datetime) -> str:
        if not booking.email:
            return "There is no e-mail address to send it to. Ring them, or correct the address first."
        return str(why_not_movable(booking, role=Role.STAFF, at=at) or "")

    def lead(self, booking: Booking) -> str:
        return f"{booking.email} gets one mail with the links of all coming bookings of that address."

    def perform(self, booking: Booking, data: dict[str, Any], *, by: User, at: datetime) -> str:
        send_booking_links(email=booking.email, by=by, at=at)
        return f"The link goes to {booking.email} in the next few minutes."


class RevokeLinks(BookingAct):
    key = "revoke"
    label = "Revoke old links"
    button = "Revoke all links"
    is_grave = True

    def lead(self, booking: Booking) -> str:
        return (
            "Every link mailed so far stops working, as it should when one was forwarded to the wrong person. "
            "Send the link again afterwards, so that they have one that works."
        )

    def perform(self, booking: Booking, data: dict[str, Any], *, by: User, at: datetime) -> str:
        revoke_booking_links(booking_id=booking.pk, by=by, at=at)
        return "Old links no longer work. Send the link again, so that they have one that works."


class NoteTold(BookingAct):
    key = "told"
    label = "Told by phone"
    button = "Note that they know"

    def why_not(self, booking: Booking, *, at: datetime) -> str:
        return "" if to_ring(at=at).filter(pk=booking.pk).exists() else "There is nothing that they need to be told."

    def lead(self, booking: Booking) -> str:
        return f"Ring {booking.phone}. Once {booking.name} knows, note it here: nobody else will ring."

    def perform(self, booking: Booking, data: dict[str, Any], *, by: User, at: datetime) -> str:
        note_told_by_phone(booking_id=booking.pk, by=by, at=at)
        return f"Noted: {booking.name} knows."


ACTS: dict[str, BookingAct] = {
    act.key: act for act in (NoteTold(), Move(), Cancel(), CorrectAddress(), SendLink(), RevokeLinks())
}


def _told(booking: Booking) -> str:
    if booking.email:
        return f"{booking.name} will be told by mail to {booking.email}."
    return f"{booking.name} gave no e-mail address: ring {booking.phone}."


def _told_now(booking: Booking) -> str:
    if booking.email:
        return f"{booking.name} is told by mail in the next few minutes."
    return f"{booking.name} gave no e-mail address: ring {booking.phone}."
