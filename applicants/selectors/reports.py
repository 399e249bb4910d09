"""The funnel from registered to still in the job after 26 weeks. A fixed number of queries at any size.

Everybody counts in the month in which they registered, at every stage that they have reached by now.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import TextChoices

from applicants.enums import AgeBand, Route, Stage
from applicants.models import Programme
from applicants.selectors.campaigns import UNKNOWN, came_by
from applicants.selectors.facts import Fact, facts_between
from campaigns.models import Campaign
from workforce_portal.counting.suppression import Cell, hidden_cells
from workforce_portal.places.models import Council

NOT_KNOWN = "not-known"


class By(TextChoices):
    MONTH = "month", "Month of registration"
    PARTNER = "partner", "Partner"
    PROGRAMME = "programme", "Programme"
    COUNCIL = "council", "Council"
    ROUTE = "route", "How they came"
    CAMPAIGN = "campaign", "Campaign"
    AGE = "age", "Age"


# Somebody counts once with each programme, and nobody registers with one.
OF_PROGRAMMES = (By.PARTNER, By.PROGRAMME)
WITHIN = (
    (Stage.REFERRED, Stage.REGISTERED),
    (Stage.ACCEPTED, Stage.REFERRED),
    (Stage.STARTED, Stage.ACCEPTED),
    (Stage.COMPLETED, Stage.STARTED),
    (Stage.JOB, Stage.REGISTERED),
    (Stage.WEEKS_4, Stage.JOB),
    (Stage.WEEKS_13, Stage.JOB),
    (Stage.WEEKS_26, Stage.JOB),
)


@dataclass
class FunnelRow:
    key: str
    label: str
    numbers: dict[str, int] = field(default_factory=lambda: dict.fromkeys(Stage.values, 0))


@dataclass(frozen=True)
class Funnel:
    by: By
    first: date
    last: date
    stages: list[Stage]
    rows: list[FunnelRow]
    total: FunnelRow
    hidden: set[Cell]

    @property
    def with_total(self) -> list[FunnelRow]:
        return [*self.rows, self.total]

    def shown(self, index: int, stage: str) -> int | None:
        """The number; None where it is so small that it could point to somebody."""
        return None if (index, stage) in self.hidden else self.with_total[index].numbers[stage]


def funnel(*, by: By, first: date, last: date) -> Funnel:
    """`first` and `last` are first days of months; both months are in it."""
    return funnels([by], first=first, last=last)[0]


def funnels(ways: list[By], *, first: date, last: date) -> list[Funnel]:
    """The same people, counted in several ways."""
    facts = facts_between(first=first, last=last)
    return [_funnel(facts, by, first, last) for by in ways]


def _funnel(facts: Counter[Fact], by: By, first: date, last: date) -> Funnel:
    labels, key_of = _groups(facts, by, first, last)
    rows = {key: FunnelRow(key, label) for key, label in labels.items()}
    total = FunnelRow("", "All")
    for fact, n in facts.items():
        if bool(fact.programme_id) == (by in OF_PROGRAMMES):
            for row in (rows[key_of(fact)], total):
                row.numbers[fact.stage] += n
    stages = [stage for stage in Stage if by not in OF_PROGRAMMES or stage != Stage.REGISTERED]
    shown = [row for row in rows.values() if any(row.numbers.values())]
    within = [(part, whole) for part, whole in WITHIN if whole in stages]
    hidden = hidden_cells([row.numbers for row in (*shown, total)], columns=stages, parts={}, within=within)
    return Funnel(by, first, last, stages, shown, total, hidden)


def _groups(facts: Counter[Fact], by: By, first: date, last: date) -> tuple[dict[str, str], Callable[[Fact], str]]:
    """The rows by key, in their order, and which of them a fact belongs to."""
    if by == By.MONTH:
        return {f"{month:%Y-%m}": f"{month:%B %Y}" for month in months(first, last)}, lambda fact: f"{fact.month:%Y-%m}"
    if by == By.ROUTE:
        return dict(Route.choices), lambda fact: fact.route
    if by == By.AGE:
        return dict(AgeBand.choices), lambda fact: fact.age_band
    if by == By.COUNCIL:
        councils = {row.code: row.name for row in Council.objects.order_by("sub_region", "name")}
        return {**councils, NOT_KNOWN: "Not known"}, lambda fact: fact.council_id or NOT_KNOWN
    if by == By.CAMPAIGN:
        return _campaigns(facts)
    return _programmes(by)


def _campaigns(facts: Counter[Fact]) -> tuple[dict[str, str], Callable[[Fact], str]]:
    by_code = came_by(fact.campaign_code for fact in facts)
    names = {str(pk): name for pk, name in Campaign.objects.values_list("pk", "name")}
    return {**names, NOT_KNOWN: "No campaign known"}, lambda fact: str(
        by_code.get(fact.campaign_code, UNKNOWN).campaign_id or NOT_KNOWN
    )


def _programmes(by: By) -> tuple[dict[str, str], Callable[[Fact], str]]:
    rows = list(Programme.objects.select_related("organisation").order_by("organisation__name", "name", "pk"))
    if by == By.PROGRAMME:
        return {str(row.pk): row.name for row in rows}, lambda fact: str(fact.programme_id)
    of_programme = {row.pk: str(row.organisation_id) for row in rows}
    labels = {str(row.organisation_id): row.organisation.name for row in rows}
    return labels, lambda fact: of_programme[fact.programme_id or 0]


def months(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first = (first + timedelta(days=31)).replace(day=1)
