"""The verbs of supervisors: add, change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from placements.models import Site, Supervisor, SupervisorSite
from workforce_portal.organisations.models import Organisation


@transaction.atomic
def add_supervisor(
    *, organisation: Organisation, facts: Mapping[str, Any], sites: Iterable[Site], at: datetime
) -> Supervisor:
    """`facts` are the fields of a Supervisor. Who works for another organisation than a place's visits it."""
    supervisor = Supervisor.objects.create(organisation=organisation, created_at=at, **facts)
    _attach(supervisor, sites)
    return supervisor


@transaction.atomic
def change_supervisor(*, supervisor: Supervisor, facts: Mapping[str, Any], sites: Iterable[Site]) -> Supervisor:
    """`sites` are all places of their own organisation at which they supervise; others stay as they are."""
    for name, value in facts.items():
        setattr(supervisor, name, value)
    supervisor.save()
    own = supervisor.attachments.filter(site__organisation=supervisor.organisation)
    own.exclude(site__in=[site.pk for site in sites]).delete()
    _attach(supervisor, sites)
    return supervisor


def _attach(supervisor: Supervisor, sites: Iterable[Site]) -> None:
    for site in sites:
        visits = site.organisation_id != supervisor.organisation_id
        SupervisorSite.objects.get_or_create(supervisor=supervisor, site=site, defaults={"is_visiting": visits})
