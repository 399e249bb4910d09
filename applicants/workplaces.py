"""The workspaces of organisations, for the account page of whoever acts for them."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from applicants.views.partners.workspace import WELCOME
from workforce_portal.organisations.selectors import organisations_of
from workforce_portal.users.models import User
from workforce_portal.users.workplaces import Workplace


def workspaces(user: User) -> Iterator[Workplace]:
    for one in organisations_of(user, *WELCOME):
        yield Workplace(one.name, one.get_kind_display(), reverse("partners:home", args=[one.uuid]))
