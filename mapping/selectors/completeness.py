"""What an entry needs before the public may see it, and what would make it better."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from mapping.enums import REFERRED, Audience, Delivery, Through
from mapping.models import Activity

# Where the form of an entry has it.
COVERAGE, WAYS_IN, PLACES = "#coverage-group", "#ways_in-group", "#held_at-group"
ENOUGH_WORDS = 40


class Missing(NamedTuple):
    """`what` is a sentence; `where` leads to the field in the entry's form."""

    what: str
    where: str


def missing_before_publishing(activity: Activity, *, on: date) -> list[Missing]:
    return list(_missing(activity, on))


def _missing(activity: Activity, on: date) -> Iterator[Missing]:
    if not activity.description.strip():
        yield Missing("Describe what happens.", "#id_description")
    if not activity.is_free and not activity.costs:
        yield Missing("Say what it costs.", "#id_costs")
    if activity.is_over(on):
        yield Missing("It is over. Change its last day.", "#id_ends_on")
    if not activity.organisation.is_active:
        yield Missing("Its organisation no longer works with us. Choose another.", "#id_organisation")
    if not activity.coverage.all():
        yield Missing("Say for people of which area it is.", COVERAGE)
    if activity.delivery in (Delivery.PERSON, Delivery.MIXED) and not activity.held_at.all():
        yield Missing("Say where it takes place.", PLACES)
    known = {(way.audience, way.through) for way in activity.ways_in.all()}
    for audience in activity.audiences:
        if (audience, Through.SELF) not in known:
            yield Missing(f"Say how {_named(audience)} get in.", WAYS_IN)
        if audience in REFERRED and (audience, Through.PROFESSIONAL) not in known:
            yield Missing(f"Say how a professional gets {_named(audience)} in.", WAYS_IN)


def _named(audience: str) -> str:
    label = Audience(audience).label
    return label[0].lower() + label[1:]


class Criterion(NamedTuple):
    points: int
    advice: str
    where: str
    is_met: Callable[[Activity], bool]
    applies: Callable[[Activity], bool] = lambda activity: True


def _has_place(activity: Activity) -> bool:
    return bool(activity.held_at.all())


CRITERIA = (
    Criterion(20, "add a phone number", WAYS_IN, lambda one: any(way.phone for way in one.ways_in.all())),
    Criterion(10, "add an e-mail address", WAYS_IN, lambda one: any(way.email for way in one.ways_in.all())),
    Criterion(15, "choose who of the organisation answers for it", "#id_owner", lambda one: one.has_live_owner),
    Criterion(
        10,
        "say more about what happens and what it leads to",
        "#id_description",
        lambda one: len(one.description.split()) >= ENOUGH_WORDS,
    ),
    Criterion(15, "say when it takes place", PLACES, lambda one: any(at.times for at in one.held_at.all()), _has_place),
    Criterion(
        15,
        "say how to get in and around: steps, lift, parking",
        PLACES,
        lambda one: all(at.location.access for at in one.held_at.all()),
        _has_place,
    ),
    Criterion(5, "say for which ages it is", "#id_age_from", lambda one: bool(one.ages)),
    Criterion(10, "say what it costs, or what is paid for", "#id_costs", lambda one: bool(one.costs)),
)


class Gain(NamedTuple):
    points: int
    advice: str
    where: str

    def __str__(self) -> str:
        return f"To gain {self.points} point{'' if self.points == 1 else 's'}: {self.advice}."


@dataclass(frozen=True)
class Quality:
    score: int
    gains: list[Gain]


def quality_of(activity: Activity) -> Quality:
    """From 0 to 100, of what applies to it, and what would raise it. For its owner and staff; never shown as a rank."""
    applying = [one for one in CRITERIA if one.applies(activity)]
    whole = sum(one.points for one in applying)
    unmet = [one for one in applying if not one.is_met(activity)]
    lost = [round(one.points * 100 / whole) for one in unmet]
    gains = [Gain(points, one.advice, one.where) for points, one in zip(lost, unmet, strict=True)]
    score = 100 - sum(lost) if len(unmet) < len(applying) else 0
    return Quality(score, sorted(gains, key=lambda gain: -gain.points))
