"""How long people had to wait for the first free place, worked out from what was booked when."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from statistics import median

from workforce_portal.places.clock import local


@dataclass
class Occupied:
    """A session, and when its places were taken and given back. A moved booking counts where it ended."""

    starts_at: datetime
    published_at: datetime
    cancelled_at: datetime | None
    capacity: int
    taken: list[datetime] = field(default_factory=list)
    given_back: list[datetime] = field(default_factory=list)

    def settle(self) -> None:
        self.taken.sort()
        self.given_back.sort()

    def had_a_place_at(self, moment: datetime) -> bool:
        if self.published_at > moment or (self.cancelled_at and self.cancelled_at <= moment):
            return False
        return bisect_right(self.taken, moment) - bisect_right(self.given_back, moment) < self.capacity


def median_wait(sessions: Sequence[Occupied], moments: Iterable[datetime]) -> int | None:
    """Days from each moment to the first session that had a free place then: the median of them.

    `sessions` by start. None where on most days there was no free place to come. Before the first session was
    published nobody could be waiting for one.
    """
    starts = [session.starts_at for session in sessions]
    first = min((session.published_at for session in sessions), default=None)
    waits = [_wait(sessions, starts, moment) for moment in moments if first and moment >= first]
    middle = median(waits) if waits else math.inf
    return None if math.isinf(middle) else round(middle)


def _wait(sessions: Sequence[Occupied], starts: Sequence[datetime], moment: datetime) -> float:
    for session in sessions[bisect_right(starts, moment) :]:
        if session.had_a_place_at(moment):
            return (local(session.starts_at).date() - local(moment).date()).days
    return math.inf
