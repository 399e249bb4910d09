"""What campaigns are for. Apps above register how to count theirs, so that none of them is named here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class OutcomeRow:
    """How many on a day in London, of those who came by that campaign and that short link, if they are known."""

    on: date
    campaign_id: int | None
    short_link_id: int | None
    n: int


@dataclass(frozen=True)
class Outcome:
    """`rows` gets the first and the last day; both are in it."""

    key: str
    label: str
    rows: Callable[[date, date], Iterable[OutcomeRow]]


_outcomes: dict[str, Outcome] = {}


def register(outcome: Outcome) -> None:
    _outcomes[outcome.key] = outcome


def all_outcomes() -> list[Outcome]:
    return list(_outcomes.values())
