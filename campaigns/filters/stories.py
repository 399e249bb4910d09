"""The list of stories, narrowed by what the address asks for, and what each other choice would find."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from urllib.parse import urlencode

from django.http import QueryDict

from campaigns.enums import Setting
from campaigns.models import Story
from workforce_portal.places.narrowing import Choice, Link

HEADINGS = {"role": "What they do", "setting": "Kind of place", "area": "Where"}
ANY = {"role": "Any job", "setting": "Any kind of place", "area": "Anywhere in the North West"}


@dataclass(frozen=True)
class StoryCriteria:
    role: str = ""
    setting: str = ""
    area: str = ""

    @classmethod
    def from_query(cls, query: QueryDict) -> StoryCriteria:
        return cls(*(query.get(group, "")[:100] for group in HEADINGS))

    @property
    def query(self) -> str:
        return urlencode([(group, value) for group in HEADINGS if (value := getattr(self, group))])

    def without(self, group: str) -> StoryCriteria:
        return self.with_choice(group, "")

    def with_choice(self, group: str, value: str) -> StoryCriteria:
        changed = {group: value}
        return replace(self, **changed)


class StorySearch:
    def __init__(self, criteria: StoryCriteria, stories: Iterable[Story]) -> None:
        self.stories = list(stories)
        kept = {group: value for group in HEADINGS if (value := getattr(criteria, group)) in self.labels[group]}
        self.criteria = StoryCriteria(**kept)

    @cached_property
    def labels(self) -> dict[str, dict[str, str]]:
        """The choices that the stories offer, in the order of their words."""
        found: dict[str, dict[str, str]] = {group: {} for group in HEADINGS}
        for story in self.stories:
            if story.role:
                found["role"][story.role.slug] = story.role.name
            if story.setting:
                found["setting"][story.setting] = str(Setting(story.setting).label)
            if story.council:
                found["area"][story.council.sub_region.slug] = story.council.sub_region.name
        return {group: dict(sorted(labels.items(), key=lambda pair: pair[1])) for group, labels in found.items()}

    @cached_property
    def found(self) -> list[Story]:
        return self._find(self.criteria)

    @cached_property
    def groups(self) -> list[tuple[str, str, str, list[Choice]]]:
        """Name, heading, the words for no choice, and the choices."""
        return [(group, HEADINGS[group], ANY[group], self._choices(group)) for group in HEADINGS]

    @cached_property
    def tags(self) -> list[Link]:
        """The choices in use, each with the list without it."""
        return [
            Link(self.labels[group][value], self.criteria.without(group).query)
            for group in HEADINGS
            if (value := getattr(self.criteria, group))
        ]

    @cached_property
    def ways_on(self) -> list[Link]:
        """When nothing is found: each choice alone, with how many it finds."""
        alone = [
            (label, StoryCriteria().with_choice(group, value))
            for group in HEADINGS
            if (value := getattr(self.criteria, group)) and (label := self.labels[group][value])
        ]
        return [Link(f"{label}: {len(self._find(other))}", other.query) for label, other in alone]

    def _choices(self, group: str) -> list[Choice]:
        return [
            Choice(value, label, len(self._find(self.criteria.with_choice(group, value))), value == self._chosen(group))
            for value, label in self.labels[group].items()
        ]

    def _chosen(self, group: str) -> str:
        return getattr(self.criteria, group)

    def _find(self, criteria: StoryCriteria) -> list[Story]:
        return [story for story in self.stories if _fits(story, criteria)]


def _fits(story: Story, criteria: StoryCriteria) -> bool:
    role, council = story.role, story.council
    return (
        criteria.role in ("", role.slug if role else None)
        and criteria.setting in ("", story.setting)
        and criteria.area in ("", council.sub_region.slug if council else None)
    )
