"""Reads about supervisors and audits."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, QuerySet

from placements.models import Audit, AuditRecognition, Site, Supervisor, SupervisorSite
from placements.models.audits import AuditQuerySet
from placements.models.supervisors import SupervisorQuerySet
from placements.selectors.hosting import HOSTS
from workforce_portal.organisations.enums import OrganisationKind
from workforce_portal.organisations.models import Organisation
from workforce_portal.organisations.selectors import organisations_of
from workforce_portal.places.clock import local
from workforce_portal.users.models import User

# So many days before an audit runs out its host is reminded.
REMIND_DAYS = (90, 30, 7)
EMPLOYERS = (*HOSTS, OrganisationKind.UNIVERSITY)


def supervisors_of(user: User | AnonymousUser) -> SupervisorQuerySet:
    """Those of the hosts and universities that somebody acts for."""
    return Supervisor.objects.filter(organisation__in=organisations_of(user, *EMPLOYERS)).select_related("organisation")


def supervisors_at(site: Site, *, on: date) -> QuerySet[SupervisorSite]:
    working = Supervisor.objects.working(on)
    rows = SupervisorSite.objects.filter(site=site, supervisor__in=working)
    return rows.select_related("supervisor__organisation").order_by("is_visiting", "supervisor__name")


def audits_of(site: Site) -> AuditQuerySet:
    return Audit.objects.filter(site=site).select_related("university").prefetch_related("recognitions__university")


def audits_to_see(university: Organisation, *, on: date) -> AuditQuerySet:
    """Every valid audit; `is_recognised` says whether this university has taken it as its own."""
    mine = AuditRecognition.objects.filter(audit=OuterRef("pk"), university=university)
    rows = Audit.objects.valid(on).filter(site__is_active=True).annotate(is_recognised=Exists(mine))
    return rows.select_related("site__council", "university")


def audits_running_out(*, at: datetime) -> AuditQuerySet:
    """Within ninety days, and no later one is there."""
    today = local(at).date()
    later = Audit.objects.filter(
        site=OuterRef("site"), discipline=OuterRef("discipline"), valid_until__gt=OuterRef("valid_until")
    )
    return Audit.objects.valid(today).filter(~Exists(later), valid_until__lte=today + timedelta(days=REMIND_DAYS[0]))
