"""What there is of each theme in each council, in four words and a number. Each number has the list behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from mapping.enums import GAPS, Delivery, Level, Theme
from mapping.models import Activity, ActivityQuerySet, AreaCheck, GapRule, LevelOverride
from mapping.selectors.coverage import councils_reached, covering
from workforce_portal.places.hexagons import Look
from workforce_portal.places.models import Council, SubRegion
from workforce_portal.places.selectors import councils

Key = tuple[str, str]  # a council's code and a theme


@dataclass(frozen=True)
class Cell:
    """`number` is what counts, of which `remote` is only online or by telephone."""

    council: Council
    theme: Theme
    number: int
    remote: int
    level: Level
    checked_on: date | None = None
    override: LevelOverride | None = None

    @property
    def count(self) -> str:
        return "?" if self.level == Level.UNKNOWN and not self.number else str(self.number)

    @property
    def look(self) -> Look:
        return self.level.value  # type: ignore[return-value]

    @property
    def words(self) -> str:
        """Goes on from the council's name: "Bolton: thin, 1 activity"."""
        if self.count == "?":
            return f"{self.level.label.lower()}, number not known"
        return f"{self.level.label.lower()}, {self.number} activit{'y' if self.number == 1 else 'ies'}"


def cells(*, on: date, themes: Iterable[str] = Theme.values, audience: str = "") -> dict[Key, Cell]:
    """One cell for each council and theme; with an audience, of what is for those people alone."""
    numbers, remote = _count(on, audience)
    rules = {rule.theme: rule for rule in GapRule.objects.all()}
    looked, overrides = _looked(on), _overrides(on)
    found = {}
    for council in councils():
        for theme in themes:
            key = (council.code, theme)
            level = _level(rules[theme], numbers[key], numbers[key] - remote[key], looked.get(key), on)
            by_hand = overrides.get(key)
            found[key] = Cell(
                council,
                Theme(theme),
                numbers[key],
                remote[key],
                Level(by_hand.level) if by_hand else level,
                looked.get(key),
                by_hand,
            )
    return found


def behind(council: Council, theme: str, *, on: date, audience: str = "") -> ActivityQuerySet:
    """The activities that a cell counts."""
    rows = Activity.objects.counting(on).filter(theme=theme, pk__in=covering(council).values("pk"))
    return rows.filter(audiences__contains=[audience]) if audience else rows


@dataclass(frozen=True)
class Row:
    council: Council
    cells: list[Cell]


@dataclass(frozen=True)
class RowGroup:
    sub_region: SubRegion
    rows: list[Row]

    @property
    def gaps(self) -> int:
        return sum(cell.level in GAPS for row in self.rows for cell in row.cells)


def in_sub_regions(found: dict[Key, Cell]) -> list[RowGroup]:
    """The cells as rows by council, in the order of the sub-regions."""
    rows: dict[str, Row] = {}
    for cell in found.values():
        rows.setdefault(cell.council.code, Row(cell.council, [])).cells.append(cell)
    groups: dict[int, RowGroup] = {}
    for row in rows.values():
        sub_region = row.council.sub_region
        groups.setdefault(sub_region.pk, RowGroup(sub_region, [])).rows.append(row)
    return sorted(groups.values(), key=lambda group: (group.sub_region.position, group.sub_region.name))


def say_enough() -> str:
    """The thresholds as a sentence."""
    rules = list(GapRule.objects.all())
    numbers = {rule.covered_from for rule in rules}
    if len(numbers) == 1:
        return f"{min(numbers)} or more that people can go to, or that come to them, are enough."
    each = ", ".join(f"{rule.covered_from} for {rule.get_theme_display().lower()}" for rule in rules)
    return f"What people can go to, or what comes to them, is enough from this number on: {each}."


def _count(on: date, audience: str) -> tuple[Counter[Key], Counter[Key]]:
    rows = Activity.objects.counting(on)
    rows = rows.filter(audiences__contains=[audience]) if audience else rows
    kinds = {pk: (theme, delivery) for pk, theme, delivery in rows.values_list("pk", "theme", "delivery")}
    numbers: Counter[Key] = Counter()
    remote: Counter[Key] = Counter()
    for pk, codes in councils_reached(kinds).items():
        theme, delivery = kinds[pk]
        for code in codes:
            numbers[code, theme] += 1
            remote[code, theme] += delivery == Delivery.REMOTE
    return numbers, remote


def _level(rule: GapRule, number: int, to_go_to: int, looked_on: date | None, on: date) -> Level:
    if to_go_to >= rule.covered_from:
        return Level.COVERED
    if number:
        return Level.THIN
    has_looked = looked_on is not None and looked_on >= on - timedelta(days=rule.look_again_after)
    return Level.NONE if has_looked else Level.UNKNOWN


def _looked(on: date) -> dict[Key, date]:
    """When somebody last looked; the rows are the oldest first, so that the last one stays."""
    looks = AreaCheck.objects.filter(checked_on__lte=on).order_by("checked_on")
    return {(code, theme): day for code, theme, day in looks.values_list("council", "theme", "checked_on")}


def _overrides(on: date) -> dict[Key, LevelOverride]:
    rows = LevelOverride.objects.filter(made_on__lte=on, expires_on__gte=on).select_related("by")
    return {(row.council_id, row.theme): row for row in rows.order_by("made_on", "pk")}
