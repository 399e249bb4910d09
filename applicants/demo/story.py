"""What became of invented people, told day by day through the same verbs that pages use."""

from __future__ import annotations

import heapq
import random
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from applicants.demo.people import People
from applicants.demo.ways import Cast, Way, plan_ways
from applicants.services.clock import look_after_referrals
from applicants.services.duplicates import find_duplicates
from applicants.services.jobs import ask_follow_ups
from workforce_portal.demo.sent import settle_mail_of
from workforce_portal.places.clock import at_local, local

A_DAY = timedelta(days=1)
OWN_MAIL = ("applicant_", "referral_", "partner_", "employer_")
DAYS_TOLD = timedelta(days=190)
DAYS_OF_WAITING = timedelta(days=40)


class Story:
    """Each way is a generator: it acts, and yields the day on which it goes on. The future is not told."""

    def __init__(self, rng: random.Random, today: date) -> None:
        self.rng = rng
        self.today = today
        # Not this minute: what happens next is for whoever looks at the demonstration.
        self.until = min(timezone.now(), at_local(today, time(18)))
        self.line: list[tuple[datetime, int, Way]] = []
        self.number = 0

    def tell(self) -> None:
        cast = Cast(self.rng, self.today, People(self.rng, self.today))
        self._plan(self.today - DAYS_TOLD, self._by_the_clock(cast))
        for day, way in plan_ways(cast):
            self._plan(day, way)
        while self.line:
            at, _, way = heapq.heappop(self.line)
            cast.at = at
            if next_day := next(way, None):
                self._plan(next_day, way, after=at)
            if not self.line or local(self.line[0][0]).date() != local(at).date():
                settle_mail_of(*OWN_MAIL, until=at)
        settle_mail_of(*OWN_MAIL, until=self.until)
        find_duplicates(at=self.until)

    def _plan(self, day: date, way: Way, *, after: datetime | None = None) -> None:
        at = at_local(day, time(self.rng.randint(9, 17), self.rng.randint(0, 59)))
        if after and at <= after:
            at = after + timedelta(minutes=self.rng.randint(5, 90))
        if at < self.until:
            self.number += 1
            heapq.heappush(self.line, (at, self.number, way))

    def _by_the_clock(self, cast: Cast) -> Iterator[date]:
        while True:
            # What waited longer ago than this has been answered since.
            if cast.day >= self.today - DAYS_OF_WAITING:
                look_after_referrals(at=cast.at)
            ask_follow_ups(at=cast.at)
            yield cast.day + A_DAY


def load_story(rng: random.Random, today: date) -> None:
    Story(rng, today).tell()
