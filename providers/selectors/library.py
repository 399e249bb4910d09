"""Finding resources: by words, by what somebody is stuck with, by the topic of a drop-in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from django.contrib.postgres.search import SearchQuery, SearchRank, TrigramWordSimilarity
from django.db import connection, transaction
from django.db.models import Case, Count, F, IntegerField, Min, Q, QuerySet, Value, When

from providers.enums import Role, ServiceSetting, Stage
from providers.models import DropIn, Resource, Topic
from providers.models.resources import SEARCH_CONFIG, ResourceQuerySet
from providers.permissions import why_not_bookable
from workforce_portal.organisations.selectors import plain_words

# A letter left out of a short word ("advrt"), two of a long one. PostgreSQL's own is 0.6.
LIKENESS = "0.45"
LEAST_LETTERS = 3
MOST_ALIKE = 200
FEWEST = 3
MOST = 5
FOR_A_TOPIC = 3
# Title, summary, and the text last: in the order D, C, B, A.
WEIGHTS = [0.1, 0.2, 0.4, 1.0]

STAGE_ORDER = Case(
    *(When(stage=stage, then=Value(position)) for position, stage in enumerate(Stage)), output_field=IntegerField()
)


@dataclass(frozen=True)
class Found:
    """What words find. `is_close` when nothing has the words themselves, only others that look like them."""

    rows: ResourceQuerySet
    is_close: bool = False


def find_resources(text: str) -> Found:
    """Published resources with the words (as web searches take them: "so", or -so), else with words like them.

    Rows have `rank`, the higher the better, when there are words to rank by.
    """
    live = Resource.objects.live()
    if not text:
        return Found(live)
    query = SearchQuery(text, config=SEARCH_CONFIG, search_type="websearch")
    exact = live.filter(search_words=query)
    if exact.exists():
        return Found(exact.annotate(rank=SearchRank(F("search_words"), query, weights=Value(WEIGHTS))))
    return Found(_like(live, plain_words(text)), is_close=True)


def _like(live: ResourceQuerySet, words: str) -> ResourceQuerySet:
    """Those with a word like each of the words in the title or summary."""
    telling = [word for word in words.split() if len(word) >= LEAST_LETTERS]
    if not telling:
        return live.none().annotate(rank=Value(0.0))
    alike = Q()
    for word in telling:
        alike &= Q(search_text__trigram_word_similar=word)
    likeness = TrigramWordSimilarity(words, "search_text")
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pg_trgm.word_similarity_threshold', %s, true)", [LIKENESS])
        pks = list(live.filter(alike).order_by(likeness.desc(), "pk").values_list("pk", flat=True)[:MOST_ALIKE])
    return live.filter(pk__in=pks).annotate(rank=likeness)


@dataclass(frozen=True)
class Tally:
    """How many of the found resources are alike in all that the list can be narrowed by."""

    stage: str
    settings: frozenset[str]
    minutes: int
    is_editable: bool
    n: int


def tally(rows: ResourceQuerySet) -> list[Tally]:
    """Every count that the list shows, in one query, whatever the number of resources."""
    groups = rows.order_by().values_list("stage", "settings", "minutes", "is_editable").annotate(n=Count("pk"))
    return [Tally(stage, frozenset(suits), minutes, edit, n) for stage, suits, minutes, edit, n in groups]


def for_lists(rows: ResourceQuerySet) -> ResourceQuerySet:
    """Without the texts, which lists don't show, and with the current file of each."""
    return rows.defer("html_body", "search_words", "search_text").with_current()


def suiting(setting: str) -> Q:
    """What suits a kind of service: made for it, or for any."""
    return Q(settings__overlap=[setting, ServiceSetting.ANY])


def resources_for_five_minutes(*, stage: Stage, setting: ServiceSetting, minutes: int) -> list[Resource]:
    """Three to five of the stage, those that staff name for a topic first.

    What is made for the service and fits into the time; where that is little, longer ones, then those for others.
    """
    live = for_lists(Resource.objects.live().filter(stage=stage)).annotate(best=Min("topic_resources__position"))
    suits = live.filter(suiting(setting))
    best_first = (F("best").asc(nulls_last=True), "title")
    wider = (
        suits.filter(minutes__lte=minutes).order_by(*best_first),
        suits.filter(minutes__gt=minutes).order_by("minutes", *best_first),
        live.exclude(suiting(setting)).order_by("minutes", *best_first),
    )
    found: dict[int, Resource] = {}
    for rows in wider:
        if len(found) < FEWEST:
            found |= {row.pk: row for row in rows[: MOST - len(found)]}
    return list(found.values())


def resources_of_topics(topics: Iterable[Topic] | QuerySet[Topic], *, limit: int = FOR_A_TOPIC) -> list[Resource]:
    """The best for each topic first, as staff put them in order; none twice."""
    rows = (
        for_lists(Resource.objects.live().filter(topic_resources__topic__in=topics))
        .order_by("topic_resources__position", "topic_resources__pk")
        .annotate(position=F("topic_resources__position"))
    )
    return list(islice({row.pk: row for row in rows}.values(), limit))


def resources_of_topic_ids(topic_ids: Iterable[int]) -> dict[int, list[Resource]]:
    """The first few of each topic, in one query."""
    found: dict[int, list[Resource]] = {pk: [] for pk in topic_ids}
    rows = Resource.objects.live().filter(topic_resources__topic__in=found).defer("html_body", "search_words")
    for row in rows.annotate(for_topic=F("topic_resources__topic")).order_by(
        "topic_resources__position", "topic_resources__pk"
    ):
        if len(found[row.for_topic]) < FOR_A_TOPIC:
            found[row.for_topic].append(row)
    return found


def related_resources(resource: Resource, *, limit: int = 4) -> list[Resource]:
    """Others of the same stage, those of a pack that it is in first."""
    together = Resource.objects.filter(packs__in=resource.packs.live()).values("pk")
    rows = Resource.objects.live().filter(stage=resource.stage).exclude(pk=resource.pk)
    beside = Case(When(pk__in=together, then=Value(0)), default=Value(1), output_field=IntegerField())
    return list(for_lists(rows).order_by(beside, "minutes", "title")[:limit])


def main_topic(resources: Iterable[Resource]) -> Topic | None:
    """What most of the resources are about; the one that staff put first breaks a tie."""
    counted = Topic.objects.filter(is_offered=True, topic_resources__resource__in=[row.pk for row in resources])
    return counted.annotate(n=Count("topic_resources")).order_by("-n", "position", "pk").first()


def next_free_drop_in(topic: Topic | None, *, at: datetime) -> DropIn | None:
    """The soonest session about the topic that can be booked; about anything, without one."""
    rows = DropIn.objects.upcoming(at).with_places_left().select_related("type", "adviser", "venue")
    if topic:
        rows = rows.filter(type__topics=topic)
    soonest = rows.order_by("starts_at", "pk").iterator(chunk_size=20)
    return next((row for row in soonest if why_not_bookable(row, role=Role.BOOKER, at=at) is None), None)
