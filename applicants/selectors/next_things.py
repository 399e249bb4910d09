"""What happens next for somebody, and by when. There is always something: a no, a silence or a full start included."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from applicants.enums import NextStep, ReferralState, SeatStatus
from applicants.models import Applicant, FollowUp, Referral
from applicants.selectors.matching import Match, answers_of, suiting
from applicants.selectors.referrals import Clock, clocks, referrals_for
from workforce_portal.places.clock import local
from workforce_portal.places.working_days import add_working_days

SUGGESTED = 3
# By when our staff ring somebody for whom nothing else is in sight.
RING_WITHIN = 2


class Kind(StrEnum):
    ANSWER_OFFER = "answer_offer"
    THEY_ANSWER = "they_answer"
    THEY_RING = "they_ring"
    MOVE_ON = "move_on"
    WAIT = "wait"
    START = "start"
    AGREE_A_START = "agree_a_start"
    GO_ON = "go_on"
    SAY_HOW_IT_WENT = "say_how_it_went"
    CHOOSE = "choose"
    WE_RING = "we_ring"
    WE_ASK = "we_ask"
    LOOK_AGAIN = "look_again"


@dataclass(frozen=True)
class NextThing:
    """One thing, and by which day or moment. `match` is a programme that can be joined with one press."""

    kind: Kind
    title: str
    by_when: date | datetime | None = None
    referral: Referral | None = None
    match: Match | None = None


def next_things(applicant: Applicant, *, at: datetime) -> list[NextThing]:
    """The most pressing first; never empty. What others can be moved to comes last."""
    today = local(at).date()
    if applicant.stopped_at:
        return [NextThing(Kind.LOOK_AGAIN, "You asked us to stop. Start again whenever you like")]
    rows = list(referrals_for(applicant))
    times = clocks(rows)
    things = [thing for row in rows if row.is_open for thing in _of_open(row, times.get(row.pk), today)]
    things += _of_reviews(rows)
    if applicant.got_job_at and not things:
        return [*_of_job(applicant, today)]
    if _may_suggest(rows):
        things += _suggestions(applicant, rows, at=at)
    if not any(thing.kind != Kind.SAY_HOW_IT_WENT for thing in things):
        by_when = add_working_days(today, RING_WITHIN)
        things.append(NextThing(Kind.WE_RING, "Our team gets in touch and looks for something with you", by_when))
    return sorted(things, key=lambda thing: ORDER.index(thing.kind))


ORDER = list(Kind)
# A place or a start is on its way: others would only confuse.
SETTLED = (ReferralState.OFFERED, ReferralState.ACCEPTED, ReferralState.STARTED)


def _of_open(referral: Referral, times: Clock | None, today: date) -> Iterator[NextThing]:
    who, cohort = referral.organisation.name, referral.cohort
    if times and referral.reoffered_at:
        yield NextThing(Kind.MOVE_ON, f"{who} has not answered. You can wait, or move on", None, referral)
    elif times and referral.state == ReferralState.SENT:
        yield NextThing(Kind.THEY_ANSWER, f"{who} answers", times.answer_by, referral)
    elif times:
        yield NextThing(Kind.THEY_RING, f"{who} gets in touch with you", times.answer_by, referral)
    elif referral.state == ReferralState.OFFERED:
        seat = referral.seats.filter(status=SeatStatus.OFFERED).first()
        yield NextThing(
            Kind.ANSWER_OFFER, f"Say whether you take the place at {who}", seat.offer_until if seat else None, referral
        )
    elif referral.state == ReferralState.WAITING:
        by_when = cohort.starts_on if cohort else None
        yield NextThing(Kind.WAIT, f"{who} offers you the next place that comes free", by_when, referral)
    elif referral.state == ReferralState.ACCEPTED and cohort:
        yield NextThing(Kind.START, f"You start at {who}", cohort.starts_on, referral)
    elif referral.state == ReferralState.ACCEPTED:
        yield NextThing(Kind.AGREE_A_START, f"{who} agrees a first day with you", None, referral)
    else:
        by_when = cohort.ends_on if cohort and cohort.ends_on >= today else None
        yield NextThing(Kind.GO_ON, f"You are on the programme at {who}", by_when, referral)


def _of_reviews(rows: list[Referral]) -> list[NextThing]:
    done = [row for row in rows if row.state == ReferralState.COMPLETED]
    waiting = [row for row in done if hasattr(row, "review") and row.review.is_agreed is None]
    title = "Read how it went, and say whether you agree"
    return [NextThing(Kind.SAY_HOW_IT_WENT, title, None, row) for row in waiting]


def _of_job(applicant: Applicant, today: date) -> Iterator[NextThing]:
    asked = FollowUp.objects.filter(job__applicant=applicant, answer="", due_on__gte=today).order_by("due_on").first()
    if asked:
        yield NextThing(Kind.WE_ASK, "We ask how the job is going", asked.due_on)
    yield NextThing(Kind.LOOK_AGAIN, "Not the right job? Look again whenever you like")


def _may_suggest(rows: list[Referral]) -> bool:
    if any(row.state in SETTLED for row in rows):
        return False
    return not (rows and rows[0].next_step == NextStep.ASKED_NOT_TO)


def _suggestions(applicant: Applicant, rows: list[Referral], *, at: datetime) -> list[NextThing]:
    tried = [row.programme_id for row in rows if row.is_open or row.state == ReferralState.DECLINED]
    found = suiting(answers_of(applicant, on=local(at).date()), at=at, without=tried)
    suggested = {row.suggested_programme_id for row in rows}
    found.sort(key=lambda match: match.programme.pk not in suggested)
    return [
        NextThing(Kind.CHOOSE, f"Join “{one.programme}”", one.cohort.closes_on if one.cohort else None, None, one)
        for one in found[:SUGGESTED]
    ]
