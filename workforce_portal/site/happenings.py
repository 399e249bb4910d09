"""What is coming up near somebody. Apps register a source each; the home page asks them all."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from workforce_portal.places.models import Council


@dataclass(frozen=True)
class Happening:
    """`place` is a town or "Online"; `places_left` is said in words; no council means that it is for everybody."""

    starts_at: datetime
    for_whom: str
    title: str
    url: str
    text: str
    place: str
    places_left: str
    is_few: bool
    is_full: bool = field(default=False, kw_only=True)
    council_code: str | None


Source = Callable[[datetime, Council | None, int], list[Happening]]

_sources: list[Source] = []


def register(source: Source) -> None:
    """A source gets the moment, the council asked for and the limit, and answers with what starts after that moment."""
    if source not in _sources:
        _sources.append(source)


def upcoming(at: datetime, council: Council | None, limit: int, *, for_whom: str = "") -> list[Happening]:
    """The next happenings of all sources, soonest first; with a council, its own and those that are for everybody.

    `for_whom` leaves out what is for others, in the words that a happening itself has for it.
    """
    found = [happening for source in _sources for happening in source(at, council, limit)]
    if for_whom:
        found = [happening for happening in found if happening.for_whom == for_whom]
    if council:
        found = [happening for happening in found if happening.council_code in (None, council.code)]
    return sorted(found, key=lambda happening: happening.starts_at)[:limit]
