"""What else stands on the home page. Apps register a section each, for one of two places between the fixed ones."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

Place = Literal["after_doors", "after_near"]


@dataclass(frozen=True)
class HomeSection:
    """A template that renders a whole `<section class="band">`, and what it needs."""

    template: str
    context: dict[str, Any]


Source = Callable[[datetime], HomeSection | None]

_sources: dict[Place, list[Source]] = {"after_doors": [], "after_near": []}


def register(source: Source, *, place: Place) -> None:
    """A source gets the moment and answers with nothing where it has nothing to show."""
    if source not in _sources[place]:
        _sources[place].append(source)


def sections(place: Place, at: datetime) -> list[HomeSection]:
    return [section for source in _sources[place] if (section := source(at))]
