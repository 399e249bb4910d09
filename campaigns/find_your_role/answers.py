"""What somebody answered, as it stands in an address: a letter for each question, such as `abca`."""

from __future__ import annotations

from dataclasses import dataclass

from campaigns.find_your_role.questions import QUESTIONS, Answer


@dataclass(frozen=True)
class Answers:
    letters: str = ""

    @classmethod
    def read(cls, text: str) -> Answers:
        """As much of the text as makes sense: addresses get cut off and mistyped."""
        letters = ""
        for question, letter in zip(QUESTIONS, text.lower(), strict=False):
            if question.answer(letter) is None:
                break
            letters += letter
        return cls(letters)

    @property
    def given(self) -> list[Answer]:
        pairs = zip(QUESTIONS, self.letters, strict=False)
        return [answer for question, letter in pairs if (answer := question.answer(letter))]

    @property
    def keys(self) -> set[str]:
        return {answer.key for answer in self.given}

    @property
    def is_complete(self) -> bool:
        return len(self.letters) == len(QUESTIONS)

    @property
    def next_number(self) -> int:
        """The first question without an answer, from 1; the last one where all have one."""
        return min(len(self.letters) + 1, len(QUESTIONS))

    def with_answer(self, number: int, letter: str) -> Answers:
        """Whoever goes back to change one answer keeps those after it."""
        return Answers(self.letters[: number - 1] + letter + self.letters[number:])

    def letter_of(self, number: int) -> str:
        return self.letters[number - 1 : number]
