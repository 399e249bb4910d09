"""From answers to where a service is strong and weak."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from providers.enums import Stage
from providers.health_check.questions import BEST_ANSWER, SOONEST_FIRST, Question, Step, questions_of
from providers.health_check.stages import STAGE_WORDS

MOST = 6  # two questions a stage, each worth 0 to 3
STRONG_FROM, MIDDLING_FROM = 5, 3
FEW = 3
MOST_STEPS = 4  # a list that somebody can finish


class Level(StrEnum):
    STRONG = "Strong"
    MIDDLING = "On the way"
    WEAK = "Work to do"


@dataclass(frozen=True)
class StageResult:
    stage: Stage
    score: int
    before: int | None  # the score of the time before
    steps: tuple[Step, ...]  # what to do about the weaker answer, and then the other; soonest first
    already: tuple[str, ...]  # what is as good as it gets

    @property
    def name(self) -> str:
        return str(self.stage.label)

    @property
    def about(self) -> str:
        return STAGE_WORDS[self.stage].about

    @property
    def topics(self) -> tuple[str, ...]:
        return STAGE_WORDS[self.stage].topics

    @property
    def level(self) -> Level:
        if self.score >= STRONG_FROM:
            return Level.STRONG
        return Level.MIDDLING if self.score >= MIDDLING_FROM else Level.WEAK

    @property
    def moved(self) -> str:
        """How it compares with the time before, in words; empty the first time."""
        if self.before is None:
            return ""
        change = self.score - self.before
        if not change:
            return f"the same as before, {self.before}"
        return f"{'up' if change > 0 else 'down'} from {self.before}"


def results_of(answers: Mapping[str, int], before: Mapping[str, int] | None = None) -> list[StageResult]:
    """One result for each stage, in the order of the path. A question that was not asked then counts as nothing."""
    return [_result(stage, answers, before) for stage in Stage]


def to_start_with(results: Sequence[StageResult]) -> list[StageResult]:
    """The three weakest, weakest first; of two alike the one that comes first on the path."""
    with_steps = [result for result in results if result.steps]
    return sorted(with_steps, key=lambda result: result.score)[:FEW]


def _result(stage: Stage, answers: Mapping[str, int], before: Mapping[str, int] | None) -> StageResult:
    questions = sorted(questions_of(stage), key=lambda question: answers.get(question.key, 0))
    open_ones = [question for question in questions if answers.get(question.key, 0) < BEST_ANSWER]
    return StageResult(
        stage=stage,
        score=_score(questions, answers),
        before=None if before is None else _score(questions, before),
        steps=_few_steps(open_ones),
        already=tuple(question.already for question in questions if question not in open_ones),
    )


def _few_steps(questions: Sequence[Question]) -> tuple[Step, ...]:
    steps = [step for question in questions for step in question.steps][:MOST_STEPS]
    return tuple(sorted(steps, key=lambda step: SOONEST_FIRST.index(step.when)))


def _score(questions: Sequence[Question], answers: Mapping[str, int]) -> int:
    return sum(answers.get(question.key, 0) for question in questions)
