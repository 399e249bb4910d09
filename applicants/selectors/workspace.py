"""What an organisation has in hand: one table of groups, from which both each number and each list come."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Count, Q, QuerySet

from applicants.enums import CLOSED, OPEN, Mark, Purpose, ReasonFor, ReferralState
from applicants.models import Applicant, Assignment, Attendance, Cohort, Programme, Reason, Referral
from applicants.models.referrals import ReferralQuerySet
from applicants.references import BadReference, normalise_reference
from applicants.selectors.consents import latest_consent
from applicants.selectors.referrals import referrals_of
from workforce_portal.organisations.models import Organisation
from workforce_portal.users.models import User

S = ReferralState
MISSED_TOO_OFTEN = 2


class Group(NamedTuple):
    """Some of the referrals, and why somebody would look at them."""

    key: str
    label: str
    why: str
    condition: Callable[[date], Q]


def _missed() -> Q:
    often = Attendance.objects.filter(mark=Mark.MISSED).order_by().values("referral").annotate(times=Count("pk"))
    return Q(state=S.STARTED, pk__in=often.filter(times__gte=MISSED_TOO_OFTEN).values("referral"))


def _unassigned() -> Q:
    return Q(state__in=OPEN) & ~Q(pk__in=Assignment.objects.current().values("referral"))


def _first_day_has_come(today: date) -> Q:
    return Q(state=S.ACCEPTED) & (Q(cohort__starts_on__lte=today) | Q(cohort=None))


TO_DO = (
    Group("answer", "To answer", "They wait for a yes, a no or a call", lambda today: Q(state=S.SENT)),
    Group("talk", "To talk with", "You said that you would get in touch", lambda today: Q(state=S.TALKING)),
    Group("start", "To start", "Their first day has come, or needs to be agreed", _first_day_has_come),
    Group("missed", "Missed twice", "Somebody should ring them", lambda today: _missed()),
    Group(
        "finish",
        "To complete",
        "The last day is over: say how it went",
        lambda today: Q(state=S.STARTED, cohort__ends_on__lt=today),
    ),
    Group("nobody", "With nobody", "No colleague looks after them yet", lambda today: _unassigned()),
)
STATES = (
    Group("open", "All in hand", "", lambda today: Q(state__in=OPEN)),
    Group("waiting", "On a waiting list", "", lambda today: Q(state__in=[S.WAITING, S.OFFERED])),
    Group("accepted", "Accepted", "", lambda today: Q(state=S.ACCEPTED)),
    Group("started", "On a programme", "", lambda today: Q(state=S.STARTED)),
    Group("closed", "Closed", "", lambda today: Q(state__in=CLOSED)),
)
GROUPS = {group.key: group for group in (*TO_DO, *STATES)}


@dataclass(frozen=True)
class Counted:
    group: Group
    count: int


def counted(rows: ReferralQuerySet, groups: tuple[Group, ...], *, today: date) -> list[Counted]:
    """How many are in each of the groups, at the cost of one query."""
    # Django counts a row once a join finds it, and none of the conditions joins to many.
    numbers = rows.aggregate(**{group.key: Count("pk", filter=group.condition(today)) for group in groups})
    return [Counted(group, numbers[group.key]) for group in groups]


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What somebody narrowed the list to."""

    group: str = "open"
    programme: str = ""
    mine: bool = False
    text: str = ""


def referrals_wanted(organisation: Organisation, wanted: Wanted, *, user: User, today: date) -> ReferralQuerySet:
    """Those that wait longest first; closed ones the other way round."""
    rows = narrowed(organisation, wanted, user=user).filter(GROUPS[wanted.group].condition(today))
    return rows.order_by("-closed_at", "-pk") if wanted.group == "closed" else rows.order_by("clock_from", "pk")


def narrowed(organisation: Organisation, wanted: Wanted, *, user: User) -> ReferralQuerySet:
    """Without the group: what the number behind each group is counted among."""
    rows = referrals_of(organisation)
    if wanted.programme:
        rows = rows.filter(programme__slug=wanted.programme)
    if wanted.mine:
        rows = rows.filter(pk__in=Assignment.objects.current().filter(adviser=user).values("referral"))
    if wanted.text:
        rows = rows.filter(applicant__reference=_reference(wanted.text))
    return rows


def _reference(typed: str) -> str:
    try:
        return normalise_reference(typed)
    except BadReference:
        return ""


def advisers_of(referrals: list[Referral]) -> dict[int, str]:
    """Who looks after each, by the referral's id."""
    rows = Assignment.objects.current().filter(referral__in=referrals).select_related("adviser")
    return {row.referral_id: row.adviser.full_name for row in rows}


def programmes_of(organisation: Organisation) -> QuerySet[Programme]:
    return Programme.objects.filter(organisation=organisation).order_by("name", "pk")


def cohorts_of(organisation: Organisation) -> QuerySet[Cohort]:
    """With their places; the nearest first."""
    rows = Cohort.objects.filter(programme__organisation=organisation).with_places()
    waiting: dict[str, Any] = {"waiting": Count("seats", filter=Q(seats__status="waiting"), distinct=True)}
    return rows.annotate(**waiting).select_related("programme", "council").order_by("starts_on", "pk")


def people_of_adviser(organisation: Organisation) -> QuerySet[Applicant]:
    """Whom the organisation registered and who agree still that it sees how they get on; the latest first."""
    rows = Applicant.objects.known().filter(registered_by_organisation=organisation)
    latest = latest_consent(Purpose.PROGRESS, applicant="pk", organisation="registered_by_organisation")
    return rows.annotate(may_see=latest).filter(may_see=True).prefetch_related("referrals__programme")


def starts_to_join(programme: Programme, *, today: date) -> list[Cohort]:
    """Those that still take names, with `places_left`, the next first."""
    return list(Cohort.objects.joinable(today).with_places().filter(programme=programme).order_by("starts_on", "pk"))


def other_programmes(programme: Programme, *, elsewhere: bool = False) -> QuerySet[Programme]:
    """What somebody could join instead; with `elsewhere` of other organisations alone."""
    rows = Programme.objects.open().exclude(pk=programme.pk).select_related("organisation").order_by("name", "pk")
    return rows.exclude(organisation=programme.organisation_id) if elsewhere else rows


def reasons_for(used_for: ReasonFor) -> list[tuple[str, str]]:
    """Codes and what a partner reads, in the order in which staff put them."""
    return list(Reason.objects.filter(used_for=used_for, is_active=True).values_list("code", "label"))
