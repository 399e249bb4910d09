"""Referrals as each side sees them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from applicants.enums import UNANSWERED
from applicants.models import Applicant, Referral, ReferralEvent, ReferralQuerySet
from applicants.selectors.consents import is_shared
from workforce_portal.organisations.models import Organisation
from workforce_portal.places.working_days import read_calendar

REMIND_AFTER = 3
FLAG_AFTER = 5
REOFFER_AFTER = 10


def referrals_of(organisation: Organisation) -> ReferralQuerySet:
    """Every referral that was sent to the organisation, `is_shared` where it may see the person still.

    Where it is not, only the organisation's own history may be shown: reference and initials, no details.
    """
    rows = Referral.objects.filter(organisation=organisation).annotate(is_shared=is_shared())
    return rows.select_related("applicant__council", "programme", "cohort", "close_reason")


def referrals_for(applicant: Applicant) -> ReferralQuerySet:
    rows = Referral.objects.filter(applicant=applicant)
    return rows.select_related("programme__organisation", "organisation", "cohort", "close_reason", "review")


def history(referral: Referral) -> QuerySet[ReferralEvent]:
    """What happened, the latest first, as staff and its organisation see it."""
    return referral.events.select_related("by", "organisation", "reason").order_by("-at", "-pk")


def history_for_person(referral: Referral) -> QuerySet[ReferralEvent]:
    """The same history without what is internal."""
    return history(referral).filter(is_visible=True)


@dataclass(frozen=True)
class Clock:
    """The days on which something happens when nobody answers."""

    remind_on: date
    answer_by: date
    reoffer_on: date


def clock(referral: Referral) -> Clock | None:
    """None where the organisation owes no answer."""
    return clocks([referral]).get(referral.pk)


def clocks(referrals: Iterable[Referral]) -> dict[int, Clock]:
    """Of all that wait for an answer, by id, at the cost of one query."""
    add = read_calendar()
    return {
        row.pk: Clock(*(add(row.clock_from, days) for days in (REMIND_AFTER, FLAG_AFTER, REOFFER_AFTER)))
        for row in referrals
        if row.state in UNANSWERED
    }
