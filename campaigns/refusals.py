"""Why a verb of campaigns may refuse. The text of each can be shown to the person it refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from campaigns.models import Person


class Refusal(Exception):
    pass


class DocumentRefused(Refusal):
    """The text says what is wrong with the file and what to do about it."""


class NothingToWithdraw(Refusal):
    def __init__(self, person: Person) -> None:
        super().__init__(f"{person} has no consent that is in force, so there is nothing to take back.")


class EventIsOver(Refusal):
    def __init__(self) -> None:
        super().__init__("It is over.")


class EventIsCancelled(Refusal):
    def __init__(self) -> None:
        super().__init__("It is cancelled already.")


class NothingMoves(Refusal):
    def __init__(self) -> None:
        super().__init__("Time and place are what they were. Change one of them, or go back.")
