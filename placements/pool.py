"""The pool calculator: what two to five small places could host together, and which one change would unlock most.

It builds a rota in which students move from place to place, and asks the same checks as publishing does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from placements.checks import Leg, Person, Place, Plan, SitePlan, check
from placements.checks.words import listed, say_weeks, students

# Any Monday will do: nothing here depends on the calendar.
START = date(2027, 2, 1)
WORKING_WEEK = frozenset(range(5))
FOR_GOOD = date.max
UNIVERSITYS_SUPERVISOR_TAKES = 2


@dataclass(frozen=True)
class PoolPlace:
    """`supervises` is how many students its supervisors can look after; `assesses`: somebody else there may assess."""

    name: str
    most: int
    supervises: int
    assesses: bool = False


@dataclass(frozen=True)
class Help:
    """What a university might add."""

    supervises: int = 0
    assesses: bool = False


@dataclass(frozen=True)
class Pool:
    number: int
    weeks: int
    rota: list[str]
    missing: list[str]
    alone: list[str]
    unlock: str


def calculate(places: Sequence[PoolPlace], *, weeks: int) -> Pool:
    number = _most(places, weeks, Help())
    plan = _plan(places, max(number, 1), weeks, Help())
    return Pool(
        number=number,
        weeks=weeks,
        rota=[_say_student(plan, place) for place in plan.places] if number else [],
        missing=[] if number else [f"{one.sentence} {one.fix}" for one in check(plan) if not one.is_ok],
        alone=[f"{place.name} alone: {_say_number(_most([place], weeks, Help()))}." for place in places],
        unlock=_unlock(places, weeks, number),
    )


def _most(places: Sequence[PoolPlace], weeks: int, help_: Help) -> int:
    """The largest number of students whose rota passes every check; where one cannot come, more cannot either."""
    if not _passes(places, 1, weeks, help_):
        return 0
    room = min(sum(place.most for place in places), sum(place.supervises for place in places) + help_.supervises)
    return next((number for number in range(room, 1, -1) if _passes(places, number, weeks, help_)), 1)


def _passes(places: Sequence[PoolPlace], number: int, weeks: int, help_: Help) -> bool:
    return all(finding.is_ok for finding in check(_plan(places, number, weeks, help_)))


def _plan(places: Sequence[PoolPlace], number: int, weeks: int, help_: Help) -> Plan:
    supervisors, assessors, people = _people(places, help_)
    slots = [key for key, place in enumerate(places) for _ in range(place.most)] or [0]
    return Plan(
        starts_on=START,
        ends_on=START + timedelta(weeks=weeks, days=-3),
        hours=0,
        places=tuple(
            Place(f"Student {student + 1}", tuple(_legs(student, slots, weeks, supervisors, assessors)))
            for student in range(number)
        ),
        sites={key: SitePlan(place.name, place.most, FOR_GOOD) for key, place in enumerate(places)},
        people=people,
    )


def _people(places: Sequence[PoolPlace], help_: Help) -> tuple[frozenset[int], frozenset[int], dict[int, Person]]:
    """Supervisors visit every place; an assessor is somebody else."""
    supervisors = [Person(place.name, place.supervises, WORKING_WEEK) for place in places if place.supervises]
    if help_.supervises:
        supervisors.append(Person("the university", help_.supervises, frozenset([1])))
    has_assessor = help_.assesses or any(place.assesses for place in places)
    assessors = [Person("the assessor", 1, WORKING_WEEK)] if has_assessor else []
    people = dict(enumerate([*supervisors, *assessors]))
    first = len(supervisors)
    return frozenset(range(first)), frozenset(range(first, len(people))), people


def _legs(
    student: int, slots: list[int], weeks: int, supervisors: frozenset[int], assessors: frozenset[int]
) -> Iterator[Leg]:
    """All students move on together by as many slots, so that nobody ever finds a slot taken."""
    stays = min(len(set(slots)), weeks)
    step = -(-len(slots) // stays)
    for stay in range(stays):
        first, last = weeks * stay // stays, weeks * (stay + 1) // stays
        site = slots[(student + stay * step) % len(slots)]
        ends_on = START + timedelta(weeks=last, days=-3)
        yield Leg(site, START + timedelta(weeks=first), ends_on, WORKING_WEEK, supervisors, assessors)


def _unlock(places: Sequence[PoolPlace], weeks: int, number: int) -> str:
    """The one change by which most more students could come; empty where none helps alone."""
    tried = [(_most(changed, weeks, help_), said) for said, changed, help_ in _changes(places)]
    best = max((count for count, _ in tried), default=0)
    if best <= number:
        return ""
    said = next(said for count, said in tried if count == best)
    return f"If {said}, you could host {students(best)}."


def _changes(places: Sequence[PoolPlace]) -> Iterator[tuple[str, Sequence[PoolPlace], Help]]:
    yield "a university sent an assessor", places, Help(assesses=True)
    visiting = Help(supervises=UNIVERSITYS_SUPERVISOR_TAKES)
    yield f"a university sent a supervisor one day a week, for {students(visiting.supervises)}", places, visiting
    for key, place in enumerate(places):
        for said, changed in (
            (f"{place.name} took one student more at a time", replace(place, most=place.most + 1)),
            (
                f"somebody at {place.name} could supervise one student more",
                replace(place, supervises=place.supervises + 1),
            ),
        ):
            yield said, [*places[:key], changed, *places[key + 1 :]], Help()


def _say_student(plan: Plan, place: Place) -> str:
    """Student 1: weeks 1 to 3 at Holly Bank, weeks 4 to 6 at The Limes."""
    stays = [
        f"{say_weeks(plan.week_number(day) for day in leg.dates())} at {plan.sites[leg.site].name}"
        for leg in place.legs
    ]
    return f"{place.name}: {listed(stays)}"


def _say_number(number: int) -> str:
    return students(number) if number else "no student"
