"""Twelve questions along the path of recruiting somebody: what they ask, what answers are worth, what to do next."""

from providers.health_check.questions import QUESTIONS, Question, Step, questions_of
from providers.health_check.scoring import MOST, Level, StageResult, results_of, to_start_with

__all__ = [
    "MOST",
    "QUESTIONS",
    "Level",
    "Question",
    "StageResult",
    "Step",
    "questions_of",
    "results_of",
    "to_start_with",
]
