"""Reads about universities: their own things, and the calendar that everybody sees."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.auth.models import AnonymousUser
from django.db.models import Prefetch, Q, QuerySet

from placements.models import Block, Need, Programme, Site, WaysOfWorking
from placements.models.universities import NeedQuerySet
from placements.years import first_day, last_day
from workforce_portal.organisations.enums import OrganisationKind
from workforce_portal.organisations.models import Organisation
from workforce_portal.organisations.models.members import OrganisationQuerySet
from workforce_portal.organisations.selectors import organisations_of
from workforce_portal.users.models import User

HALF_MONTHS = 24
SAME_INDUCTION = timedelta(days=7)


@dataclass(frozen=True)
class CalendarBlock:
    """A block with the half months that it takes, of those of the year, and what it clashes with."""

    block: Block
    before: int
    length: int
    after: int
    clashes: list[Block]


@dataclass(frozen=True)
class Induction:
    """Blocks that begin within a week of one another: one induction day does for all."""

    week: date
    blocks: list[Block]


def universities_of(user: User | AnonymousUser) -> OrganisationQuerySet:
    return organisations_of(user, OrganisationKind.UNIVERSITY)


def all_universities() -> OrganisationQuerySet:
    return Organisation.objects.active().of_kind(OrganisationKind.UNIVERSITY)


def programmes_of(universities: Iterable[Organisation]) -> QuerySet[Programme]:
    """With their blocks, and the need of each block that is open."""
    open_needs = Need.objects.filter(withdrawn_at=None).prefetch_related("councils")
    blocks = Block.objects.prefetch_related(Prefetch("needs", open_needs, to_attr="open_needs"))
    rows = Programme.objects.filter(organisation__in=universities, is_active=True).select_related("organisation")
    return rows.prefetch_related(Prefetch("blocks", blocks))


def blocks_of(universities: Iterable[Organisation]) -> QuerySet[Block]:
    return Block.objects.filter(programme__organisation__in=universities).select_related("programme__organisation")


def needs_for(site: Site, *, on: date) -> NeedQuerySet:
    """Open needs in the area of a place that it has the experience for; must-haves may be met with neighbours."""
    here = Q(councils=None) | Q(councils=site.council)
    rows = Need.objects.open(on).filter(here, block__programme__organisation__is_active=True)
    return rows.select_related("block__programme__organisation").distinct()


def directory() -> QuerySet[WaysOfWorking]:
    rows = WaysOfWorking.objects.filter(organisation__is_active=True)
    return rows.select_related("organisation").order_by("organisation__name")


def calendar_of(year: int, discipline: str = "") -> list[CalendarBlock]:
    """Every block that touches the placement year, with clashes between universities for the same students."""
    rows = Block.objects.filter(starts_on__lte=last_day(year), ends_on__gte=first_day(year), programme__is_active=True)
    if discipline:
        rows = rows.filter(programme__discipline=discipline)
    blocks = list(rows.select_related("programme__organisation"))
    return [_placed(block, year, [other for other in blocks if _clash(block, other)]) for block in blocks]


def inductions(blocks: Iterable[Block]) -> list[Induction]:
    """Where two or more blocks begin in one week."""
    weeks: dict[date, list[Block]] = defaultdict(list)
    for block in blocks:
        weeks[block.starts_on - timedelta(days=block.starts_on.weekday())].append(block)
    return [Induction(week, found) for week, found in sorted(weeks.items()) if len(found) > 1]


def _clash(block: Block, other: Block) -> bool:
    """Two universities want places for the same kind of student at the same time."""
    return (
        block.programme.organisation_id != other.programme.organisation_id
        and block.programme.discipline == other.programme.discipline
        and block.overlaps(other)
    )


def _placed(block: Block, year: int, clashes: list[Block]) -> CalendarBlock:
    first = _half_month(max(block.starts_on, first_day(year)), year)
    last = _half_month(min(block.ends_on, last_day(year)), year)
    return CalendarBlock(block, first, last - first + 1, HALF_MONTHS - last - 1, clashes)


def _half_month(day: date, year: int) -> int:
    months = (day.year - year) * 12 + day.month - first_day(year).month
    return months * 2 + (1 if day.day > 15 else 0)
