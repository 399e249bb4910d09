"""How far people came, counted in one way for those whom we know and for those who have been forgotten."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from applicants.ages import age_on
from applicants.enums import HAS_STARTED, AgeBand, ReferralState, Stage, StillThere, WorkFound
from applicants.models import Applicant, FollowUp, JobOutcome, MonthlyFact, Referral, ReferralEvent
from workforce_portal.places.clock import at_local, local, months_before

OLDEST_OF_BAND = ((18, AgeBand.FROM_16), (24, AgeBand.FROM_19), (30, AgeBand.FROM_25), (49, AgeBand.FROM_31))
WEEKS = {4: Stage.WEEKS_4, 13: Stage.WEEKS_13, 26: Stage.WEEKS_26}
IN_CARE_STILL = (StillThere.YES, StillThere.MOVED)


Reached = tuple[int, str, int | None]


@dataclass(frozen=True)
class Fact:
    """Somebody came so far: on their whole way, or with one programme."""

    month: date
    stage: str
    council_id: int | None
    age_band: str
    route: str
    campaign_code: str
    programme_id: int | None


@dataclass(frozen=True)
class Sort:
    """What is counted of a person, beside how far they came."""

    month: date
    council_id: int | None
    age_band: str
    route: str
    campaign_code: str

    def fact(self, stage: str, programme_id: int | None) -> Fact:
        return Fact(self.month, stage, self.council_id, self.age_band, self.route, self.campaign_code, programme_id)


def facts_of(people: QuerySet[Applicant]) -> Counter[Fact]:
    """In a fixed number of queries. Each counts once at each stage of their way, and once with each programme."""
    sorts = _sorts(people)
    reached: set[Reached] = {(pk, Stage.REGISTERED, None) for pk in sorts}
    ids = people.order_by().values("pk")
    for pk, stage, programme_id in (*_by_referrals(ids), *_by_jobs(ids)):
        reached |= {(pk, stage, None), (pk, stage, programme_id)}
    return Counter(sorts[pk].fact(stage, programme_id) for pk, stage, programme_id in reached)


def facts_between(*, first: date, last: date) -> Counter[Fact]:
    """Of everybody who registered in these months, the forgotten among them. Both are first days of months."""
    return facts_of(_registered(first, last)) + kept_facts(MonthlyFact.objects.filter(month__range=(first, last)))


def kept_facts(rows: QuerySet[MonthlyFact]) -> Counter[Fact]:
    names = list(Fact.__dataclass_fields__)
    return Counter({Fact(*values): n for *values, n in rows.order_by().values_list(*names, "n")})


def age_band(day: date, born: date) -> AgeBand:
    age = age_on(day, born)
    return next((band for oldest, band in OLDEST_OF_BAND if age <= oldest), AgeBand.FROM_50)


def _registered(first: date, last: date) -> QuerySet[Applicant]:
    starts_at, ends_at = at_local(first, time.min), at_local(months_before(last, -1), time.min)
    return Applicant.objects.known().filter(created_at__gte=starts_at, created_at__lt=ends_at)


def _sorts(people: QuerySet[Applicant]) -> dict[int, Sort]:
    names = ("pk", "created_at", "date_of_birth", "council_id", "route", "campaign_code")
    return {
        pk: Sort(_month(at), council_id, age_band(local(at).date(), born), route, campaign_code)
        for pk, at, born, council_id, route, campaign_code in people.order_by().values_list(*names)
    }


def _month(at: datetime) -> date:
    return local(at).date().replace(day=1)


def _by_referrals(ids: Any) -> Iterator[Reached]:
    """What somebody once was counts, whatever became of it later."""
    accepted = ReferralEvent.objects.filter(referral=OuterRef("pk"), to_state=ReferralState.ACCEPTED)
    rows = Referral.objects.filter(applicant__in=ids).annotate(was_accepted=Exists(accepted)).order_by()
    names = ("applicant_id", "programme_id", "state", "was_accepted")
    for pk, programme_id, state, was_accepted in rows.values_list(*names):
        yield pk, Stage.REFERRED, programme_id
        if was_accepted or state == ReferralState.ACCEPTED or state in HAS_STARTED:
            yield pk, Stage.ACCEPTED, programme_id
        if state in HAS_STARTED:
            yield pk, Stage.STARTED, programme_id
        if state == ReferralState.COMPLETED:
            yield pk, Stage.COMPLETED, programme_id


def _by_jobs(ids: Any) -> Iterator[Reached]:
    """Whoever of the two said that the person is still there; no answer says nothing."""
    jobs = JobOutcome.objects.filter(applicant__in=ids, work=WorkFound.IN_CARE).order_by()
    of_job = {
        pk: (person, programme)
        for pk, person, programme in jobs.values_list("pk", "applicant_id", "referral__programme_id")
    }
    for person, programme in of_job.values():
        yield person, Stage.JOB, programme
    answered = FollowUp.objects.filter(Q(answer__in=IN_CARE_STILL), job__in=jobs.values("pk")).order_by()
    for job_id, weeks in answered.values_list("job_id", "weeks"):
        person, programme = of_job[job_id]
        yield person, WEEKS[weeks], programme
