"""What campaigns led to, in numbers, by week, channel or part of the region. A fixed number of queries at any size."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from django.db.models import Q, QuerySet, Sum, TextChoices

from campaigns.attribution import OTHER, campaign_code
from campaigns.enums import Channel
from campaigns.models import Campaign, ShortLink
from campaigns.outcomes import all_outcomes
from workforce_portal.counting.enums import Kind
from workforce_portal.counting.models import DailyCount
from workforce_portal.counting.suppression import Cell, hidden_cells
from workforce_portal.places.clock import say_date
from workforce_portal.places.models import SubRegion

COUNTED = (Kind.SCAN, Kind.VISITOR, Kind.VIEW, Kind.CLICK, Kind.DOWNLOAD)
NO_LINK, ELSEWHERE, UNKNOWN_CAMPAIGN = "no-link", "elsewhere", "unknown-campaign"
NOT_KNOWN = "not-known"
CHANNELS = {
    **dict(Channel.choices),
    ELSEWHERE: "A link elsewhere that names the campaign",
    UNKNOWN_CAMPAIGN: "A link elsewhere that names none of ours",
    NO_LINK: "No link of ours: searched, typed or passed on",
}


class By(TextChoices):
    WEEK = "week", "Week"
    CHANNEL = "channel", "Channel"
    AREA = "area", "Part of the region"


@dataclass
class ResultRow:
    key: str
    label: str
    numbers: dict[str, int]

    def __getitem__(self, column: str) -> int:
        return self.numbers[column]


@dataclass(frozen=True)
class Results:
    by: By
    columns: dict[str, str]
    rows: list[ResultRow]
    total: ResultRow
    hidden: set[Cell]

    @property
    def with_total(self) -> list[ResultRow]:
        return [*self.rows, self.total]

    def is_hidden(self, index: int, column: str) -> bool:
        return (index, column) in self.hidden


def campaign_results(*, campaign: Campaign | None, by: By, first: date, last: date) -> Results:
    """Both days are in it. Without a campaign it is the whole portal."""
    columns = {kind.value: kind.label for kind in COUNTED} | {one.key: one.label for one in all_outcomes()}
    groups = Groups(campaign, by, first, last)
    rows = {key: ResultRow(key, label, dict.fromkeys(columns, 0)) for key, label in groups.labels.items()}
    total = ResultRow("", "All", dict.fromkeys(columns, 0))
    for column, key, n in groups.numbers():
        rows[key].numbers[column] += n
        total.numbers[column] += n
    shown = [row for row in rows.values() if any(row.numbers.values()) or by == By.WEEK]
    people = [Kind.VISITOR.value, *(one.key for one in all_outcomes())]
    hidden = hidden_cells([row.numbers for row in (*shown, total)], columns=people, parts={}, within=[])
    return Results(by, columns, shown, total, hidden)


class Groups:
    """Which row a number belongs to, and whether it belongs to the campaign at all."""

    def __init__(self, campaign: Campaign | None, by: By, first: date, last: date) -> None:
        self.campaign, self.by, self.first, self.last = campaign, by, first, last

    @cached_property
    def links(self) -> dict[int, ShortLink]:
        return ShortLink.objects.select_related("council__sub_region").in_bulk()

    @cached_property
    def links_by_code(self) -> dict[str, ShortLink]:
        return {link.code: link for link in self.links.values()}

    @cached_property
    def labels(self) -> dict[str, str]:
        if self.by == By.CHANNEL:
            return CHANNELS
        if self.by == By.AREA:
            areas = SubRegion.objects.order_by("position", "name")
            return {**{area.slug: area.name for area in areas}, NOT_KNOWN: "Not known"}
        mondays = range(0, (self.last - _monday(self.first)).days + 1, 7)
        weeks = (_monday(self.first) + timedelta(days=days) for days in mondays)
        return {week.isoformat(): say_date(week, year=False).partition(" ")[2] for week in weeks}

    def numbers(self) -> Iterator[tuple[str, str, int]]:
        """Column, row and number."""
        for on, kind, code, area, n in self._counts():
            yield kind, self._key(on, self._channel_of(code), area), n
        for outcome in all_outcomes():
            for row in outcome.rows(self.first, self.last):
                if self.campaign is None or row.campaign_id == self.campaign.pk:
                    link = self.links.get(row.short_link_id or 0)
                    channel = link.channel if link else ELSEWHERE if row.campaign_id else NO_LINK
                    yield outcome.key, self._key(row.on, channel, link.area if link else ""), row.n

    def _counts(self) -> Iterable[tuple[date, str, str, str, int]]:
        rows = DailyCount.objects.filter(on__range=(self.first, self.last)).order_by()
        names = ("on", "kind", "campaign", "area")
        return self._of_campaign(rows).values_list(*names).annotate(number=Sum("n"))

    def _of_campaign(self, rows: QuerySet[DailyCount]) -> QuerySet[DailyCount]:
        """What came by its links, and who looked at its page without one. Of visitors, each source's own estimate."""
        if self.campaign is None:
            return rows.exclude(~Q(subject=""), kind=Kind.VISITOR)
        codes = [link.code for link in self.links.values() if link.campaign_id == self.campaign.pk]
        by_link = Q(campaign__in=[*codes, campaign_code(self.campaign)]) & ~(Q(kind=Kind.VISITOR) & ~Q(subject=""))
        by_itself = Q(campaign="", subject=self.campaign.get_absolute_url())
        return rows.filter(by_link | by_itself)

    def _channel_of(self, code: str) -> str:
        if link := self.links_by_code.get(code):
            return link.channel
        return {"": NO_LINK, OTHER: UNKNOWN_CAMPAIGN}.get(code, ELSEWHERE)

    def _key(self, on: date, channel: str, area: str) -> str:
        if self.by == By.WEEK:
            return _monday(on).isoformat()
        if self.by == By.CHANNEL:
            return channel
        return area if area in self.labels else NOT_KNOWN


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
