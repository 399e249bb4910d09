"""The list of drop-ins, narrowed by topic and by kind as well."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Any, ClassVar

from django.http import QueryDict

from providers.models import DropInType, Topic
from providers.selectors import Listed, listed_drop_ins
from workforce_portal.places import narrowing
from workforce_portal.places.narrowing import Link


@dataclass(frozen=True)
class Criteria(narrowing.Criteria):
    topic: frozenset[str] = frozenset()
    kind: str = ""

    groups: ClassVar[tuple[str, ...]] = ("how", "topic", "month")
    words: ClassVar[tuple[str, ...]] = ("place", "miles", "kind", "sort")

    @classmethod
    def _read(cls, query: QueryDict) -> dict[str, Any]:
        return {**super()._read(query), "kind": query.get("kind", "").replace("\0", "")[:50]}


class DropInSearch(narrowing.Search[Listed, Criteria]):
    noun = "drop-in"
    headings: ClassVar[dict[str, str]] = {"how": "How you meet", "topic": "What you want help with", "month": "Month"}

    def __init__(self, criteria: Criteria, *, at: datetime) -> None:
        self.kind = DropInType.objects.filter(slug=criteria.kind).first() if criteria.kind else None
        known = replace(criteria, kind=self.kind.slug if self.kind else "")
        super().__init__(known, listed_drop_ins(at=at))

    @cached_property
    def own_labels(self) -> dict[str, dict[str, str]]:
        slugs = {slug for row in self.rows for slug in row.topics}
        topics = dict(Topic.objects.filter(slug__in=slugs).values_list("slug", "name")) if slugs else {}
        return {"topic": topics}

    def is_fit(self, row: Listed, criteria: Criteria) -> bool:
        return criteria.kind in ("", row.kind)

    def wider(self, criteria: Criteria) -> Iterable[tuple[str, Criteria]]:
        return [*super().wider(criteria), ("on any topic", replace(criteria, topic=frozenset()))]

    def own_tags(self) -> list[Link]:
        return [Link(self.kind.name, replace(self.criteria, kind="").query)] if self.kind else []
