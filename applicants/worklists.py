"""What waits for staff about people who want to work in care. Each list and its number are the same rows."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from applicants.enums import (
    BEFORE_START,
    UNANSWERED,
    DuplicateStatus,
    EventKind,
    IntroductionState,
    Purpose,
    ReferralState,
    Route,
)
from applicants.models import (
    Applicant,
    ConsentRecord,
    DuplicateCase,
    FollowUp,
    Introduction,
    Referral,
    ReferralEvent,
    ReferralQuerySet,
    Snooze,
)
from workforce_portal.places.clock import local
from workforce_portal.places.working_days import add_working_days

UNASSIGNED_DAYS = 2
STUCK_DAYS, VERY_STUCK_DAYS = 14, 30
# Somebody new finds their own way for two days.
NEW_DAYS = 2
UNCONFIRMED_DAYS = 3
FOLLOW_UP_DAYS, FOLLOW_UP_ASKED_WITHIN = 7, 60
WITHDRAWN_WITHIN = 14
INTRODUCTION_DAYS = 10
# What somebody did; the portal's own reminders move nothing.
MOVEMENT = (EventKind.SENT, EventKind.MOVED, EventKind.ASSIGNED, EventKind.NOTED)


def unassigned(*, at: datetime) -> ReferralQuerySet:
    """Sent two working days ago or longer, and nobody in particular looks after it."""
    since = add_working_days(local(at).date(), -UNASSIGNED_DAYS)
    return _of_known(Referral.objects.unassigned().filter(state__in=BEFORE_START, sent_at__date__lte=since))


def unanswered(*, at: datetime) -> ReferralQuerySet:
    """The programme owes an answer for five working days, so that the clock has told us: see services.clock."""
    return _of_known(Referral.objects.unanswered().filter(flagged_at__lte=at))


def stuck(*, at: datetime, days: int = STUCK_DAYS) -> ReferralQuerySet:
    """Open, and nobody has done anything for so long, though something should have happened.

    Who waits for a first day that is to come, or is on a programme that still runs, is where they should be.
    """
    today = local(at).date()
    moved = ReferralEvent.objects.filter(referral=OuterRef("pk"), kind__in=MOVEMENT, at__gt=at - timedelta(days=days))
    asleep = Snooze.objects.filter(referral=OuterRef("pk"), until__gt=today)
    on_its_way = Q(state__in=(ReferralState.ACCEPTED, ReferralState.WAITING, ReferralState.OFFERED))
    on_its_way &= Q(cohort__starts_on__gte=today)
    runs = Q(state=ReferralState.STARTED) & (Q(cohort=None) | Q(cohort__ends_on__gt=today - timedelta(days=7)))
    rows = Referral.objects.open().filter(sent_at__lte=at - timedelta(days=days))
    return _of_known(rows.exclude(on_its_way).exclude(runs).filter(~Exists(moved), ~Exists(asleep)))


def without_a_next_thing(*, at: datetime) -> QuerySet[Applicant]:
    """They look for something, and are open with no programme."""
    is_open = Referral.objects.open().filter(applicant=OuterRef("pk"))
    return Applicant.objects.looking().filter(~Exists(is_open), created_at__lte=at - timedelta(days=NEW_DAYS))


def unconfirmed(*, at: datetime) -> QuerySet[Applicant]:
    """Somebody else registered them, and they have not seen it for themselves."""
    since = at - timedelta(days=UNCONFIRMED_DAYS)
    return Applicant.objects.looking().exclude(route=Route.SELF).filter(confirmed_at=None, created_at__lte=since)


def duplicates(*, at: datetime) -> QuerySet[DuplicateCase]:
    return DuplicateCase.objects.filter(status=DuplicateStatus.OPEN)


def consents_withdrawn(*, at: datetime) -> QuerySet[ConsentRecord]:
    """In the last fourteen days, and not given again since."""
    given_again = ConsentRecord.objects.filter(
        applicant=OuterRef("applicant"),
        purpose=OuterRef("purpose"),
        organisation=OuterRef("organisation"),
        is_given=True,
        at__gt=OuterRef("at"),
    )
    taken_back = ConsentRecord.objects.filter(is_given=False, purpose=Purpose.SHARE)
    return taken_back.filter(~Exists(given_again), at__gt=at - timedelta(days=WITHDRAWN_WITHIN))


def follow_ups_unanswered(*, at: datetime) -> QuerySet[FollowUp]:
    """Asked a week ago or longer, and neither the person nor the employer has said anything about those weeks."""
    other = FollowUp.objects.filter(job=OuterRef("job"), weeks=OuterRef("weeks")).exclude(answer="")
    asked = FollowUp.objects.filter(
        answer="",
        asked_at__lte=at - timedelta(days=FOLLOW_UP_DAYS),
        asked_at__gt=at - timedelta(days=FOLLOW_UP_ASKED_WITHIN),
    )
    return asked.filter(~Exists(other))


def introductions_unanswered(*, at: datetime) -> QuerySet[Introduction]:
    """The employer was reminded on the fifth working day, and ten have passed."""
    since = add_working_days(local(at).date(), -INTRODUCTION_DAYS)
    rows = Introduction.objects.filter(state=IntroductionState.WAITING, chosen_at__date__lte=since)
    return rows.filter(applicant__redacted_at=None)


LISTS: dict[str, Any] = {
    "unanswered": unanswered,
    "unassigned": unassigned,
    "stuck": stuck,
    "without-a-next-thing": without_a_next_thing,
    "duplicates": duplicates,
    "consents-withdrawn": consents_withdrawn,
    "follow-ups-unanswered": follow_ups_unanswered,
    "unconfirmed": unconfirmed,
    "introductions": introductions_unanswered,
}


def what_is_next(referral: Referral, *, today: date) -> str:
    """Who has to do something that an open referral moves on: where nobody did, it is why it is stuck."""
    starts = referral.cohort.starts_on if referral.cohort else None
    comes = starts is not None and starts >= today
    if referral.state in UNANSWERED:
        return "The programme answers"
    if referral.state == ReferralState.OFFERED:
        return "They say whether they take the place" if comes else "The start is over: another is agreed"
    if referral.state == ReferralState.WAITING:
        return "A place comes free" if comes else "The start is over: another is agreed"
    if referral.state == ReferralState.ACCEPTED:
        return "The first day" if comes else "Whether they came is recorded" if starts else "A start is agreed"
    ended = referral.cohort is not None and referral.cohort.ends_on < today
    return "How it ended is recorded" if ended else "The programme goes on"


def _of_known(rows: ReferralQuerySet) -> ReferralQuerySet:
    return rows.filter(applicant__redacted_at=None)
