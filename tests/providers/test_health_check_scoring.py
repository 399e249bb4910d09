from collections import Counter

import pytest

from providers.enums import Stage
from providers.health_check import QUESTIONS, Level, results_of, to_start_with
from providers.health_check.picture import path_picture
from providers.health_check.questions import SOONEST_FIRST
from tests.factories.providers_health_check import answers


def by_stage(results):
    return {result.stage: result for result in results}


def test_each_stage_has_two_questions_of_four_different_answers():
    assert Counter(question.stage for question in QUESTIONS) == dict.fromkeys(Stage, 2)
    assert len({question.key for question in QUESTIONS}) == 12
    assert all(len(set(question.answers)) == 4 for question in QUESTIONS)
    assert all(3 <= len(question.steps) <= 4 for question in QUESTIONS)


@pytest.mark.parametrize(
    ("shifts", "time", "score", "level"),
    [
        (0, 0, 0, Level.WEAK),
        (0, 2, 2, Level.WEAK),
        (0, 3, 3, Level.MIDDLING),
        (2, 2, 4, Level.MIDDLING),
        (3, 2, 5, Level.STRONG),
        (3, 3, 6, Level.STRONG),
    ],
)
def test_stage_is_as_strong_as_its_two_answers(shifts, time, score, level):
    plan = by_stage(results_of(answers(plan_shifts=shifts, plan_time=time)))[Stage.PLAN]

    assert (plan.score, plan.level) == (score, level)


@pytest.mark.parametrize(
    ("then", "now", "moved"),
    [(1, 3, "up from 2"), (2, 1, "down from 4"), (1, 1, "the same as before, 2")],
)
def test_stage_says_how_it_moved(then, now, moved):
    keep = by_stage(results_of(answers(now), answers(then)))[Stage.KEEP]

    assert keep.moved == moved


def test_first_time_has_nothing_to_compare_with():
    assert {result.moved for result in results_of(answers())} == {""}


def test_three_weakest_stages_come_first_and_ties_go_along_the_path():
    results = results_of(answers(2, keep_ask=0, keep_rota=0, select_reply=1))

    assert [result.stage for result in to_start_with(results)] == [Stage.KEEP, Stage.SELECT, Stage.PLAN]


def test_stage_with_both_best_answers_is_on_no_plan():
    results = results_of(answers(3, check_start=0))

    assert [result.stage for result in to_start_with(results)] == [Stage.CHECK]
    assert to_start_with(results_of(answers(3))) == []


def test_plan_is_short_about_the_weaker_answer_and_soonest_first():
    welcome = by_stage(results_of(answers(3, welcome_day=2, welcome_weeks=0)))[Stage.WELCOME]

    whens = [SOONEST_FIRST.index(step.when) for step in welcome.steps]
    weaker = next(question for question in QUESTIONS if question.key == "welcome_weeks")
    assert len(welcome.steps) == 4
    assert whens == sorted(whens)
    assert set(weaker.steps) <= set(welcome.steps)


def test_what_is_as_good_as_it_gets_is_named():
    results = results_of(answers(0, plan_shifts=3))

    assert [sentence for result in results for sentence in result.already] == [
        "You plan from the rota, with the team, before you advertise."
    ]


@pytest.mark.parametrize(
    ("then", "now", "petals"),
    [
        (None, 2, {"had": 4, "open": 2}),
        (1, 2, {"had": 2, "gained": 2, "open": 2}),
        (3, 1, {"had": 2, "lost": 4}),
        (0, 0, {"open": 6}),
    ],
)
def test_flower_has_a_petal_for_each_point(then, now, petals):
    picture = path_picture(results_of(answers(now), None if then is None else answers(then)))

    assert {tuple(sorted(Counter(petal.filling for petal in flower.petals).items())) for flower in picture.flowers} == {
        tuple(sorted(petals.items()))
    }
