"""The rules of a plan: each failure is a sentence with its fix, and what passes breaks no rule."""

from collections import Counter
from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from placements.checks import Leg, Person, Place, Plan, SitePlan, check
from placements.checks.covering import uncovered
from placements.checks.plans import monday
from placements.checks.words import say_weeks

START = date(2027, 2, 1)
WEEKDAYS = frozenset(range(5))
HOLLY, LIMES = 1, 2
BEV, KWAME, DILYS = 11, 12, 13


def week(number):
    return START + timedelta(weeks=number - 1)


def leg(first=1, last=4, *, site=HOLLY, supervisors=(BEV,), assessors=(DILYS,), days=WEEKDAYS):
    ends_on = week(last) + timedelta(days=4)
    return Leg(site, week(first), ends_on, days, frozenset(supervisors), frozenset(assessors))


def plan(*places, hours=0, people=(), others=(), **sites):
    everybody = {
        BEV: Person("Bev Ashworth", 2, WEEKDAYS),
        KWAME: Person("Kwame Asante", 1, WEEKDAYS),
        DILYS: Person("Dilys Mostyn", 9, WEEKDAYS),
    }
    known = {
        HOLLY: SitePlan("Holly Bank House", 2, date(2028, 1, 1)),
        LIMES: SitePlan("The Limes", 1, date(2028, 1, 1)),
    }
    named = tuple(Place(f"Student {number}", legs) for number, legs in enumerate(places, start=1))
    settled = tuple(Place(f"other {number}", legs) for number, legs in enumerate(others, start=1))
    known |= {{"holly": HOLLY, "limes": LIMES}[name]: value for name, value in sites.items()}
    return Plan(START, week(10) + timedelta(days=4), hours, named, known, {**everybody, **dict(people)}, settled)


def failed(made):
    return {one.rule: f"{one.sentence} {one.fix}" for one in check(made) if not one.is_ok}


def test_plan_with_nothing_wrong_passes_every_rule():
    assert failed(plan((leg(1, 4), leg(5, 8, site=LIMES)), (leg(1, 8, supervisors=(KWAME,)),), hours=300)) == {}


def test_too_many_students_in_some_weeks_are_named_with_the_fix():
    made = plan((leg(1, 3, site=LIMES),), (leg(2, 4, site=LIMES, supervisors=(KWAME,)),))

    assert failed(made)["room"] == (
        "In weeks 2 to 3 The Limes would have 2 students and can take 1. "
        "Move 1 student to another place or to later weeks, or take fewer."
    )


@pytest.mark.parametrize(
    ("most", "sentence"), [(0, "would have 1 student and can take 0"), (None, "has not said how many")]
)
def test_place_that_takes_nobody_or_does_not_know(most, sentence):
    assert sentence in failed(plan((leg(),), holly=SitePlan("Holly Bank House", most, date(2028, 1, 1))))["room"]


def test_students_of_other_offers_count():
    other = (leg(site=LIMES, supervisors=(KWAME,)),)

    assert "In weeks 1 to 4 The Limes would have 2 students" in failed(plan((leg(site=LIMES),), others=[other]))["room"]


def test_supervisor_has_room_for_so_many_and_no_more():
    made = plan((leg(),), (leg(),), (leg(2, 3),), holly=SitePlan("Holly Bank House", 9, date(2028, 1, 1)))

    assert failed(made).keys() == {"supervised"}
    assert failed(made)["supervised"].startswith("Student 3 has no supervisor in weeks 2 to 3.")


def test_two_supervisors_are_shared_out_so_that_all_have_one():
    both, one = leg(supervisors=(BEV, KWAME)), leg(supervisors=(BEV,))
    roomy = SitePlan("Holly Bank House", 9, date(2028, 1, 1))

    assert failed(plan((both,), (one,), (one,), holly=roomy)) == {}


def test_supervisor_who_leaves_in_week_3_leaves_the_later_weeks_open():
    leaves = {BEV: Person("Bev Ashworth", 2, WEEKDAYS, until=week(3) + timedelta(days=4))}

    assert failed(plan((leg(1, 5),), people=leaves)) == {
        "supervised": "Student 1 has no supervisor in weeks 4 to 5. Add a supervisor for these weeks, ask a university "
        "for one who visits, or offer fewer places."
    }


def test_long_arm_who_comes_one_day_a_week_covers_the_week():
    tuesdays = {BEV: Person("Bev Ashworth", 2, frozenset([1]))}
    assert failed(plan((leg(),), people=tuesdays)) == {}

    assert "supervised" in failed(plan((leg(days=frozenset([0, 2])),), people=tuesdays))


def test_place_without_a_registrant_says_which_weeks():
    assert "no supervisor in weeks 1 to 4" in failed(plan((leg(supervisors=()),)))["supervised"]


def test_student_without_an_assessor():
    assert "Student 1 has no assessor in weeks 1 to 4" in failed(plan((leg(assessors=()),)))["assessed"]


def test_nobody_supervises_and_assesses_the_same_student_in_whichever_leg():
    made = plan((leg(1, 2, supervisors=(BEV,)), leg(3, 4, supervisors=(KWAME,), assessors=(BEV,))))

    assert failed(made)["two-people"] == (
        "Bev Ashworth would both supervise and assess Student 1. Choose somebody else for one of the two."
    )


@pytest.mark.parametrize(
    ("legs", "sentence"),
    [
        ((leg(4, 2),), "ends before it begins"),
        ((leg(1, 3), leg(3, 4, site=LIMES)), "in two places at once in week 3"),
        ((leg(1, 2), leg(4, 5, site=LIMES)), "has nowhere to be after week 2"),
        ((leg(9, 11),), "lies outside the dates of the offer"),
        ((), "Student 1 is nowhere"),
    ],
)
def test_legs_follow_one_another_inside_the_offer(legs, sentence):
    assert sentence in failed(plan(legs))["legs"]


@pytest.mark.parametrize(
    ("until", "sentence"),
    [(date(2027, 2, 10), "runs out on 10 February 2027, and students are there later"), (None, "has no valid audit")],
)
def test_audit_that_ends_midway_is_said(until, sentence):
    assert sentence in failed(plan((leg(),), holly=SitePlan("Holly Bank House", 2, until)))["audited"]


def test_too_few_hours_are_said():
    assert "Student 1 would have 150 hours of 300" in failed(plan((leg(),), hours=300))["hours"]


@pytest.mark.parametrize(
    ("numbers", "said"), [([3], "week 3"), ([4, 3], "weeks 3 to 4"), ([1, 3, 5, 6, 7], "weeks 1, 3 and 5 to 7")]
)
def test_weeks_are_said_in_runs(numbers, said):
    assert say_weeks(numbers) == said


wishes = st.dictionaries(st.integers(0, 5), st.lists(st.integers(0, 3), unique=True), max_size=6)
rooms = st.fixed_dictionaries({person: st.integers(0, 3) for person in range(4)})


@settings(max_examples=50, deadline=None)
@given(wishes, rooms)
def test_sharing_out_leaves_out_as_few_as_can_be(wished, room):
    left_out = len(uncovered(wished, room))

    assert left_out == _fewest_left_out(wished, room)


def _fewest_left_out(wished, room):
    """By Hall's theorem with room: the largest shortage of any group of students."""
    shortage = 0
    for size in range(1, len(wished) + 1):
        for group in combinations(wished, size):
            people = {person for student in group for person in wished[student]}
            shortage = max(shortage, size - sum(room[person] for person in people))
    return shortage


legs_drawn = st.builds(
    leg,
    st.integers(1, 5),
    st.integers(3, 10),
    site=st.sampled_from([HOLLY, LIMES]),
    supervisors=st.sets(st.sampled_from([BEV, KWAME, DILYS]), min_size=1),
    assessors=st.sets(st.sampled_from([BEV, KWAME, DILYS]), min_size=1, max_size=1),
    days=st.sets(st.sampled_from(range(5)), min_size=1).map(frozenset),
)
places_drawn = st.lists(st.lists(legs_drawn, min_size=1, max_size=2).map(tuple), min_size=1, max_size=4)


@settings(max_examples=50, deadline=None)
@given(places_drawn)
def test_no_plan_that_passes_breaks_a_cap(places):
    made = plan(*places)
    if failed(made):
        return

    there = Counter((one.site, day) for place in made.places for one in place.legs for day in one.dates())
    assert all(number <= made.sites[site].most for (site, _), number in there.items())
    for place in made.places:
        supervisors = {key for one in place.legs for key in one.supervisors}
        assert supervisors.isdisjoint(key for one in place.legs for key in one.assessors)
    for monday_of, needing in _supervised_in_weeks(made).items():
        room = sum(made.people[key].most for key in {key for one in needing for key in one.supervisors})
        assert len(needing) <= room, monday_of


def _supervised_in_weeks(made):
    weeks = {}
    for place in made.places:
        for one in place.legs:
            for begins in {monday(day) for day in one.dates()}:
                weeks.setdefault(begins, []).append(one)
    return weeks
