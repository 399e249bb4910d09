"""Programmes as everybody sees them: open ones, with the starts that still take names."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import Prefetch, Q, QuerySet

from applicants.models import Cohort, Programme
from workforce_portal.places.clock import local
from workforce_portal.places.models import Council
from workforce_portal.places.selectors import Place, miles_between


def public_programmes(at: datetime) -> list[Programme]:
    """Each with `starts`, the soonest first; those with a start before those without."""
    rows = Programme.objects.open().select_related("organisation").prefetch_related("councils", _starts(at))
    return sorted(rows, key=lambda row: (not row.starts, row.starts[0].starts_on if row.starts else date.max, row.name))


def public_programme(slug: str, at: datetime) -> Programme | None:
    """One that is open, or was: whoever follows an old link is told so."""
    rows = Programme.objects.select_related("organisation").prefetch_related("councils", _starts(at))
    return rows.filter(slug=slug).first()


def coming_cohorts(at: datetime, council: Council | None, limit: int) -> QuerySet[Cohort]:
    """Starts with places to take, of programmes that are open; with a council, those that take place in it."""
    day = local(at).date()
    open_ones = Cohort.objects.joinable(day).filter(
        starts_on__gt=day, programme__is_open=True, programme__organisation__is_active=True
    )
    rows: QuerySet[Cohort] = open_ones.with_places().filter(Q(("places_left__gt", 0)))
    if council:
        rows = rows.filter(council=council)
    return rows.select_related("programme__organisation", "council").order_by("starts_on", "pk")[:limit]


def measure(programmes: list[Programme], place: Place | None) -> None:
    """Sets the miles from the place to each start, where both are known."""
    for programme in programmes:
        for cohort in programme.starts:
            cohort.miles = _miles(cohort, place)


def _starts(at: datetime) -> Prefetch:
    day = local(at).date()
    rows = Cohort.objects.joinable(day).with_places().select_related("council").order_by("starts_on", "pk")
    return Prefetch("cohorts", queryset=rows, to_attr="starts")


def _miles(cohort: Cohort, place: Place | None) -> float | None:
    if not (place and place.easting and place.northing and cohort.easting and cohort.northing):
        return None
    return miles_between(place.easting, place.northing, cohort.easting, cohort.northing)
