"""Why a verb of provider support may refuse. The text of each can be shown to the person it refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workforce_portal.places.clock import say_date, say_time

if TYPE_CHECKING:
    from providers.models import Booking, DropIn, WaitEntry


class Refusal(Exception):
    pass


class DropInFull(Refusal):
    def __init__(self, drop_in: DropIn) -> None:
        self.drop_in = drop_in
        super().__init__(
            f"The last place at {say_time(drop_in.starts_at)} on {say_date(drop_in.starts_at, year=False)} has just "
            "been taken. Choose another time."
        )


class DropInNotOpen(Refusal):
    def __init__(self, drop_in: DropIn) -> None:
        self.drop_in = drop_in
        super().__init__("This drop-in is not open for booking. Choose another time.")


class DropInStarted(Refusal):
    def __init__(self, drop_in: DropIn) -> None:
        self.drop_in = drop_in
        super().__init__("This drop-in has already started. Choose a later time.")


class NoticeTooShort(Refusal):
    def __init__(self, drop_in: DropIn) -> None:
        self.drop_in = drop_in
        hours = drop_in.type.notice_hours
        super().__init__(
            f"This drop-in starts too soon to book online: the adviser needs {hours} hour{'' if hours == 1 else 's'} "
            "to prepare. Choose a later time, or ring us."
        )


class TooFarAhead(Refusal):
    def __init__(self, drop_in: DropIn) -> None:
        self.drop_in = drop_in
        super().__init__(
            f"This drop-in can be booked from {drop_in.type.horizon_days} days before it. Choose an earlier time."
        )


class AlreadyBooked(Refusal):
    def __init__(self, booking: Booking) -> None:
        self.booking = booking
        super().__init__("This person already has a place at this session.")


class BookingNotActive(Refusal):
    def __init__(self, booking: Booking) -> None:
        self.booking = booking
        super().__init__(f"This booking cannot be changed: it is “{booking.get_status_display().lower()}”.")


class BookingStarted(Refusal):
    def __init__(self, booking: Booking) -> None:
        self.booking = booking
        super().__init__("The session has started, so this booking can no longer be moved or cancelled here. Ring us.")


class NotMovedAgain(Refusal):
    def __init__(self, booking: Booking) -> None:
        self.booking = booking
        super().__init__(f"You have moved this booking {booking.moves} times. Ring us to move it again.")


class NotYourMove(Refusal):
    def __init__(self) -> None:
        super().__init__("You may not do this to a booking.")


class CapacityTooLow(Refusal):
    def __init__(self, highest_place: int) -> None:
        super().__init__(
            f"Place {highest_place} of this session is booked. Keep at least {highest_place} "
            f"place{'' if highest_place == 1 else 's'}, or move people first."
        )


class AdviserBusy(Refusal):
    def __init__(self) -> None:
        super().__init__("This adviser already has a session at that time. Choose another time or adviser.")


class OutcomeTooEarly(Refusal):
    def __init__(self) -> None:
        super().__init__("The session has not started yet. Record who came once it has.")


class OfferRanOut(Refusal):
    def __init__(self, booking: Booking) -> None:
        self.booking = booking
        super().__init__(
            "This offer has run out, and the place goes to the next person in line. Join the list again, or choose "
            "another time."
        )


class PlaceIsFree(Refusal):
    """Nobody need wait: the session can be booked."""

    def __init__(self, drop_in: DropIn) -> None:
        self.drop_in = drop_in
        super().__init__("A place has come free in the meantime. You can book it now.")


class ListClosed(Refusal):
    def __init__(self, drop_in: DropIn) -> None:
        self.drop_in = drop_in
        super().__init__("It starts too soon to wait for a place. Choose another time, or ring us.")


class AlreadyWaiting(Refusal):
    def __init__(self, entry: WaitEntry) -> None:
        self.entry = entry
        super().__init__("This person is on the waiting list already.")


class NeedsATick(Refusal):
    """A walk-in to a session whose places are all taken."""

    def __init__(self, drop_in: DropIn) -> None:
        self.drop_in = drop_in
        super().__init__("Every place is taken. Tick “beyond the places” if there is room for one more.")


class TooEarlyToWalkIn(Refusal):
    def __init__(self, drop_in: DropIn) -> None:
        self.drop_in = drop_in
        super().__init__("Nobody walks in before the day. Book for them instead.")


class CallSettled(Refusal):
    def __init__(self) -> None:
        super().__init__("Somebody has settled this call in the meantime.")


class NoDatesLeft(Refusal):
    def __init__(self) -> None:
        super().__init__("No date is left. Tick at least one, or change the run.")


class RunEnded(Refusal):
    def __init__(self) -> None:
        super().__init__("This run has ended already.")
