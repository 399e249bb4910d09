from datetime import date, timedelta

import pytest

from applicants.enums import Answer
from applicants.selectors.matching import Answers, Verdict, answers_of, match_programmes, rules_of, suiting
from tests.factories.applicants import (
    NOW,
    START,
    TODAY,
    ApplicantFactory,
    CohortFactory,
    ProgrammeFactory,
    SeatFactory,
)
from tests.factories.places import council

pytestmark = pytest.mark.django_db

TO_WORK = "Needs the right to work in the UK"
MET, NOT_MET, UNKNOWN = Verdict.MET, Verdict.NOT_MET, Verdict.UNKNOWN


def rule(programme, key, **answers):
    found = {one.key: one for one in rules_of(programme, Answers(**answers))}
    return (found[key].verdict, found[key].words) if key in found else None


@pytest.mark.parametrize(
    ("age", "verdict", "words"),
    [
        (15, NOT_MET, "For ages 16 to 30: you are 15"),
        (16, MET, "For ages 16 to 30: you are 16"),
        (30, MET, "For ages 16 to 30: you are 30"),
        (31, NOT_MET, "For ages 16 to 30: you are 31"),
        (34, NOT_MET, "For ages 16 to 30: you are 34"),
        (None, UNKNOWN, "For ages 16 to 30: we do not know yours"),
    ],
)
def test_the_kings_trust_is_for_sixteen_to_thirty(age, verdict, words):
    assert rule(ProgrammeFactory(kings_trust=True), "age", age=age) == (verdict, words)


def test_ages_without_an_end():
    assert rule(ProgrammeFactory(), "age", age=71) == (MET, "For ages 16 and over: you are 71")


@pytest.mark.parametrize(
    ("answer", "verdict", "words"),
    [
        (Answer.YES, MET, "For people on Universal Credit, JSA or ESA: you are"),
        (Answer.NO, NOT_MET, "For people on Universal Credit, JSA or ESA: you are not"),
        (Answer.PREFER_NOT, UNKNOWN, "For people on Universal Credit, JSA or ESA: you have not said"),
        ("", UNKNOWN, "For people on Universal Credit, JSA or ESA: you have not said"),
    ],
)
def test_a_work_academy_is_for_people_on_a_benefit(answer, verdict, words):
    assert rule(ProgrammeFactory(swap=True), "benefit", claims_benefit=answer) == (verdict, words)


def test_conditions_that_a_programme_does_not_have_are_not_named():
    programme = ProgrammeFactory(needs_right_to_work=False)

    assert [one.key for one in rules_of(programme, Answers())] == ["age"]


@pytest.mark.parametrize(
    ("facts", "key", "answers", "verdict", "words"),
    [
        ({}, "right_to_work", {"may_work_in_uk": "yes"}, MET, f"{TO_WORK}: you have it"),
        ({}, "right_to_work", {"may_work_in_uk": "no"}, NOT_MET, f"{TO_WORK}: you do not have it yet"),
        ({"needs_driving": True}, "driving", {"drives": "no"}, NOT_MET, "Needs somebody who can drive: you cannot"),
        ({"needs_driving": True}, "driving", {}, UNKNOWN, "Needs somebody who can drive: you have not said"),
        ({"hours_a_week": 16}, "hours", {"hours_free": 16}, MET, "Takes 16 hours a week: you have 16"),
        ({"hours_a_week": 16}, "hours", {"hours_free": 12}, NOT_MET, "Takes 16 hours a week: you have 12"),
        ({"hours_a_week": 16}, "hours", {}, UNKNOWN, "Takes 16 hours a week: we do not know how many you have"),
    ],
)  # fmt: skip
def test_other_conditions_in_words(facts, key, answers, verdict, words):
    assert rule(ProgrammeFactory(**facts), key, **answers) == (verdict, words)


def test_area_is_where_somebody_lives():
    programme = ProgrammeFactory()
    programme.councils.set([council("Wigan"), council("Bolton")])

    assert rule(programme, "area", council=council("Wigan")) == (
        MET,
        "For people in Bolton or Wigan: you live in Wigan",
    )
    assert rule(programme, "area", council=council("Trafford"))[0] == NOT_MET
    assert rule(programme, "area")[0] == UNKNOWN


def test_programmes_come_by_whether_they_suit_places_start_and_distance():
    near = CohortFactory()
    far = CohortFactory(easting=350_000, northing=430_000)
    later = CohortFactory(starts_on=START + timedelta(days=7))
    full = CohortFactory(places=1)
    SeatFactory(cohort=full)
    without_start = ProgrammeFactory()
    too_young = CohortFactory(programme__age_from=40, programme__age_to=60)
    ProgrammeFactory(is_open=False)
    CohortFactory(programme__organisation__is_active=False)

    found = match_programmes(Answers(age=30, easting=366_000, northing=399_000), at=NOW)

    assert [match.programme for match in found] == [
        near.programme,
        far.programme,
        later.programme,
        full.programme,
        without_start,
        too_young.programme,
    ]
    assert [match.places_left for match in found] == [8, 8, 8, 0, 0, 8]
    assert round(found[0].miles, 1) == 0.8


def test_not_knowing_excludes_nobody():
    cohort = CohortFactory(programme__swap=True, programme__hours_a_week=16, programme__needs_driving=True)
    cohort.programme.councils.set([council("Wigan")])

    (match,) = suiting(Answers(), at=NOW)

    assert match.suits
    assert {one.verdict for one in match.rules} == {UNKNOWN}


def test_the_start_that_suits_best_is_chosen():
    programme = ProgrammeFactory()
    full = CohortFactory(programme=programme, places=1)
    SeatFactory(cohort=full)
    free = CohortFactory(programme=programme, starts_on=START + timedelta(days=28))
    CohortFactory(programme=programme, starts_on=TODAY, closes_on=TODAY - timedelta(days=1))
    CohortFactory(programme=programme, cancelled_at=NOW, cancel_reason="The trainer is ill")
    later = CohortFactory(programme=programme, starts_on=date(2027, 6, 1))

    assert match_programmes(Answers(), at=NOW)[0].cohort == free
    assert match_programmes(Answers(free_from=date(2027, 5, 1)), at=NOW)[0].cohort == later


def test_suiting_leaves_out_what_is_named_and_what_has_no_start():
    here, tried = CohortFactory(), CohortFactory()
    ProgrammeFactory()

    assert [match.cohort for match in suiting(Answers(), at=NOW, without=[tried.programme_id])] == [here]


def test_answers_of_somebody_registered():
    applicant = ApplicantFactory(drives="yes", hours_free=20)

    answers = answers_of(applicant, on=TODAY)

    assert (answers.age, answers.council, answers.drives, answers.hours_free) == (27, council("Wigan"), "yes", 20)


def test_matching_costs_the_same_for_one_and_for_three(django_assert_num_queries):
    CohortFactory()
    with django_assert_num_queries(3):
        match_programmes(Answers(), at=NOW)
    CohortFactory()
    CohortFactory()

    with django_assert_num_queries(3):
        match_programmes(Answers(), at=NOW)
