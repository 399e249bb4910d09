"""What the whole portal knows of one council: this is where the workstreams come together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from applicants.models import Cohort
from applicants.selectors.programmes import coming_cohorts
from campaigns.models import CampaignEvent
from mapping.enums import ENDED, Theme
from mapping.models import Activity, Opportunity
from mapping.selectors.gaps import Cell, cells
from providers.models import DropIn, Resource
from providers.selectors.resources import live_resources
from workforce_portal.places.models import Council

SHOWN = 4


@dataclass(frozen=True)
class AreaTheme:
    cell: Cell
    activities: list[Activity]


@dataclass(frozen=True)
class Known:
    """What is on and to come, each the soonest first, and what is written about the council."""

    drop_ins: list[DropIn]
    cohorts: list[Cohort]
    events: list[CampaignEvent]
    resources: list[Resource]
    opportunities: list[Opportunity]


def area_cells(council: Council, activities: Iterable[Activity], *, on: date) -> list[AreaTheme]:
    """The themes with their words and numbers, and beneath each what is listed for people of the council."""
    found = cells(on=on)
    by_theme: dict[str, list[Activity]] = {theme: [] for theme in Theme}
    for activity in activities:
        by_theme[activity.theme].append(activity)
    return [AreaTheme(found[council.code, theme], by_theme[theme]) for theme in Theme]


def known_about(council: Council, *, at: datetime) -> Known:
    here_or_online = Q(is_online=True)
    drop_ins = DropIn.objects.upcoming(at).filter(here_or_online | Q(venue__council=council))
    events = CampaignEvent.objects.taking_place(at).filter(here_or_online | Q(council=council))
    named = Q(title__icontains=council.name) | Q(summary__icontains=council.name)
    return Known(
        drop_ins=list(
            drop_ins.select_related("type", "venue").with_places().order_by("is_online", "starts_at", "pk")[:SHOWN]
        ),
        cohorts=list(coming_cohorts(at, council, SHOWN)),
        events=list(events.select_related("council").order_by("is_online", "starts_at", "pk")[:SHOWN]),
        resources=list(live_resources().filter(named | Q(html_body__icontains=council.name))[:SHOWN]),
        opportunities=list(
            Opportunity.objects.filter(council=council).exclude(progress__in=ENDED).select_related("council")
        ),
    )
