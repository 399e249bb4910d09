"""Which roles suit what somebody answered. The same answers always find the same roles in the same order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from campaigns.find_your_role import Answer, Answers
from campaigns.models import Role, Story
from campaigns.selectors.roles import ladder_of, public_roles
from campaigns.selectors.stories import public_stories

MOST = 3
LEAST = 2
GOOD_ENOUGH = 3


@dataclass(frozen=True)
class Match:
    role: Role
    because: list[Answer]


@dataclass(frozen=True)
class Suggestion:
    """A role with the answers that led to it, somebody who does it, and the role in which people start on that way."""

    role: Role
    because: list[Answer]
    story: Story | None
    starts_as: Role | None


def match_roles(roles: Iterable[Role], answers: Answers) -> list[Match]:
    """Two or three roles. Most answers in common comes first, then the role that suits fewer other answers, then the
    one lower on the ladder, then the alphabet. A third needs at least three answers in common."""
    found = [Match(role, [answer for answer in answers.given if answer.key in role.fits]) for role in roles]
    found.sort(key=lambda match: (-len(match.because), len(match.role.fits), match.role.rung, match.role.name))
    return [match for place, match in enumerate(found[:MOST]) if place < LEAST or len(match.because) >= GOOD_ENOUGH]


def suggest_roles(answers: Answers, at: datetime) -> list[Suggestion]:
    return [_suggestion(match, at) for match in match_roles(public_roles(at), answers)]


def _suggestion(match: Match, at: datetime) -> Suggestion:
    role: Any = match.role
    start = ladder_of(role, at)[0].role
    return Suggestion(
        role=role,
        because=match.because,
        story=public_stories(at).filter(role=role).first(),
        starts_as=start if start.pk != role.pk else None,
    )
