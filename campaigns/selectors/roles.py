"""Roles, and the ladder that leads through them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Case, Prefetch, QuerySet, Value, When

from campaigns.enums import RoleGroup
from campaigns.models import ProgressionStep, Role


def public_roles(at: datetime) -> QuerySet[Role]:
    """Published roles with all that a card needs; `ways_on` are the steps to other published roles, in order."""
    public = Role.objects.public(at)
    steps = ProgressionStep.objects.filter(next_role__in=public).select_related("next_role")
    return public.select_related("picture", "pay").prefetch_related(
        Prefetch("next_steps", queryset=steps.order_by("position", "pk"), to_attr="ways_on")
    )


def roles_to_start(at: datetime, limit: int = 3) -> list[Role]:
    """Jobs that ask for no experience, those of giving care first."""
    gives_care = Case(When(group=RoleGroup.CARE, then=Value(0)), default=Value(1))
    rows = public_roles(at).filter(needs_no_experience=True)
    return list(rows.order_by(gives_care, "rung", "name")[:limit])


@dataclass(frozen=True)
class RoleGroupShown:
    label: str
    roles: list[Role]


def groups_of_roles(at: datetime, *, starting: bool) -> list[RoleGroupShown]:
    """Roles by the groups in which jobs are counted; with `starting` those that ask for no experience."""
    rows = public_roles(at).filter(needs_no_experience=True) if starting else public_roles(at)
    roles = list(rows)
    groups = [RoleGroupShown(str(group.label), [role for role in roles if role.group == group]) for group in RoleGroup]
    return [group for group in groups if group.roles]


@dataclass(frozen=True)
class Way:
    """A step to another role, and what it takes."""

    role: Role
    note: str


@dataclass(frozen=True)
class Rung:
    """One step of the ladder. `note` says what it took to get here; `sideways` are other ways on from it."""

    number: int
    role: Role
    note: str = ""
    is_here: bool = False
    sideways: list[Way] = field(default_factory=list)


def ladder_of(role: Role, at: datetime) -> list[Rung]:
    """The way up on which the role stands, from where people start to its end."""
    walk = _Walk(public_roles(at))
    return walk.rungs([*walk.down(role), *walk.up(role)], here=role)


def whole_ladder(role: Role, at: datetime) -> list[Rung]:
    """The way up that begins with the role; none of its steps is “here”."""
    walk = _Walk(public_roles(at))
    return walk.rungs(walk.up(role), here=None)


class _Walk:
    """Goes up only by steps to a higher rung, so that a step back or sideways can never go round in a circle."""

    def __init__(self, roles: Iterable[Role]) -> None:
        self.roles = {role.pk: role for role in roles}
        self.ways: dict[int, list[Way]] = {
            role.pk: [Way(self.roles[step.next_role_id], step.note) for step in role.ways_on]  # type: ignore[attr-defined]
            for role in self.roles.values()
        }
        self.before: dict[int, list[Role]] = defaultdict(list)
        for pk, ways in self.ways.items():
            for way in ways:
                self.before[way.role.pk].append(self.roles[pk])

    def up(self, role: Role) -> list[Role]:
        path, at = [role], self.roles.get(role.pk, role)
        while higher := [way.role for way in self.ways.get(at.pk, []) if way.role.rung > at.rung]:
            at = higher[0]
            path.append(at)
        return path

    def down(self, role: Role) -> list[Role]:
        """From the start to just below the role, by the highest step beneath each."""
        path: list[Role] = []
        at = role
        while lower := [other for other in self.before[at.pk] if other.rung < at.rung]:
            at = min(lower, key=lambda other: (-other.rung, other.name))
            path.insert(0, at)
        return path

    def rungs(self, path: list[Role], *, here: Role | None) -> list[Rung]:
        found = []
        for number, role in enumerate(path, start=1):
            before = path[number - 2] if number > 1 else None
            after = path[number] if number < len(path) else None
            ways = self.ways.get(role.pk, [])
            found.append(
                Rung(
                    number=number,
                    role=role,
                    note=self._note(before, role) if before else "",
                    is_here=here is not None and role.pk == here.pk,
                    sideways=[way for way in ways if after is None or way.role.pk != after.pk],
                )
            )
        return found

    def _note(self, before: Role, role: Role) -> str:
        return next((way.note for way in self.ways[before.pk] if way.role.pk == role.pk), "")
