"""Where somebody who has signed in can go to work. Apps register what they have for a person."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from workforce_portal.users.models import User


class Workplace(NamedTuple):
    name: str
    what: str
    url: str


Source = Callable[[User], Iterable[Workplace]]
_sources: list[Source] = []


def register(source: Source) -> None:
    if source not in _sources:
        _sources.append(source)


def workplaces_of(user: User) -> list[Workplace]:
    """By name, whichever app has them."""
    return sorted(place for source in _sources for place in source(user))
