"""Who does something: in which part, with which account if any, for which organisation if any."""

from __future__ import annotations

from dataclasses import dataclass

from placements.enums import Role
from workforce_portal.organisations.models import Organisation
from workforce_portal.users.models import User


@dataclass(frozen=True)
class Actor:
    role: Role
    user: User | None = None
    organisation: Organisation | None = None
    name: str = ""

    @property
    def said_name(self) -> str:
        return self.user.full_name if self.user else self.name


PORTAL = Actor(Role.PORTAL)
