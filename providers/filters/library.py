"""The library, narrowed. Everything is in the address, so that a list can be sent to a colleague."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.db.models import Case, Q
from django.http import QueryDict

from providers.enums import MinutesNeeded, ServiceSetting, Stage
from providers.models.resources import ResourceQuerySet
from providers.selectors.library import STAGE_ORDER, Tally, find_resources, for_lists, suiting, tally
from workforce_portal.places.narrowing import Choice, Link

STAGES: dict[str, str] = dict(Stage.choices)
SETTINGS = {value: str(label) for value, label in ServiceSetting.choices if value != ServiceSetting.ANY}
TIMES = {str(value): str(label) for value, label in MinutesNeeded.choices}
EDIT = {"y": "I can edit it"}
GROUPS = {
    "stage": ("Where are you stuck?", STAGES),
    "setting": ("What kind of service?", SETTINGS),
    "time": ("How long have you got?", TIMES),
    "edit": ("File", EDIT),
}
SORTS = {"path": "Step by step", "best": "Best match", "newest": "Newest"}


@dataclass(frozen=True)
class LibraryCriteria:
    """What an address of the library asks for. Words that mean nothing are left out: addresses get mangled."""

    q: str = ""
    stage: frozenset[str] = frozenset()
    setting: frozenset[str] = frozenset()
    time: frozenset[str] = frozenset()
    edit: frozenset[str] = frozenset()
    sort: str = ""

    @classmethod
    def from_query(cls, query: QueryDict) -> LibraryCriteria:
        text = " ".join(query.get("q", "").replace("\0", "").split())[:100]
        groups = {group: frozenset(query.getlist(group)) & labels.keys() for group, (_, labels) in GROUPS.items()}
        usual = "best" if text else "path"
        sort = query.get("sort", "")
        is_possible = sort in SORTS and sort != usual and (text or sort != "best")
        return cls(q=text, sort=sort if is_possible else "", **groups)

    @property
    def is_empty(self) -> bool:
        return not self.q and not any(getattr(self, group) for group in GROUPS)

    @property
    def order(self) -> str:
        return self.sort or ("best" if self.q else "path")

    @property
    def query(self) -> str:
        """The same list's query, written in one way only."""
        pairs = [(name, value) for name in ("q", "sort") if (value := getattr(self, name))]
        pairs += [(group, value) for group in GROUPS for value in sorted(getattr(self, group))]
        return urlencode(pairs)

    def only(self, group: str, value: str) -> LibraryCriteria:
        wanted: dict[str, Any] = {group: frozenset({value})}
        return replace(self, **wanted)

    def without(self, group: str, value: str) -> LibraryCriteria:
        return replace(self, **{group: getattr(self, group) - {value}})


class LibrarySearch:
    """What the criteria find among the published resources, and what each further choice would find."""

    def __init__(self, criteria: LibraryCriteria) -> None:
        self.criteria = criteria
        found = find_resources(criteria.q)
        self.rows, self.is_close = found.rows, found.is_close
        self.tallies = tally(self.rows)

    def count(self, criteria: LibraryCriteria) -> int:
        return sum(row.n for row in self.tallies if _passes(row, criteria))

    @cached_property
    def total(self) -> int:
        return self.count(self.criteria)

    @cached_property
    def found(self) -> ResourceQuerySet:
        criteria, wanted = self.criteria, Q()
        if criteria.stage:
            wanted &= Q(stage__in=criteria.stage)
        if criteria.time:
            wanted &= Q(minutes__in=criteria.time)
        if criteria.edit:
            wanted &= Q(is_editable=True)
        suits = Q()
        for setting in criteria.setting:
            suits |= suiting(setting)
        orders: dict[str, str | Case] = {"best": "-rank", "newest": "-changed_at", "path": STAGE_ORDER}
        return for_lists(self.rows.filter(wanted & suits)).order_by(orders[criteria.order], "minutes", "title", "pk")

    @cached_property
    def groups(self) -> list[tuple[str, str, list[Choice]]]:
        return [(group, heading, self._choices(group, labels)) for group, (heading, labels) in GROUPS.items()]

    def _choices(self, group: str, labels: dict[str, str]) -> list[Choice]:
        """Each choice with the number that it would leave, the other groups being as they are."""
        chosen = getattr(self.criteria, group)
        return [
            Choice(value, label, self.count(self.criteria.only(group, value)), value in chosen)
            for value, label in labels.items()
        ]

    @cached_property
    def tags(self) -> list[Link]:
        """The choices in use, each with the list without it."""
        words = [Link(f"“{self.criteria.q}”", replace(self.criteria, q="").query)] if self.criteria.q else []
        return words + [
            Link(choice.label, self.criteria.without(group, choice.value).query)
            for group, _, choices in self.groups
            for choice in choices
            if choice.is_chosen
        ]

    @property
    def sorts(self) -> list[tuple[str, str, bool]]:
        """Label, query, whether in use."""
        usual = "best" if self.criteria.q else "path"
        return [
            (SORTS[sort], replace(self.criteria, sort=asked).query, sort == self.criteria.order)
            for sort, asked in ((usual, ""), ("newest", "newest"))
        ]

    @cached_property
    def ways_on(self) -> list[Link]:
        """When nothing is found: wider lists that do find something, the closest to what was asked first."""
        criteria = self.criteria
        wider = [
            ("for any time", replace(criteria, time=frozenset())),
            ("that you can edit or only read", replace(criteria, edit=frozenset())),
            ("for every kind of service", replace(criteria, setting=frozenset())),
            ("on every step of the way", replace(criteria, stage=frozenset())),
            ("with these words", LibraryCriteria(q=criteria.q)),
        ]
        return [
            Link(f"See {count} resource{'' if count == 1 else 's'} {words}", other.query)
            for words, other in wider
            if other != criteria and (count := self.count(other))
        ][:3]


def _passes(row: Tally, criteria: LibraryCriteria) -> bool:
    values = {
        "stage": {row.stage},
        "setting": SETTINGS.keys() if ServiceSetting.ANY in row.settings else row.settings,
        "time": {str(row.minutes)},
        "edit": {"y"} if row.is_editable else set(),
    }
    return all(not (wanted := getattr(criteria, group)) or not wanted.isdisjoint(values[group]) for group in GROUPS)
