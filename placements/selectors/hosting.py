"""Reads about hosts: whose places somebody may see, and what each has answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from placements.enums import HostingAnswer, Outcome
from placements.models import CallBack, HostingStatement, NoReason, Site
from placements.models.sites import SiteQuerySet
from placements.years import year_asked_about
from workforce_portal.organisations.enums import OrganisationKind
from workforce_portal.organisations.selectors import organisations_of
from workforce_portal.places.clock import local
from workforce_portal.places.working_days import add_working_days
from workforce_portal.users.models import User

HOSTS = (OrganisationKind.HOST, OrganisationKind.EMPLOYER, OrganisationKind.COUNCIL)


@dataclass(frozen=True)
class Help:
    """A reason that a host gave, with what we do about it and until when."""

    reason: NoReason
    ring_by: date


@dataclass(frozen=True)
class SiteRow:
    site: Site
    statement: HostingStatement | None
    said: str


def sites_of(user: User | AnonymousUser) -> SiteQuerySet:
    """The places of the hosts that somebody acts for."""
    return (
        Site.objects.active()
        .filter(organisation__in=organisations_of(user, *HOSTS))
        .select_related("organisation", "council", "care_service")
    )


def statement_now(site: Site, *, at: datetime) -> HostingStatement:
    """This year's answer; one that is not stored and not answered where nobody has asked yet."""
    year = year_asked_about(local(at).date())
    return HostingStatement.objects.filter(site=site, year=year).first() or HostingStatement(site=site, year=year)


def help_for(statement: HostingStatement) -> list[Help]:
    """What we do about each reason that was given and not settled, the soonest call first."""
    calls = statement.call_backs.open().select_related("reason")
    return [Help(call.reason, call.ring_by) for call in calls]


def reasons_to_choose(*, at: datetime) -> list[Help]:
    """Every reason with its remedy and the date on which we would ring if it were given today."""
    today = local(at).date()
    reasons = NoReason.objects.filter(is_active=True)
    return [Help(reason, add_working_days(today, reason.call_back_days)) for reason in reasons]


def reasons_given(statement: HostingStatement) -> list[str]:
    if statement.pk is None:
        return []
    calls = statement.call_backs.exclude(outcome=Outcome.ANSWERED_ANEW)
    return list(calls.values_list("reason", flat=True))


def site_rows(sites: SiteQuerySet, *, at: datetime) -> list[SiteRow]:
    """Each place with its answer for the year that is asked about."""
    year = year_asked_about(local(at).date())
    found = {row.site_id: row for row in HostingStatement.objects.for_year(year).filter(site__in=sites)}
    return [
        SiteRow(site, row, row.say_confirmed(at=at) if row else "") for site in sites for row in [found.get(site.pk)]
    ]


def calls_to_make() -> QuerySet[CallBack]:
    return CallBack.objects.open()


def maybe_this_year(*, at: datetime) -> QuerySet[HostingStatement]:
    year = year_asked_about(local(at).date())
    return HostingStatement.objects.for_year(year).filter(answer=HostingAnswer.MAYBE)


def silent_hosts(*, at: datetime) -> QuerySet[HostingStatement]:
    """Asked and reminded, and nobody has answered."""
    year = year_asked_about(local(at).date())
    return HostingStatement.objects.for_year(year).unanswered().filter(reminded_at__isnull=False)
