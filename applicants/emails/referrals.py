"""What people are written about a referral. What has been overtaken since is not said any more."""

from __future__ import annotations

from datetime import datetime, time

from applicants.emails.planning import is_to_them_still, plan_for_person, register_kind, words_for_person
from applicants.enums import BEFORE_START, CLOSED, UNANSWERED, ReferralState, SeatStatus
from applicants.mail_texts import Wording
from applicants.mail_texts import referrals as texts
from applicants.models import Cohort, Referral
from applicants.selectors.referrals import clock
from workforce_portal.outbox.kinds import Prepared, Skip
from workforce_portal.outbox.models import PlannedMail
from workforce_portal.outbox.services import cancel_planned_mail
from workforce_portal.places.clock import at_local, local, say_date, say_time
from workforce_portal.places.working_days import add_working_days

S = ReferralState
START_REMINDER_DAYS = 3
MORNING = time(10)

# Each message, and the states in which it is still true.
STILL_TRUE: dict[Wording, tuple[ReferralState, ...]] = {
    texts.SENT: (S.SENT,),
    texts.TALK: (S.TALKING,),
    texts.ACCEPTED: (S.ACCEPTED,),
    texts.ON_THE_LIST: (S.WAITING,),
    texts.OFFERED: (S.OFFERED,),
    texts.OFFER_RAN_OUT: UNANSWERED,
    texts.LOST_COHORT: UNANSWERED,
    texts.DECLINED: (S.DECLINED,),
    texts.REOFFERED: UNANSWERED,
    texts.CLOSED_FOR_PERSON: CLOSED,
    texts.START_REMINDER: (S.ACCEPTED,),
    texts.REVIEWED: CLOSED,
}
MOOT_WHEN_CLOSED = [wording.key for wording, states in STILL_TRUE.items() if set(states) <= set(BEFORE_START)]


def plan(wording: Wording, referral: Referral, *, at: datetime) -> None:
    """One a minute at most for the same news about the same referral."""
    plan_for_person(wording, referral.applicant, referral, f"{referral.pk}:{at:%Y%m%dT%H%M}", at=at)


def plan_start_reminder(referral: Referral, cohort: Cohort, *, at: datetime) -> None:
    """Three working days before; not when that has been already."""
    due_at = at_local(add_working_days(cohort.starts_on, -START_REMINDER_DAYS), MORNING)
    if due_at > at:
        key = f"{referral.pk}:{cohort.pk}"
        plan_for_person(texts.START_REMINDER, referral.applicant, referral, key, at=at, due_at=due_at)


def cancel_moot(referral: Referral, *, at: datetime) -> None:
    """Once a referral is closed, nothing that was planned about it while it was open is said."""
    cancel_planned_mail(about=referral, kinds=MOOT_WHEN_CLOSED, reason="The referral is closed", at=at)


def cancel_start_reminder(referral: Referral, *, at: datetime) -> None:
    kinds = [texts.START_REMINDER.key]
    cancel_planned_mail(about=referral, kinds=kinds, reason="They are not down for this start", at=at)


def prepare(mail: PlannedMail, at: datetime) -> Prepared | Skip:
    referral = Referral.objects.select_related("applicant", "cohort").get(pk=mail.about_id)
    if referral.applicant.redacted_at:
        return Skip("Their details were removed")
    if not is_to_them_still(mail, referral.applicant):
        return Skip("The address or number was corrected")
    if referral.state not in STILL_TRUE_BY_KEY[mail.kind]:
        return Skip("The referral has moved on since")
    return Prepared({**words_for_person(referral.applicant), **_words(referral)})


def _words(referral: Referral) -> dict[str, str]:
    times = clock(referral)
    offer = referral.seats.filter(status=SeatStatus.OFFERED).first()
    return {
        "answer_by": say_date(times.answer_by, year=False) if times else "",
        "until": say_until(offer.offer_until) if offer and offer.offer_until else "",
        "starts_on": say_date(referral.cohort.starts_on, year=False) if referral.cohort else "",
    }


def say_until(moment: datetime) -> str:
    """6pm on Wednesday 6 January."""
    return f"{say_time(moment)} on {say_date(local(moment), year=False)}"


STILL_TRUE_BY_KEY = {wording.key: states for wording, states in STILL_TRUE.items()}


def register_kinds() -> None:
    for wording in STILL_TRUE:
        register_kind(wording, prepare)
