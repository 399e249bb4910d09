"""The box above a refused form: what to put right, each with a link to where."""

from dataclasses import dataclass, field

from workforce_portal.journeys.text import number_in_words


@dataclass(frozen=True)
class Problem:
    text: str
    href: str = ""


@dataclass(frozen=True)
class ErrorSummary:
    """Pass one of your own to a form page when a form's errors are not the whole story."""

    problems: list[Problem]
    heading: str = ""
    text: str = ""
    ways_out: list[Problem] = field(default_factory=list)

    @property
    def title(self) -> str:
        if self.heading:
            return self.heading
        count = len(self.problems)
        return "There is a problem" if count == 1 else f"{number_in_words(count)} things to put right"

    def __bool__(self) -> bool:
        return bool(self.problems or self.heading)
