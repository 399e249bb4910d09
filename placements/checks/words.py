"""Numbers and names as a sentence has them."""

from __future__ import annotations

from collections.abc import Iterable


def listed(words: Iterable[str]) -> str:
    """A, B and C."""
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


def say_weeks(numbers: Iterable[int]) -> str:
    """Week 3; weeks 3 to 5; weeks 1, 3 and 5 to 7."""
    runs = list(_runs(sorted(set(numbers))))
    said = [str(first) if first == last else f"{first} to {last}" for first, last in runs]
    is_one = len(runs) == 1 and runs[0][0] == runs[0][1]
    return f"week{'' if is_one else 's'} {listed(said)}"


def students(number: int) -> str:
    return f"{number} student{'' if number == 1 else 's'}"


def _runs(numbers: list[int]) -> Iterable[tuple[int, int]]:
    first = previous = numbers[0]
    for number in numbers[1:]:
        if number != previous + 1:
            yield first, previous
            first = number
        previous = number
    yield first, previous
