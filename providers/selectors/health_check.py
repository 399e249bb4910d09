from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from providers.enums import Role
from providers.health_check import StageResult, results_of
from providers.mail_texts.health_check import KEY
from providers.models import DropIn, HealthCheck, HealthCheckAnswerSet, Resource, Topic
from providers.permissions import why_not_bookable
from providers.selectors.drop_ins import drop_ins_with_places
from workforce_portal.outbox.models import PlannedMail, State

MOST_RESOURCES = 3
LOOKED_AT = 10
FEWEST_SHOWN = 5


@dataclass(frozen=True)
class StagePlan:
    """What to do about one stage, and what helps with it."""

    result: StageResult
    resources: list[Resource]
    topic: Topic | None
    drop_in: DropIn | None


@dataclass(frozen=True)
class Outcome:
    """A check as it stands: the latest answers, compared with those before them where there are any."""

    latest: HealthCheckAnswerSet
    before: HealthCheckAnswerSet | None
    results: list[StageResult]


@dataclass(frozen=True)
class CouncilAverages:
    council: str
    services: int
    averages: list[float]  # of each stage, along the path


def outcome_of(check: HealthCheck) -> Outcome:
    latest, *earlier = check.answer_sets.order_by("-taken_at", "-pk")[:2]
    before = earlier[0] if earlier else None
    return Outcome(latest, before, results_of(latest.answers, before.answers if before else None))


def plans_for(results: Sequence[StageResult], *, at: datetime) -> list[StagePlan]:
    slugs = {slug for result in results for slug in result.topics}
    topics = {topic.slug: topic for topic in Topic.objects.filter(slug__in=slugs, is_offered=True)}
    return [
        StagePlan(
            result=result,
            resources=_resources(result),
            topic=next((topics[slug] for slug in result.topics if slug in topics), None),
            drop_in=_next_drop_in(result, at),
        )
        for result in results
    ]


def reminder_waiting(check: HealthCheck) -> PlannedMail | None:
    return PlannedMail.objects.about(check).filter(kind=KEY, state=State.PLANNED).order_by("-pk").first()


def stage_averages() -> list[CouncilAverages]:
    """Of each service's latest answers, by council; a council of few services is left out."""
    latest = (
        HealthCheckAnswerSet.objects.filter(health_check__council__isnull=False)
        .order_by("health_check_id", "-taken_at", "-pk")
        .distinct("health_check_id")
        .values_list("health_check__council__name", "answers")
    )
    scores: dict[str, list[list[int]]] = {}
    for council, answers in latest:
        scores.setdefault(council, []).append([result.score for result in results_of(answers)])
    return [
        CouncilAverages(council, len(rows), [sum(column) / len(rows) for column in zip(*rows, strict=True)])
        for council, rows in sorted(scores.items())
        if len(rows) >= FEWEST_SHOWN
    ]


def _resources(result: StageResult) -> list[Resource]:
    """What is quickest to use comes first."""
    return list(Resource.objects.live().filter(stage=result.stage).order_by("minutes", "title", "pk")[:MOST_RESOURCES])


def _next_drop_in(result: StageResult, at: datetime) -> DropIn | None:
    rows = drop_ins_with_places(at=at).filter(type__topics__slug__in=result.topics).distinct()[:LOOKED_AT]
    return next((row for row in rows if why_not_bookable(row, role=Role.BOOKER, at=at) is None), None)
