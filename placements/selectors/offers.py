"""Reads about offers: the plan that is checked, the grid, and who may see what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from placements.checks import Finding, Leg, Person, Place, Plan, SitePlan, check
from placements.enums import (
    ASSESSING_ROLES,
    MAY_ASSESS,
    MAY_SUPERVISE,
    SUPERVISING_ROLES,
    Discipline,
    OfferState,
    Profession,
    SupervisorRole,
)
from placements.freshness import HIDDEN_AFTER_DAYS
from placements.models import Audit, Offer, Site, Supervisor, SupervisorSite, Window
from placements.models.offers import OfferQuerySet
from placements.selectors.hosting import sites_of
from workforce_portal.organisations.models import Organisation
from workforce_portal.places.clock import local
from workforce_portal.users.models import User


@dataclass(frozen=True)
class Cell:
    window: Window
    name: str
    number: str
    offer: Offer | None

    @property
    def is_fixed(self) -> bool:
        """What is published is changed on its own page, so that nothing is withdrawn by an empty cell."""
        return self.offer is not None and self.offer.state != OfferState.DRAFT


@dataclass(frozen=True)
class Row:
    discipline: Discipline
    cells: list[Cell]


def offers_of(user: User | AnonymousUser) -> OfferQuerySet:
    rows = Offer.objects.filter(site__in=sites_of(user))
    return rows.select_related("site__organisation", "site__council", "window")


def offers_at(site: Site) -> OfferQuerySet:
    return Offer.objects.filter(site=site).select_related("window")


def offers_for(university: Organisation, *, at: datetime) -> OfferQuerySet:
    """Published, confirmed of late, not over, and not kept for other universities first."""
    today = local(at).date()
    fresh = Offer.objects.published().filter(
        ends_on__gte=today, confirmed_at__gte=at - timedelta(days=HIDDEN_AFTER_DAYS), site__is_active=True
    )
    open_to_all = Q(priority_until=None) | Q(priority_until__lt=today)
    seen = fresh.filter(open_to_all | Q(priority_universities=university)).distinct()
    return seen.select_related("site__council", "window")


def windows_of(year: int) -> list[Window]:
    return list(Window.objects.filter(year=year))


def grid_of(site: Site, year: int, typed: dict[str, str] | None = None) -> list[Row]:
    """A row for each discipline, a cell for each window; `typed` is shown in place of what is stored."""
    windows = windows_of(year)
    found = {(row.discipline, row.window_id): row for row in offers_at(site).filter(window__in=windows)}
    return [
        Row(discipline, [_cell(discipline, window, found.get((discipline, window.pk)), typed) for window in windows])
        for discipline in Discipline
    ]


def cell_name(discipline: str, window: Window) -> str:
    return f"{discipline}-{window.pk}"


def _cell(discipline: Discipline, window: Window, offer: Offer | None, typed: dict[str, str] | None) -> Cell:
    name = cell_name(discipline, window)
    stored = str(offer.number) if offer and offer.state != OfferState.WITHDRAWN else ""
    return Cell(window, name, stored if typed is None else typed.get(name, ""), offer)


def findings(offer: Offer) -> list[Finding]:
    return check(plan_of(offer))


def plan_of(offer: Offer) -> Plan:
    """The offer as the checks take it, with every offer that shares a place or a person with it."""
    sites = connected_sites(offer.site_id)
    attached = _attached(sites)
    others = Offer.objects.holding().filter(site__in=sites).exclude(pk=offer.pk).select_related("site", "window")
    overlapping = others.filter(starts_on__lte=offer.ends_on, ends_on__gte=offer.starts_on)
    people: dict[int, Person] = {}
    return Plan(
        starts_on=offer.starts_on,
        ends_on=offer.ends_on,
        hours=offer.hours,
        places=_places(offer, attached, people, "Student"),
        others=tuple(place for other in overlapping for place in _places(other, attached, people, str(other.pk))),
        sites={offer.site_id: SitePlan(offer.site.name, offer.site.most_students, _audit_until(offer))},
        people=people,
    )


def connected_sites(site_id: int) -> set[int]:
    """Places that share a supervisor with this one, or with one that does."""
    found, new = {site_id}, {site_id}
    while new:
        people = SupervisorSite.objects.filter(site__in=new).values("supervisor")
        reached = SupervisorSite.objects.filter(supervisor__in=people).values_list("site", flat=True)
        new = set(reached) - found
        found |= new
    return found


def _attached(sites: set[int]) -> dict[int, list[Supervisor]]:
    attached: dict[int, list[Supervisor]] = {site: [] for site in sites}
    for row in SupervisorSite.objects.filter(site__in=sites).select_related("supervisor").order_by("supervisor"):
        attached[row.site_id].append(row.supervisor)
    return attached


def _audit_until(offer: Offer) -> date | None:
    audits = Audit.objects.valid(offer.starts_on).filter(site=offer.site, discipline=offer.discipline)
    return audits.order_by("-valid_until").values_list("valid_until", flat=True).first()


def _places(
    offer: Offer, attached: dict[int, list[Supervisor]], people: dict[int, Person], name: str
) -> tuple[Place, ...]:
    """One for each student, the whole time at the place, with whoever is attached there and suits.

    Adds them to `people`.
    """
    rows = attached[offer.site_id]
    able = [row for row in rows if _suits(row, offer.discipline, MAY_SUPERVISE, SUPERVISING_ROLES)]
    assessors_there = [row for row in rows if _suits(row, offer.discipline, MAY_ASSESS, ASSESSING_ROLES)]
    assessor = _choose_assessor(assessors_there, able)
    people |= {row.pk: _person(row) for row in rows}
    supervisors = frozenset(row.pk for row in able if row != assessor)
    assessors = frozenset([assessor.pk]) if assessor else frozenset()
    leg = Leg(offer.site_id, offer.starts_on, offer.ends_on, frozenset(offer.days), supervisors, assessors)
    return tuple(Place(f"{name} {number}", (leg,)) for number in range(1, offer.number + 1))


def _suits(
    row: Supervisor,
    discipline: str,
    professions: dict[Discipline, tuple[Profession, ...]],
    roles: tuple[SupervisorRole, ...],
) -> bool:
    return row.profession in professions[Discipline(discipline)] and not {*row.roles}.isdisjoint(roles)


def _person(row: Supervisor) -> Person:
    ends = [day for day in (row.trained_until, row.works_until) if day]
    return Person(row.name, row.most_students, frozenset(row.days), min(ends) if ends else None)


def _choose_assessor(able: list[Supervisor], supervisors: list[Supervisor]) -> Supervisor | None:
    """Whoever is missed least as a supervisor; nobody, where that would leave no supervisor."""
    if not able:
        return None
    assessor = min(able, key=lambda row: (row in supervisors, row.most_students, row.pk))
    return assessor if any(row != assessor for row in supervisors) else None
