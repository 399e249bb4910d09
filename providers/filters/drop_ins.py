"""The list of drop-ins, narrowed. Everything is in the address, so that a list can be sent to a colleague."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from urllib.parse import urlencode

from django.http import QueryDict

from providers.models import DropInType, Topic
from providers.selectors import Listed, listed_drop_ins
from workforce_portal.places.selectors import Place, PlaceNotFound, find_place

MILES = {"5": "Up to 5 miles", "10": "Up to 10 miles", "20": "Up to 20 miles", "any": "Any distance"}
HOW = {"person": "In person", "online": "Online"}
GROUPS = {"how": "How you meet", "topic": "What you want help with", "month": "Month"}


@dataclass(frozen=True)
class Criteria:
    """What an address of the list asks for. Words that mean nothing are left out: addresses get mangled."""

    place: str = ""
    miles: str = "20"
    how: frozenset[str] = frozenset()
    topic: frozenset[str] = frozenset()
    month: frozenset[str] = frozenset()
    kind: str = ""
    sort: str = "soonest"

    @classmethod
    def from_query(cls, query: QueryDict) -> Criteria:
        return cls(
            place=" ".join(query.get("place", "").replace("\0", "").split())[:100],
            miles=query.get("miles", "") if query.get("miles") in MILES else cls.miles,
            how=frozenset(query.getlist("how")) & HOW.keys(),
            topic=frozenset(query.getlist("topic")[:50]),
            month=frozenset(query.getlist("month")[:50]),
            kind=query.get("kind", "").replace("\0", "")[:50],
            sort="nearest" if query.get("sort") == "nearest" else cls.sort,
        )

    @property
    def query(self) -> str:
        """The same list's query, written in one way only."""
        usual = Criteria()
        pairs = [
            (name, value)
            for name in ("place", "miles", "kind", "sort")
            if (value := getattr(self, name)) != getattr(usual, name)
        ]
        pairs += [(group, value) for group in GROUPS for value in sorted(getattr(self, group))]
        return urlencode(pairs)

    def without(self, group: str, value: str) -> Criteria:
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


class DropInSearch:
    """What the criteria find among the coming drop-ins, and what each further choice would find."""

    def __init__(self, criteria: Criteria, *, at: datetime) -> None:
        self.rows = listed_drop_ins(at=at)
        self.place, self.place_error = _look_up(criteria.place)
        labels = self.labels
        self.kind = DropInType.objects.filter(slug=criteria.kind).first() if criteria.kind else None
        self.criteria = replace(
            criteria,
            **{group: getattr(criteria, group) & labels[group].keys() for group in GROUPS},
            kind=self.kind.slug if self.kind else "",
            place=criteria.place if self.place else "",
            sort=criteria.sort if self.can_measure else "soonest",
        )

    @cached_property
    def labels(self) -> dict[str, dict[str, str]]:
        """The choices that the coming drop-ins offer, with their words."""
        slugs = {slug for row in self.rows for slug in row.topics}
        topics = dict(Topic.objects.filter(slug__in=slugs).values_list("slug", "name")) if slugs else {}
        months = {row.month: f"{date.fromisoformat(row.month + '-01'):%B %Y}" for row in self.rows}
        return {"how": HOW, "topic": topics, "month": months}

    @property
    def can_measure(self) -> bool:
        return self.place is not None and self.place.easting is not None

    @cached_property
    def miles(self) -> dict[int, float | None]:
        return {row.pk: row.miles_from(self.place) if self.place else None for row in self.rows}

    @cached_property
    def found(self) -> list[Listed]:
        return self.find(self.criteria)

    def find(self, criteria: Criteria, *, ignoring: str = "") -> list[Listed]:
        rows = [row for row in self.rows if self._passes(row, criteria, ignoring)]
        if criteria.sort == "nearest":
            rows.sort(key=lambda row: (self.miles[row.pk] is None, self.miles[row.pk] or 0))
        return rows

    def _passes(self, row: Listed, criteria: Criteria, ignoring: str) -> bool:
        groups = (group for group in GROUPS if group != ignoring and getattr(criteria, group))
        return (
            self._is_near(row, criteria)
            and criteria.kind in ("", row.kind)
            and all(getattr(criteria, group) & _values(row, group) for group in groups)
        )

    def _is_near(self, row: Listed, criteria: Criteria) -> bool:
        """Online is near everywhere; a council takes in what is held in it; a postcode what is within the miles."""
        if row.is_online or self.place is None or not criteria.place:
            return True
        distance = self.miles[row.pk]
        if distance is None:
            return self.place.council is not None and row.council == self.place.council.code
        return criteria.miles == "any" or distance <= int(criteria.miles)

    @cached_property
    def groups(self) -> list[tuple[str, str, list[Choice]]]:
        return [(group, heading, self._choices(group)) for group, heading in GROUPS.items()]

    def _choices(self, group: str) -> list[Choice]:
        """Each choice with the number that it would leave, the other groups being as they are."""
        rows = self.find(self.criteria, ignoring=group)
        chosen = getattr(self.criteria, group)
        return [
            Choice(value, label, sum(value in _values(row, group) for row in rows), value in chosen)
            for value, label in self.labels[group].items()
        ]

    @cached_property
    def tags(self) -> list[Link]:
        """The choices in use, each with the list without it."""
        tags = []
        if self.place:
            tags.append(Link(self._where, replace(self.criteria, place="", miles=Criteria.miles).query))
        if self.kind:
            tags.append(Link(self.kind.name, replace(self.criteria, kind="").query))
        tags += [
            Link(choice.label, self.criteria.without(group, choice.value).query)
            for group, _, choices in self.groups
            for choice in choices
            if choice.is_chosen
        ]
        return tags

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
        """When nothing is found: wider lists that do find something, the closest to what was asked first."""
        criteria, ways = self.criteria, []
        wider = [
            ("online", replace(criteria, how=frozenset({"online"}))),
            ("up to 20 miles away", replace(criteria, miles="20")),
            ("at any distance", replace(criteria, miles="any")),
            ("in any month", replace(criteria, month=frozenset())),
            ("on any topic", replace(criteria, topic=frozenset())),
            ("of every kind, everywhere", Criteria()),
        ]
        for words, other in wider:
            count = len(self.find(other))
            if other != criteria and count:
                ways.append(Link(f"See {count} drop-in{'' if count == 1 else 's'} {words}", other.query))
        return ways[:3]


def _values(row: Listed, group: str) -> frozenset[str]:
    if group == "topic":
        return row.topics
    return frozenset({row.month if group == "month" else "online" if row.is_online else "person"})


def _look_up(text: str) -> tuple[Place | None, str]:
    try:
        return (find_place(text) if text else None), ""
    except PlaceNotFound as error:
        return None, str(error)
