"""The list of activities: for people of one's own council first, then just over the border, then further away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum
from functools import cached_property
from typing import Any, ClassVar

from django.http import QueryDict

from mapping.enums import Audience, Theme
from mapping.selectors.activities import ListedActivity, listed_activities
from workforce_portal.places import narrowing
from workforce_portal.places.models import Council
from workforce_portal.places.narrowing import Link
from workforce_portal.places.reference import neighbours, outcodes
from workforce_portal.places.selectors import councils

# A neighbour may be a county, whose other end is a day out.
MOST_MILES_OVER_THE_BORDER = 8
FAR = 1_000.0
HOW = {"person": "In person", "online": "Online or by telephone", "outreach": "They come to you"}
ALSO = {"free": "Free", "open": "Open now"}


class Band(IntEnum):
    OWN = 0
    BORDER = 1
    FURTHER = 2
    ONLINE = 3


@dataclass(frozen=True)
class ActivityCriteria(narrowing.Criteria):
    """`council` is the slug that somebody chose whose postcode area lies in several."""

    q: str = ""
    council: str = ""
    theme: frozenset[str] = frozenset()
    audience: frozenset[str] = frozenset()
    also: frozenset[str] = frozenset()

    groups: ClassVar[tuple[str, ...]] = ("theme", "audience", "how", "also")
    words: ClassVar[tuple[str, ...]] = ("q", "place", "council", "miles")

    @classmethod
    def _read(cls, query: QueryDict) -> dict[str, Any]:
        text = " ".join(query.get("q", "").replace("\0", "").split())[:100]
        return {**super()._read(query), "q": text, "council": query.get("council", "")[:50], "sort": cls.sort}


class ActivitySearch(narrowing.Search[ListedActivity, ActivityCriteria]):
    noun = "result"
    headings: ClassVar[dict[str, str]] = {
        "theme": "Theme",
        "audience": "Who it is for",
        "how": "How it is given",
        "also": "Only what is",
    }

    def __init__(self, criteria: ActivityCriteria, *, on: date) -> None:
        super().__init__(criteria, listed_activities(on=on, text=criteria.q))

    @cached_property
    def own_labels(self) -> dict[str, dict[str, str]]:
        return {"theme": dict(Theme.choices), "audience": dict(Audience.choices), "how": HOW, "also": ALSO}

    # --- where somebody is ---

    @cached_property
    def around(self) -> list[Council]:
        """The councils in which the place may lie: several where only half a postcode is known."""
        if self.place is None:
            return []
        if self.place.council:
            return [self.place.council]
        outcode = outcodes().get(self.place.name.split(" ")[0])
        codes = outcode.council_codes if outcode else ()
        return [council for council in councils() if council.code in codes]

    @cached_property
    def council(self) -> Council | None:
        """The one in which they are, where it is known or they have said."""
        chosen = [one for one in self.around if len(self.around) == 1 or one.slug == self.criteria.council]
        return chosen[0] if chosen else None

    @property
    def which_council(self) -> list[Link]:
        """Where the place may lie in several: the same list for each."""
        if self.council or len(self.around) < 2:
            return []
        return [Link(str(one), replace(self.criteria, council=one.slug).query) for one in self.around]

    @cached_property
    def own_codes(self) -> frozenset[str]:
        return frozenset({self.council.code} if self.council else {one.code for one in self.around})

    @cached_property
    def next_door(self) -> frozenset[str]:
        return frozenset().union(*(neighbours()[code] for code in self.own_codes)) - self.own_codes

    # --- what is near ---

    def is_near(self, row: ListedActivity, criteria: ActivityCriteria) -> bool:
        """What nobody travels to is near those for whom it is; all else within the miles, or next door."""
        if self.place is None or not criteria.place:
            return True
        distance = self.miles[row.pk]
        if distance is not None:
            return criteria.miles == "any" or distance <= int(criteria.miles)
        if row.is_online or self.can_measure:
            return bool(row.covers & self.own_codes)
        return bool(row.covers & (self.own_codes | self.next_door))

    def find(self, criteria: ActivityCriteria, *, ignoring: str = "") -> list[ListedActivity]:
        rows = super().find(criteria, ignoring=ignoring)
        if criteria.place:
            rows.sort(key=lambda row: (self.band(row), FAR if (far := self.miles[row.pk]) is None else far))
        return rows

    def band(self, row: ListedActivity) -> Band:
        if row.is_online:
            return Band.ONLINE
        if row.covers & self.own_codes:
            return Band.OWN
        distance = self.miles[row.pk]
        if distance is None:
            return Band.BORDER if row.covers & self.next_door else Band.FURTHER
        return Band.BORDER if distance <= MOST_MILES_OVER_THE_BORDER else Band.FURTHER

    @cached_property
    def bands(self) -> dict[int, str]:
        """The heading under which each stands; none where no place is named."""
        if self.place is None:
            return {row.pk: "" for row in self.found}
        own = f"For people in {self.council}" if self.council else f"For people around {self.place.name}"
        words = {
            Band.OWN: own,
            Band.BORDER: "Just over the border",
            Band.FURTHER: "Further away",
            Band.ONLINE: "Online or by telephone",
        }
        return {row.pk: words[self.band(row)] for row in self.found}

    # --- ways on ---

    def wider(self, criteria: ActivityCriteria) -> Iterable[tuple[str, ActivityCriteria]]:
        return [
            ("online or by telephone", replace(criteria, how=frozenset({"online"}))),
            ("at any distance", replace(criteria, miles="any")),
            ("on every theme", replace(criteria, theme=frozenset())),
            ("for everybody", replace(criteria, audience=frozenset())),
        ]

    def own_tags(self) -> list[Link]:
        words = self.criteria.q
        return [Link(f"“{words}”", replace(self.criteria, q="").query)] if words else []
