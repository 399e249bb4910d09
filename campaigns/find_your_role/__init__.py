from campaigns.find_your_role.answers import Answers
from campaigns.find_your_role.questions import ALL_ANSWERS, QUESTIONS, Answer, Question

__all__ = ["ALL_ANSWERS", "QUESTIONS", "Answer", "Answers", "Question"]
