"""Whether the supervisors of a week are enough for its students: each student one, nobody more than they can take."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

S = TypeVar("S", bound=Hashable)
P = TypeVar("P", bound=Hashable)


def uncovered(wishes: Mapping[S, Sequence[P]], room: Mapping[P, int]) -> list[S]:
    """Those for whom nobody is left in the best assignment, by augmenting paths; few people, so nothing faster."""
    holders: dict[P, list[S]] = {person: [] for person in room}

    def take(student: S, seen: set[P]) -> bool:
        for person in wishes[student]:
            if person in seen:
                continue
            seen.add(person)
            held = holders[person]
            if len(held) < room[person]:
                held.append(student)
                return True
            for place, other in enumerate(held):
                if take(other, seen):
                    held[place] = student
                    return True
        return False

    return [student for student in wishes if not take(student, set())]
