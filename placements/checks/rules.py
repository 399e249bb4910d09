"""The rules, in the order in which they are read. Each gives one finding."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise

from placements.checks.covering import uncovered
from placements.checks.plans import HOURS_A_DAY, Finding, Leg, Place, Plan
from placements.checks.words import listed, say_weeks, students

# A leg that ends on Friday and the next that begins on Monday follow one another.
LONGEST_GAP = timedelta(days=3)


def check(plan: Plan) -> list[Finding]:
    """Every rule's finding, those that fail first."""
    rules = (_legs_follow, _sites_have_room, _supervised, _assessed, _two_people, _audited, _hours)
    return sorted((rule(plan) for rule in rules), key=lambda finding: finding.is_ok)


def _legs(plan: Plan) -> Iterator[tuple[Place, Leg]]:
    return ((place, leg) for place in plan.places for leg in place.legs)


def _legs_follow(plan: Plan) -> Finding:
    wrong = [said for place in plan.places for said in _breaks(plan, place)]
    if wrong:
        return Finding("legs", False, " ".join(wrong), "Change the dates so that each leg follows the one before.")
    return Finding("legs", True, "Each student’s weeks follow one another, inside the dates of the offer.")


def _breaks(plan: Plan, place: Place) -> Iterator[str]:
    if not place.legs:
        yield f"{place.name} is nowhere."
    legs = sorted(place.legs, key=lambda leg: (leg.starts_on, leg.ends_on))
    for leg in legs:
        if leg.ends_on < leg.starts_on:
            yield f"{place.name}: the leg at {plan.sites[leg.site].name} ends before it begins."
        elif leg.starts_on < plan.starts_on or leg.ends_on > plan.ends_on:
            yield f"{place.name}: the leg at {plan.sites[leg.site].name} lies outside the dates of the offer."
    for before, after in pairwise(legs):
        if after.starts_on <= before.ends_on:
            yield f"{place.name} would be in two places at once in {_week(plan, after.starts_on)}."
        elif after.starts_on - before.ends_on > LONGEST_GAP:
            yield f"{place.name} has nowhere to be after {_week(plan, before.ends_on)}."


def _week(plan: Plan, day: date) -> str:
    return say_weeks([plan.week_number(day)])


def _sites_have_room(plan: Plan) -> Finding:
    there = _students_by_day(plan)
    said, fixes = [], []
    for key, days in there.items():
        site = plan.sites[key]
        if site.most is None:
            said.append(f"{site.name} has not said how many students it can have on one day.")
            fixes.append(f"Enter it in “About {site.name}”.")
            continue
        over = {day: number for day, number in days.items() if number > site.most}
        if over:
            weeks = say_weeks(plan.week_number(day) for day in over)
            most = max(over.values())
            said.append(f"In {weeks} {site.name} would have {students(most)} and can take {site.most}.")
            fixes.append(f"Move {students(most - site.most)} to another place or to later weeks, or take fewer.")
    if said:
        return Finding("room", False, " ".join(said), " ".join(fixes))
    return Finding("room", True, "No place has more students on any day than it can take.")


def _students_by_day(plan: Plan) -> dict[int, Counter[date]]:
    """At each site of the plan, on the days on which it is asked for."""
    there: dict[int, Counter[date]] = defaultdict(Counter)
    for _, leg in _legs(plan):
        there[leg.site].update(leg.dates())
    taken = Counter((leg.site, day) for place in plan.others for leg in place.legs for day in leg.dates())
    return {
        site: Counter({day: number + taken[site, day] for day, number in days.items()}) for site, days in there.items()
    }


def _supervised(plan: Plan) -> Finding:
    """In each week of each student somebody supervises who has room and comes on one of the student's days."""
    room = {key: one.most for key, one in plan.people.items()}
    ours = {place.name for place in plan.places}
    lacking: dict[str, set[int]] = defaultdict(set)
    for week, wishes in _wishes_by_week(plan).items():
        for name, _ in uncovered(wishes, room):
            if name in ours:
                lacking[name].add(plan.week_number(week))
    if not lacking:
        return Finding("supervised", True, "Every student has a supervisor with time for them in every week.")
    said = [f"{name} has no supervisor in {say_weeks(weeks)}." for name, weeks in lacking.items()]
    fix = "Add a supervisor for these weeks, ask a university for one who visits, or offer fewer places."
    return Finding("supervised", False, " ".join(said), fix)


def _wishes_by_week(plan: Plan) -> dict[date, dict[tuple[str, int], list[int]]]:
    """Who could supervise each student's leg in each week; those of settled offers come first."""
    wishes: dict[date, dict[tuple[str, int], list[int]]] = defaultdict(dict)
    for place in (*plan.others, *plan.places):
        for number, leg in enumerate(place.legs):
            for week, days in leg.weeks().items():
                able = [key for key in sorted(leg.supervisors) if plan.people[key].is_there(days)]
                wishes[week][place.name, number] = able
    return wishes


def _assessed(plan: Plan) -> Finding:
    lacking: dict[str, set[int]] = defaultdict(set)
    for place, leg in _legs(plan):
        able = [plan.people[key] for key in leg.assessors]
        for week in leg.weeks():
            if not any(one.until is None or one.until >= week for one in able):
                lacking[place.name].add(plan.week_number(week))
    if not lacking:
        return Finding("assessed", True, "Every student has an assessor.")
    said = [f"{name} has no assessor in {say_weeks(weeks)}." for name, weeks in lacking.items()]
    fix = "Add somebody else who may assess, or ask the university for an assessor who visits."
    return Finding("assessed", False, " ".join(said), fix)


def _two_people(plan: Plan) -> Finding:
    both: dict[str, list[str]] = defaultdict(list)
    for place in plan.places:
        supervisors = {key for leg in place.legs for key in leg.supervisors}
        assessors = {key for leg in place.legs for key in leg.assessors}
        for key in sorted(supervisors & assessors):
            both[plan.people[key].name].append(place.name)
    if not both:
        return Finding("two-people", True, "Nobody both supervises and assesses the same student.")
    said = [f"{name} would both supervise and assess {listed(places)}." for name, places in both.items()]
    return Finding("two-people", False, " ".join(said), "Choose somebody else for one of the two.")


def _audited(plan: Plan) -> Finding:
    last: dict[int, date] = {}
    for _, leg in _legs(plan):
        last[leg.site] = max(leg.ends_on, last.get(leg.site, leg.ends_on))
    said = list(_audits_that_end(plan, last.items()))
    if said:
        fix = "Ask a university for an audit before then: one serves all universities, for two years."
        return Finding("audited", False, " ".join(said), fix)
    return Finding("audited", True, "Every place has an audit that is valid to the last day.")


def _audits_that_end(plan: Plan, last: Iterable[tuple[int, date]]) -> Iterator[str]:
    for key, day in last:
        site = plan.sites[key]
        if site.audit_until is None:
            yield f"{site.name} has no valid audit for these students."
        elif site.audit_until < day:
            yield f"The audit of {site.name} runs out on {site.audit_until:%-d %B %Y}, and students are there later."


def _hours(plan: Plan) -> Finding:
    hours = {place.name: HOURS_A_DAY * len({day for leg in place.legs for day in leg.dates()}) for place in plan.places}
    short = {name: number for name, number in hours.items() if number < plan.hours}
    if not short:
        return Finding("hours", True, f"Every student can do {min(hours.values(), default=0):g} hours or more.")
    said = [f"{name} would have {number:g} hours of {plan.hours}." for name, number in short.items()]
    return Finding("hours", False, " ".join(said), "Add days or weeks, or say fewer hours.")
