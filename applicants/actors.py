"""Who does something: in which role, with which account if any, for which organisation if any."""

from __future__ import annotations

from dataclasses import dataclass

from applicants.enums import Role
from workforce_portal.organisations.models import Organisation
from workforce_portal.users.models import User


@dataclass(frozen=True)
class Actor:
    role: Role
    user: User | None = None
    organisation: Organisation | None = None


THE_PERSON = Actor(Role.APPLICANT)
PORTAL = Actor(Role.PORTAL)
