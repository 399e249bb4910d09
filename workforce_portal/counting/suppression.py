"""Small numbers of people are hidden, and with them whatever would give them away.

A number from 1 to 4 could point to somebody. Hidden as well is what would let a reader work it out: the last visible
number of a sum (a column with its total, a row of outcomes with all who booked), and a part that leaves 1 to 4 of its
whole. Asking twice about periods that differ by little can still tell more, so reports are for staff.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

LEAST = 5

Cell = tuple[int, str]
Equation = tuple[list[Cell], Cell]  # the parts, and the whole that they add up to


def hidden_cells(
    rows: Sequence[Mapping[str, int]],
    *,
    columns: Iterable[str],
    parts: Mapping[str, Sequence[str]],
    within: Iterable[tuple[str, str]],
) -> set[Cell]:
    """Which cells to hide, as (row, column); the last of the rows is the total of the others.

    `parts`: columns that add up to another. `within`: columns that count some of another.
    """
    columns, within = list(columns), list(within)
    numbers = {(index, column): row[column] for index, row in enumerate(rows) for column in columns}
    hidden = {cell for cell, number in numbers.items() if 0 < number < LEAST}
    equations = list(_equations(len(rows) - 1, columns, parts))
    while more := set(_more(numbers, hidden, equations, within, len(rows))):
        hidden |= more
    return hidden


def _equations(last: int, columns: Sequence[str], parts: Mapping[str, Sequence[str]]) -> Iterator[Equation]:
    for column in columns:
        yield [(index, column) for index in range(last)], (last, column)
    for whole, names in parts.items():
        for index in range(last + 1):
            yield [(index, name) for name in names], (index, whole)


def _more(
    numbers: Mapping[Cell, int],
    hidden: set[Cell],
    equations: Iterable[Equation],
    within: Iterable[tuple[str, str]],
    count: int,
) -> Iterator[Cell]:
    for equation in equations:
        yield from _to_hide_with(numbers, hidden, *equation)
    for part, whole in within:
        for index in range(count):
            rest = numbers[index, whole] - numbers[index, part]
            if 0 < rest < LEAST and not {(index, part), (index, whole)} & hidden:
                yield index, part


def _to_hide_with(numbers: Mapping[Cell, int], hidden: set[Cell], parts: list[Cell], whole: Cell) -> Iterator[Cell]:
    """One cell more, where what is hidden of the sum could be worked out from the rest."""
    gone = [cell for cell in parts if cell in hidden]
    is_alone = len(gone) + (whole in hidden) == 1
    is_little = bool(gone) and whole not in hidden and sum(numbers[cell] for cell in gone) < LEAST
    if is_alone or is_little:
        left = [cell for cell in parts if cell not in hidden and numbers[cell]]
        if left:
            yield min(left, key=lambda cell: numbers[cell])
        elif whole not in hidden:
            yield whole
