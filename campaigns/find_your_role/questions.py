"""Eight questions about what matters to somebody. Which answers suit a role is staff data: `Role.fits`.

The letter of an answer stands in addresses that people have sent on, and its key in the rows of roles: neither may
change its meaning. A new answer gets a new letter.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Answer:
    """`because` goes on from “Because you said”."""

    letter: str
    key: str
    label: str
    because: str


@dataclass(frozen=True)
class Question:
    key: str
    text: str
    hint: str
    answers: tuple[Answer, ...]

    def answer(self, letter: str) -> Answer | None:
        return next((answer for answer in self.answers if answer.letter == letter), None)


QUESTIONS = (
    Question(
        "people",
        "Who would you like to spend your day with?",
        "",
        (
            Answer("a", "one-person", "One person, whom I get to know well", "you like to get to know one person well"),
            Answer("b", "few-people", "A few people, the same most days", "you like to see the same few people"),
            Answer("c", "many-people", "Lots of people", "you like to be among lots of people"),
            Answer(
                "d", "behind", "I’d rather work in the background", "you would rather help people from the background"
            ),
        ),
    ),
    Question(
        "good-at",
        "What do friends ask you for?",
        "Pick what comes first.",
        (
            Answer("a", "listening", "Somebody to listen", "people come to you when they need somebody to listen"),
            Answer("b", "practical", "A hand with something", "you are the one who gives a hand"),
            Answer("c", "fun", "A good time", "you are good at making a day fun"),
            Answer("d", "sorting", "A plan, or a form filled in", "you are good at sorting things out"),
        ),
    ),
    Question(
        "day",
        "What kind of day suits you?",
        "",
        (
            Answer("a", "steady", "Steady: I know what comes next", "you like to know what comes next"),
            Answer("b", "varied", "Different every day", "you like every day to be different"),
            Answer("c", "busy", "Busy, thinking on my feet", "you like to think on your feet"),
        ),
    ),
    Question(
        "personal-care",
        "Helping somebody to wash and dress is part of many of these jobs. How is that for you?",
        "There are jobs without it. Nobody minds which you choose.",
        (
            Answer("a", "care-fine", "Fine", "helping somebody to wash and dress is fine with you"),
            Answer("b", "care-learn", "I could learn it", "you could learn to help somebody wash and dress"),
            Answer("c", "care-rather-not", "I’d rather not", "you would rather not help people to wash"),
        ),
    ),
    Question(
        "place",
        "Where would you like to be?",
        "",
        (
            Answer("a", "homes", "In people’s own homes", "you would like to be in people’s own homes"),
            Answer("b", "one-place", "In one place, with a team", "you like one place with a team"),
            Answer("c", "out", "Out and about", "you like to be out and about"),
            Answer("d", "desk", "At a desk for part of the day", "some time at a desk suits you"),
        ),
    ),
    Question(
        "trouble",
        "Something goes wrong. What do you do?",
        "",
        (
            Answer("a", "calm", "I stay calm, and stay there", "you stay calm when it’s not"),
            Answer("b", "why", "I find out why it happened", "you want to know why things happen"),
            Answer("c", "gather", "I get everybody together", "you get people together when things go wrong"),
            Answer("d", "fix", "I mend it", "you mend what is broken"),
        ),
    ),
    Question(
        "learning",
        "How do you like to learn?",
        "",
        (
            Answer("a", "on-the-job", "By doing it", "you learn by doing"),
            Answer("b", "course", "A course now and then", "you don’t mind a course now and then"),
            Answer("c", "degree", "I’d study for a profession", "you would study for a profession"),
        ),
    ),
    Question(
        "later",
        "Five years from now, what would make you proud?",
        "",
        (
            Answer("a", "trusted", "Somebody’s life is better, and I was there", "you want to see a life get better"),
            Answer("b", "team", "A team that is glad to work with me", "you would be proud of a team"),
            Answer("c", "place", "A place that runs well, because of me", "you would like to run a place well"),
            Answer("d", "change", "Something that works better than before", "you want to make things work better"),
        ),
    ),
)
ALL_ANSWERS = {answer.key: answer for question in QUESTIONS for answer in question.answers}
