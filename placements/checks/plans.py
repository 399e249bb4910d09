"""Plans as plain data: who would be where, and whom that asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

HOURS_A_DAY = 7.5
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class SitePlan:
    """`most` is None where nobody knows."""

    name: str
    most: int | None
    audit_until: date | None = None


@dataclass(frozen=True)
class Person:
    name: str
    most: int
    days: frozenset[int]
    until: date | None = None  # the last day on which they are trained, and still work there

    def is_there(self, days: frozenset[date]) -> bool:
        """On at least one of these days; on the others they are rung."""
        return any(day.weekday() in self.days and (self.until is None or day <= self.until) for day in days)


@dataclass(frozen=True)
class Leg:
    """A stretch of one student at one site. Sites and people are named by their keys in the plan."""

    site: int
    starts_on: date
    ends_on: date
    days: frozenset[int]
    supervisors: frozenset[int] = frozenset()
    assessors: frozenset[int] = frozenset()

    def dates(self) -> Iterator[date]:
        for number in range((self.ends_on - self.starts_on).days + 1):
            day = self.starts_on + timedelta(days=number)
            if day.weekday() in self.days:
                yield day

    def weeks(self) -> dict[date, frozenset[date]]:
        """The days of each week, by its Monday."""
        found: dict[date, set[date]] = {}
        for day in self.dates():
            found.setdefault(monday(day), set()).add(day)
        return {week: frozenset(days) for week, days in found.items()}


@dataclass(frozen=True)
class Place:
    """One student's placement."""

    name: str
    legs: tuple[Leg, ...]


@dataclass(frozen=True)
class Plan:
    """`others` are places of other offers, which need sites and people as well; they are settled, so they come first.

    Whether somebody may supervise or assess a leg is told by the leg's own sets.
    """

    starts_on: date
    ends_on: date
    hours: int
    places: tuple[Place, ...]
    sites: Mapping[int, SitePlan]
    people: Mapping[int, Person]
    others: tuple[Place, ...] = ()

    def week_number(self, day: date) -> int:
        return (monday(day) - monday(self.starts_on)).days // 7 + 1


@dataclass(frozen=True)
class Finding:
    rule: str
    is_ok: bool
    sentence: str
    fix: str = ""


def monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
