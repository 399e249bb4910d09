"""Entries as public pages show them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import Count, Q
from django.db.models.functions import Greatest

from mapping.enums import Delivery, TipStatus
from mapping.models import Activity, ActivityLocation, ActivityQuerySet, MistakeReport
from mapping.selectors.coverage import councils_reached, covering
from workforce_portal.organisations.selectors import plain_words
from workforce_portal.places import narrowing
from workforce_portal.places.clock import at_local
from workforce_portal.places.models import Council
from workforce_portal.places.selectors import Place, miles_between

# So many people on their own say that something is wrong before the page says so too.
BEING_CHECKED_FROM = 3
HOW = {
    Delivery.PERSON: frozenset({"person"}),
    Delivery.REMOTE: frozenset({"online"}),
    Delivery.OUTREACH: frozenset({"outreach"}),
    Delivery.MIXED: frozenset({"person", "online"}),
}


@dataclass(frozen=True)
class ListedActivity(narrowing.Listed):
    """One activity of the list. `covers` are the councils whose people may join, `spots` where it is held."""

    theme: str
    audiences: frozenset[str]
    delivery: str
    is_free: bool
    is_open: bool
    covers: frozenset[str]
    spots: tuple[tuple[int, int], ...]

    def values(self, group: str) -> frozenset[str]:
        if group == "how":
            return HOW[Delivery(self.delivery)]
        if group == "audience":
            return self.audiences
        if group == "also":
            return frozenset(name for name, holds in (("free", self.is_free), ("open", self.is_open)) if holds)
        return frozenset({self.theme}) if group == "theme" else super().values(group)

    def miles_from(self, place: Place) -> float | None:
        """To the nearest of its places."""
        if place.easting is None or place.northing is None:
            return None
        return min((miles_between(*spot, place.easting, place.northing) for spot in self.spots), default=None)


def listed_activities(*, on: date, text: str = "") -> list[ListedActivity]:
    """Everything that lists show, by title; with words, what is like them, the likeliest first."""
    rows = _like(Activity.objects.listed(on), text).values_list(
        "pk", "theme", "audiences", "delivery", "is_free", "starts_on", "closed_until", "created_at"
    )
    found = list(rows)
    keys = [row[0] for row in found]
    covers, spots = councils_reached(keys), _spots(keys)
    return [
        ListedActivity(
            pk=pk,
            starts_at=at_local(starts_on, time()) if starts_on else created_at,
            is_online=delivery == Delivery.REMOTE,
            council=None,
            easting=None,
            northing=None,
            theme=theme,
            audiences=frozenset(audiences),
            delivery=delivery,
            is_free=is_free,
            is_open=not (starts_on and starts_on > on) and not (closed_until and closed_until > on),
            covers=covers.get(pk, frozenset()),
            spots=tuple(spots[pk]),
        )
        for pk, theme, audiences, delivery, is_free, starts_on, closed_until, created_at in found
    ]


def activities_for_cards(pks: Iterable[int]) -> list[Activity]:
    """The activities with what a card shows, in the order of `pks`."""
    pks = list(pks)
    by_pk = for_cards(Activity.objects.filter(pk__in=pks)).in_bulk()
    return [by_pk[pk] for pk in pks if pk in by_pk]


def for_cards(rows: ActivityQuerySet) -> ActivityQuerySet:
    return rows.select_related("organisation").prefetch_related("held_at__location", "coverage__council")


def with_everything(rows: ActivityQuerySet) -> ActivityQuerySet:
    """What a page of its own shows."""
    return rows.select_related("organisation", "owner__user", "owner__organisation").prefetch_related(
        "held_at__location__council", "coverage__council", "coverage__sub_region", "ways_in"
    )


def listed_in(council: Council, *, on: date) -> ActivityQuerySet:
    """Everything that people of the council may join, as lists show it."""
    return Activity.objects.listed(on).filter(pk__in=covering(council).values("pk")).order_by("title", "pk")


def instead_of(activity: Activity, *, on: date, limit: int = 3) -> list[Activity]:
    """Others of the same theme for people of the same areas."""
    codes = councils_reached([activity.pk]).get(activity.pk, frozenset())
    rows = Activity.objects.counting(on).filter(theme=activity.theme).exclude(pk=activity.pk)
    reached = councils_reached(rows.values_list("pk", flat=True))
    near = [pk for pk, others in sorted(reached.items()) if others & codes]
    return list(for_cards(Activity.objects.filter(pk__in=near[:limit])))


def is_being_checked(activity: Activity) -> bool:
    """Whether enough people, each on their own, say that something is wrong."""
    return reporters(activity) >= BEING_CHECKED_FROM


def reporters(activity: Activity) -> int:
    rows = MistakeReport.objects.filter(activity=activity, status=TipStatus.OPEN)
    return rows.aggregate(number=Count("sender_key", distinct=True))["number"]


def resembling(*, title: str, organisation_name: str, council: Council, on: date, limit: int = 3) -> list[Activity]:
    """What somebody may mean who suggests an activity: much the same name, for people of the same council."""
    words = plain_words(f"{title} {organisation_name}")
    rows = listed_in(council, on=on).annotate(
        likeness=Greatest(
            TrigramWordSimilarity(plain_words(title), "search_text"),
            TrigramWordSimilarity(words, "organisation__name"),
        )
    )
    return list(rows.filter(likeness__gt=0.55).order_by("-likeness", "pk")[:limit])


def _like(rows: ActivityQuerySet, text: str) -> ActivityQuerySet:
    words = plain_words(text)
    if not words:
        return rows.order_by("title", "pk")
    every_word = Q(*(Q(search_text__contains=word) | Q(organisation__name__icontains=word) for word in words.split()))
    alike = Q(search_text__trigram_word_similar=words) | Q(organisation__name__trigram_word_similar=words)
    likeness = Greatest(
        TrigramWordSimilarity(words, "title"),
        TrigramWordSimilarity(words, "search_text"),
        TrigramWordSimilarity(words, "organisation__name"),
    )
    return rows.filter(every_word | alike).order_by(likeness.desc(), "title", "pk")


def _spots(activities: Iterable[int]) -> dict[int, list[tuple[int, int]]]:
    spots: dict[int, list[tuple[int, int]]] = defaultdict(list)
    rows = ActivityLocation.objects.filter(activity__in=list(activities))
    for pk, easting, northing in rows.values_list("activity", "location__easting", "location__northing"):
        spots[pk].append((easting, northing))
    return spots
