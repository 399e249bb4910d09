"""Why a verb of the map may refuse. The text of each can be shown to the person it refuses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mapping.models import Activity
    from mapping.selectors.completeness import Missing


class Refusal(Exception):
    pass


class WrongState(Refusal):
    def __init__(self, activity: Activity) -> None:
        super().__init__(f"It is “{activity.get_state_display().lower()}”, so this cannot be done.")


class NotYourMove(Refusal):
    def __init__(self) -> None:
        super().__init__("This is for staff to do.")


class NotComplete(Refusal):
    def __init__(self, missing: Sequence[Missing]) -> None:
        self.missing = missing
        super().__init__("Before it can be published: " + " ".join(one.what for one in missing))


class NotPublished(Refusal):
    def __init__(self) -> None:
        super().__init__("Only a published activity can be confirmed.")


class AlreadyAnswered(Refusal):
    def __init__(self) -> None:
        super().__init__("This has been answered already.")


class TakenUpAlready(Refusal):
    def __init__(self, activity: Activity) -> None:
        super().__init__(f"It was taken up already, as “{activity}”.")
