"""Which councils an activity is for. Where it is based does not matter here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q

from mapping.models import Activity, ActivityQuerySet, Coverage
from workforce_portal.places.models import Council
from workforce_portal.places.reference import outcodes


def covering(council: Council) -> ActivityQuerySet:
    """Every activity that people of this council, or of a part of it, may take part in."""
    areas = Coverage.objects.filter(
        Q(is_region=True)
        | Q(sub_region=council.sub_region_id)
        | Q(council=council)
        | Q(outcode__in=outcodes_of(council.code))
    )
    return Activity.objects.filter(pk__in=areas.values("activity"))


def outcodes_of(council_code: str) -> list[str]:
    return [area.code for area in outcodes().values() if council_code in area.council_codes]


def councils_reached(activities: Iterable[int]) -> dict[int, frozenset[str]]:
    """The codes of the councils that each of these activities is for, by its key."""
    in_sub_region: dict[int, set[str]] = defaultdict(set)
    for code, sub_region in Council.objects.values_list("code", "sub_region"):
        in_sub_region[sub_region].add(code)
    everywhere = set().union(*in_sub_region.values())
    reached: dict[int, set[str]] = defaultdict(set)
    areas = Coverage.objects.filter(activity__in=list(activities))
    for pk, is_region, sub_region, council, outcode in areas.values_list(
        "activity", "is_region", "sub_region", "council", "outcode"
    ):
        if is_region:
            reached[pk] |= everywhere
        elif sub_region:
            reached[pk] |= in_sub_region[sub_region]
        elif council:
            reached[pk].add(council)
        elif outcode in outcodes():
            reached[pk].update(everywhere.intersection(outcodes()[outcode].council_codes))
    return {pk: frozenset(codes) for pk, codes in reached.items()}
