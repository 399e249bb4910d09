"""Which links lead away from the portal. Apps register a source each for what their staff write."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from workforce_portal.outside_links.reading import is_outside


@dataclass(frozen=True)
class FoundLink:
    """A link on a page of ours. `admin_url` is where somebody can change it; both addresses are paths."""

    page_title: str
    page_url: str
    text: str
    url: str
    admin_url: str = ""


Source = Callable[[], Iterable[FoundLink]]

_sources: list[Source] = []


def register(source: Source) -> None:
    """A source yields the links of what is public now."""
    if source not in _sources:
        _sources.append(source)


def found_links() -> Iterator[FoundLink]:
    for source in _sources:
        yield from (link for link in source() if is_outside(link.url))
