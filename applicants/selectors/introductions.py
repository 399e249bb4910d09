"""Employers who promise an interview, as a completer and as each employer sees it."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet

from applicants.enums import INTRODUCTION_OPEN, IntroductionState, Purpose, ReferralState
from applicants.models import Applicant, Introduction, Pledge, Referral
from applicants.models.introductions import IntroductionQuerySet, PledgeQuerySet
from applicants.selectors.consents import latest_consent
from workforce_portal.organisations.models import Organisation
from workforce_portal.places.clock import local
from workforce_portal.places.working_days import add_working_days

REMIND_AFTER = 5


def completed_by(applicant: Applicant) -> Referral | None:
    """The programme that opens the promise to them: the last that they completed."""
    rows = Referral.objects.filter(applicant=applicant, state=ReferralState.COMPLETED)
    return rows.select_related("programme").order_by("-ended_on", "-pk").first()


def pledges_for(applicant: Applicant) -> list[Pledge]:
    """Every open promise that they have not taken up; those in their own council first."""
    taken = Introduction.objects.filter(applicant=applicant, state__in=INTRODUCTION_OPEN)
    rows = Pledge.objects.open().exclude(pk__in=taken.values("pledge")).select_related("employer", "council")
    return sorted(rows, key=lambda row: (row.council_id != applicant.council_id, str(row), row.pk))


def introductions_of(applicant: Applicant) -> QuerySet[Introduction]:
    return Introduction.objects.filter(applicant=applicant).select_related("pledge__employer", "pledge__council")


def introductions_to(employer: Organisation) -> IntroductionQuerySet:
    """Of those who agree at this moment to be seen by the employer; what waits longest first."""
    rows = Introduction.objects.filter(pledge__employer=employer, applicant__redacted_at=None)
    seen = rows.annotate(may_see=latest_consent(Purpose.INTRODUCE, organisation="pledge__employer"))
    related = ("applicant__council", "pledge", "referral__programme")
    return seen.filter(may_see=True).select_related(*related).order_by("chosen_at", "pk")


def pledges_of(employer: Organisation) -> PledgeQuerySet:
    return Pledge.objects.filter(employer=employer).select_related("council")


def to_remind(*, at: datetime) -> QuerySet[Introduction]:
    """Nobody has answered for five working days, and nobody was reminded."""
    before = add_working_days(local(at).date(), -REMIND_AFTER)
    rows = Introduction.objects.filter(state=IntroductionState.WAITING, reminded_at=None)
    return rows.filter(chosen_at__date__lte=before).select_related("pledge__employer", "applicant")
