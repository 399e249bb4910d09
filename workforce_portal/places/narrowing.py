"""A list of what takes place somewhere, narrowed by place, way of meeting and month.

Everything is in the address, so that a list can be sent to somebody. Each list adds its own groups of choices.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import Any, ClassVar, Generic, Self, TypeVar
from urllib.parse import urlencode

from django.http import QueryDict

from workforce_portal.places.clock import local
from workforce_portal.places.models import Council
from workforce_portal.places.selectors import Place, PlaceNotFound, find_place, miles_between

MILES = {"5": "Up to 5 miles", "10": "Up to 10 miles", "20": "Up to 20 miles", "any": "Any distance"}
HOW = {"person": "In person", "online": "Online"}


@dataclass(frozen=True)
class Listed:
    """What a list narrows and sorts by; one light row a thing. `council` is its code, `values` what else it is."""

    pk: int
    starts_at: datetime
    is_online: bool
    council: str | None
    easting: int | None
    northing: int | None

    @property
    def month(self) -> str:
        return f"{local(self.starts_at):%Y-%m}"

    def values(self, group: str) -> frozenset[str]:
        """What this row is, of the choices of a group."""
        if group == "month":
            return frozenset({self.month})
        if group == "how":
            return frozenset({"online" if self.is_online else "person"})
        return frozenset()

    def miles_from(self, place: Place) -> float | None:
        """Miles as the crow flies; None online, or where the place has no grid reference."""
        if self.easting is None or self.northing is None or place.easting is None or place.northing is None:
            return None
        return miles_between(self.easting, self.northing, place.easting, place.northing)


@dataclass(frozen=True)
class Criteria:
    """What an address of a list asks for. Words that mean nothing are left out: addresses get mangled.

    A subclass adds a `frozenset[str]` field for each group of its own, and names all groups in `groups`.
    """

    place: str = ""
    miles: str = "20"
    how: frozenset[str] = frozenset()
    month: frozenset[str] = frozenset()
    sort: str = "soonest"

    groups: ClassVar[tuple[str, ...]] = ("how", "month")
    words: ClassVar[tuple[str, ...]] = ("place", "miles", "sort")

    @classmethod
    def from_query(cls, query: QueryDict) -> Self:
        return cls(**cls._read(query))

    @classmethod
    def _read(cls, query: QueryDict) -> dict[str, Any]:
        return {
            "place": " ".join(query.get("place", "").replace("\0", "").split())[:100],
            "miles": query.get("miles", "") if query.get("miles") in MILES else cls.miles,
            "sort": "nearest" if query.get("sort") == "nearest" else cls.sort,
            **{group: frozenset(query.getlist(group)[:50]) for group in cls.groups},
        }

    @property
    def query(self) -> str:
        """The same list's query, written in one way only."""
        usual = type(self)()
        pairs = [(name, value) for name in self.words if (value := getattr(self, name)) != getattr(usual, name)]
        pairs += [(group, value) for group in self.groups for value in sorted(getattr(self, group))]
        return urlencode(pairs)

    def without(self, group: str, value: str) -> Self:
        return replace(self, **{group: getattr(self, group) - {value}})


@dataclass(frozen=True)
class Choice:
    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class Link:
    label: str
    query: str


Row = TypeVar("Row", bound=Listed)
Asked = TypeVar("Asked", bound=Criteria)


class Search(Generic[Row, Asked]):
    """What the criteria find among the rows, and what each further choice would find.

    A subclass names its groups in `headings`, gives the words of its own in `own_labels`, and may refuse a row in
    `is_fit`. `noun` is what a row is called.
    """

    noun: ClassVar[str]
    headings: ClassVar[dict[str, str]]

    def __init__(self, criteria: Asked, rows: list[Row]) -> None:
        self.rows = rows
        self.place, self.place_error = _look_up(criteria.place)
        known = {group: getattr(criteria, group) & self.labels[group].keys() for group in self.headings}
        place, sort = (criteria.place if self.place else ""), (criteria.sort if self.can_measure else "soonest")
        self.criteria: Asked = replace(criteria, **known, place=place, sort=sort)

    # --- what a list says for itself ---

    @cached_property
    def own_labels(self) -> dict[str, dict[str, str]]:
        """The choices of the list's own groups, with their words."""
        return {}

    def is_fit(self, row: Row, criteria: Asked) -> bool:
        return True

    def wider(self, criteria: Asked) -> Iterable[tuple[str, Asked]]:
        """Wider lists to offer where this one finds nothing, the closest to what was asked first."""
        return [
            ("online", replace(criteria, how=frozenset({"online"}))),
            ("up to 20 miles away", replace(criteria, miles="20")),
            ("at any distance", replace(criteria, miles="any")),
            ("in any month", replace(criteria, month=frozenset())),
        ]

    # --- what is found ---

    @cached_property
    def labels(self) -> dict[str, dict[str, str]]:
        """The choices that the rows offer, with their words."""
        months = {row.month: f"{date.fromisoformat(row.month + '-01'):%B %Y}" for row in self.rows}
        return {"how": HOW, "month": months, **self.own_labels}

    @property
    def can_measure(self) -> bool:
        return self.place is not None and self.place.easting is not None

    @cached_property
    def miles(self) -> dict[int, float | None]:
        return {row.pk: row.miles_from(self.place) if self.place else None for row in self.rows}

    @cached_property
    def found(self) -> list[Row]:
        return self.find(self.criteria)

    def find(self, criteria: Asked, *, ignoring: str = "") -> list[Row]:
        rows = [row for row in self.rows if self._passes(row, criteria, ignoring)]
        if criteria.sort == "nearest":
            rows.sort(key=lambda row: (self.miles[row.pk] is None, self.miles[row.pk] or 0))
        return rows

    def _passes(self, row: Row, criteria: Asked, ignoring: str) -> bool:
        groups = (group for group in self.headings if group != ignoring and getattr(criteria, group))
        return (
            self.is_near(row, criteria)
            and self.is_fit(row, criteria)
            and all(getattr(criteria, group) & row.values(group) for group in groups)
        )

    def is_near(self, row: Row, criteria: Asked) -> bool:
        """Online is near everywhere; a council takes in what is held in it; a postcode what is within the miles."""
        if row.is_online or self.place is None or not criteria.place:
            return True
        distance = self.miles[row.pk]
        if distance is None:
            return self.place.council is not None and self.is_in_reach(row, self.place.council)
        return criteria.miles == "any" or distance <= int(criteria.miles)

    def is_in_reach(self, row: Row, council: Council) -> bool:
        """Whether somebody who names a council, and no nearer place, is shown this."""
        return row.council == council.code

    # --- what the page shows of it ---

    @cached_property
    def groups(self) -> list[tuple[str, str, list[Choice]]]:
        return [(group, heading, self._choices(group)) for group, heading in self.headings.items()]

    def _choices(self, group: str) -> list[Choice]:
        """Each choice with the number that it would leave, the other groups being as they are."""
        rows = self.find(self.criteria, ignoring=group)
        chosen = getattr(self.criteria, group)
        return [
            Choice(value, label, sum(value in row.values(group) for row in rows), value in chosen)
            for value, label in self.labels[group].items()
        ]

    @cached_property
    def tags(self) -> list[Link]:
        """The choices in use, each with the list without it."""
        tags = self.own_tags()
        if self.place:
            anywhere = replace(self.criteria, place="", miles=Criteria.miles, sort=Criteria.sort)
            tags.insert(0, Link(self._where, anywhere.query))
        return tags + [
            Link(choice.label, self.criteria.without(group, choice.value).query)
            for group, _, choices in self.groups
            for choice in choices
            if choice.is_chosen
        ]

    def own_tags(self) -> list[Link]:
        return []

    @property
    def _where(self) -> str:
        name = self.place.name if self.place else ""
        if not self.can_measure:
            return f"In {name}"
        return f"From {name}" if self.criteria.miles == "any" else f"Within {self.criteria.miles} miles of {name}"

    @property
    def soonest(self) -> str:
        return replace(self.criteria, sort="soonest").query

    @property
    def nearest(self) -> str:
        return replace(self.criteria, sort="nearest").query

    @cached_property
    def ways_on(self) -> list[Link]:
        """When nothing is found: wider lists that do find something."""
        ways = []
        for words, other in [*self.wider(self.criteria), ("of every kind, everywhere", type(self.criteria)())]:
            count = len(self.find(other))
            if other != self.criteria and count:
                ways.append(Link(f"See {count} {self.noun}{'' if count == 1 else 's'} {words}", other.query))
        return ways[:3]


def _look_up(text: str) -> tuple[Place | None, str]:
    try:
        return (find_place(text) if text else None), ""
    except PlaceNotFound as error:
        return None, str(error)
