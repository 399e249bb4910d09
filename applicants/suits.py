"""Five questions that ask for nothing personal. The answers are in the address, and nowhere else.

Of a postcode its first half is kept there, and the council that it is in: a link that somebody passes on does not
say where they live.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import QueryDict

from applicants.ages import YOUNGEST
from applicants.enums import Answer
from applicants.selectors.matching import Answers, Match
from workforce_portal.places.models import Council
from workforce_portal.places.selectors import Place, PlaceNotFound, find_place

OLDEST = 110
NOT_SAID = "-"
MATTERS = {"soon": "Starting soon", "near": "Being close to home", "hours": "Fitting in with the rest of my week"}
HOURS = {"8": "Up to 8 hours", "16": "Up to 16 hours", "24": "Up to 24 hours", "37": "30 hours or more"}
NAMES = ("age", "near", "benefit", "hours", "matters")


@dataclass(frozen=True)
class Told:
    """What somebody answered, as it stands in the address: empty where a question was not reached yet."""

    age: str = ""
    near: str = ""
    area: str = ""
    benefit: str = ""
    hours: str = ""
    matters: str = ""

    @classmethod
    def read(cls, query: QueryDict) -> Told:
        """Whatever an address says that makes no sense counts as not reached."""
        return cls(
            age=_one_of(query.get("age", ""), [str(age) for age in range(OLDEST + 1)]),
            near=_near(query.get("near", "")),
            area=query.get("area", "") if Council.objects.filter(code=query.get("area", "")[:9]).exists() else "",
            benefit=_one_of(query.get("benefit", ""), [Answer.YES, Answer.NO]),
            hours=_one_of(query.get("hours", ""), list(HOURS)),
            matters=_one_of(query.get("matters", ""), list(MATTERS)),
        )

    @property
    def next_number(self) -> int:
        """The first question without an answer; one more than there are when all have one."""
        left = (number for number, name in enumerate(NAMES, start=1) if not getattr(self, name))
        return next(left, len(NAMES) + 1)

    @property
    def is_complete(self) -> bool:
        return self.next_number > len(NAMES)

    @property
    def is_too_young(self) -> bool:
        return self.age.isdigit() and int(self.age) < YOUNGEST

    def at(self, place: Place | None) -> Told:
        if place is None:
            return replace(self, near=NOT_SAID, area="")
        outcode = (place.postcode or place.name).split()[0] if place.easting else ""
        area = place.council.code if place.council else ""
        return replace(self, near=outcode or area or NOT_SAID, area=area)

    def query(self) -> str:
        return urlencode({name: value for name, value in self.__dict__.items() if value})

    def answers(self) -> Answers:
        """What the rules of programmes are tried with."""
        place = self.place
        council = Council.objects.filter(code=self.area).first() if self.area else None
        return Answers(
            age=int(self.age) if self.age.isdigit() else None,
            council=council or (place.council if place else None),
            easting=place.easting if place else None,
            northing=place.northing if place else None,
            claims_benefit=self.benefit if self.benefit != NOT_SAID else "",
            hours_free=int(self.hours) if self.hours.isdigit() else None,
        )

    @property
    def place(self) -> Place | None:
        try:
            return find_place(self.near)
        except PlaceNotFound:
            return None

    def sort(self, matches: list[Match]) -> list[Match]:
        """By what matters most; otherwise in the order of the rules: places, start, distance."""
        if self.matters == "near":
            return sorted(matches, key=lambda match: float("inf") if match.miles is None else match.miles)
        if self.matters == "hours":
            return sorted(matches, key=lambda match: match.programme.hours_a_week or 0)
        return matches


def _one_of(value: str, known: list[str]) -> str:
    return value if value in [*known, NOT_SAID] else ""


def _near(value: str) -> str:
    return value if value == NOT_SAID or (value.isalnum() and len(value) <= 9) else ""
