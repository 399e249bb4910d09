"""The list of events: one's own council first, then what is just over the border, then what is further."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import IntEnum
from functools import cached_property
from typing import ClassVar

from campaigns.enums import EventKind
from campaigns.selectors.events import ListedEvent, listed_events
from workforce_portal.places import narrowing
from workforce_portal.places.hexagons import HexagonMap, Shown, draw_map
from workforce_portal.places.models import Council
from workforce_portal.places.reference import neighbours

# A neighbour may be a county, whose other end is a day out.
MOST_MILES_OVER_THE_BORDER = 8


class Band(IntEnum):
    OWN = 0
    BORDER = 1
    FURTHER = 2
    ONLINE = 3


@dataclass(frozen=True)
class EventCriteria(narrowing.Criteria):
    kind: frozenset[str] = frozenset()

    groups: ClassVar[tuple[str, ...]] = ("how", "kind", "month")


class EventSearch(narrowing.Search[ListedEvent, EventCriteria]):
    noun = "event"
    headings: ClassVar[dict[str, str]] = {"how": "In person or online", "kind": "Kind of event", "month": "Month"}

    def __init__(self, criteria: EventCriteria, *, at: datetime) -> None:
        super().__init__(criteria, listed_events(at=at))

    @cached_property
    def own_labels(self) -> dict[str, dict[str, str]]:
        offered = {row.kind for row in self.rows}
        return {"kind": {value: label for value, label in EventKind.choices if value in offered}}

    def is_in_reach(self, row: ListedEvent, council: Council) -> bool:
        return row.council == council.code or row.council in neighbours()[council.code]

    def wider(self, criteria: EventCriteria) -> Iterable[tuple[str, EventCriteria]]:
        return [*super().wider(criteria), ("of every kind", replace(criteria, kind=frozenset()))]

    def find(self, criteria: EventCriteria, *, ignoring: str = "") -> list[ListedEvent]:
        rows = super().find(criteria, ignoring=ignoring)
        return sorted(rows, key=self.band) if criteria.place and self.council else rows

    # --- near and less near ---

    @property
    def council(self) -> Council | None:
        return self.place.council if self.place else None

    def band(self, row: ListedEvent) -> Band:
        if row.is_online:
            return Band.ONLINE
        if self.council is None or row.council == self.council.code:
            return Band.OWN
        is_far = (self.miles[row.pk] or 0) > MOST_MILES_OVER_THE_BORDER
        is_next_door = row.council in neighbours()[self.council.code]
        return Band.BORDER if is_next_door and not is_far else Band.FURTHER

    @cached_property
    def bands(self) -> dict[int, str]:
        """The heading under which each event stands; nothing where no council is known."""
        if self.council is None:
            return {row.pk: "" for row in self.found}
        words = {
            Band.OWN: f"In {self.council}",
            Band.BORDER: "Just over the border",
            Band.FURTHER: "Further away",
            Band.ONLINE: "Online",
        }
        return {row.pk: words[self.band(row)] for row in self.found}

    # --- the same on a map ---

    @cached_property
    def counts(self) -> Counter[str]:
        """How many of the events of this list, looked for everywhere, are held in each council."""
        everywhere = replace(self.criteria, place="", miles=EventCriteria.miles, sort=EventCriteria.sort)
        return Counter(row.council for row in self.find(everywhere) if row.council)

    def draw_map(self, councils: Iterable[Council], list_url: str) -> HexagonMap:
        return draw_map(councils, lambda council: self._shown(council, list_url))

    def _shown(self, council: Council, list_url: str) -> Shown:
        count = self.counts[council.code]
        here = replace(self.criteria, place=council.name, miles=EventCriteria.miles, sort=EventCriteria.sort)
        return Shown(
            count=str(count),
            words="no events" if not count else "1 event" if count == 1 else f"{count} events",
            url=f"{list_url}?{here.query}",
            look="covered" if count else "none",
        )
