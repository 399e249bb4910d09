"""Somebody's way so far and what is ahead, in five steps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from applicants.enums import ReferralState as S
from applicants.models import Applicant, Referral
from applicants.selectors.referrals import Clock
from workforce_portal.places.clock import local


class Stage(StrEnum):
    DONE = "done"
    NOW = "now"
    LATER = "later"


@dataclass(frozen=True)
class PathStep:
    title: str
    note: str
    stage: Stage

    @property
    def is_done(self) -> bool:
        return self.stage == Stage.DONE

    @property
    def is_now(self) -> bool:
        return self.stage == Stage.NOW


HAS_A_PLACE = (S.ACCEPTED, S.STARTED, S.COMPLETED, S.ENDED_EARLY)


def path_of(applicant: Applicant, referrals: list[Referral], clocks: dict[int, Clock]) -> list[PathStep]:
    """`referrals` are the person's, the latest first. An open one leads on; without one it is the person's turn."""
    steps = [PathStep("You registered", f"Done, {_day(applicant.created_at)}", Stage.DONE)]
    leading = _leading(referrals)
    if leading is None:
        steps += [
            PathStep("You choose a programme", "Now, when you like", Stage.NOW),
            PathStep("They get in touch", "Within a week", Stage.LATER),
            PathStep("First day", "", Stage.LATER),
        ]
    else:
        steps.append(PathStep(f"Sent to {leading.programme}", f"Done, {_day(leading.sent_at)}", Stage.DONE))
        steps += [_answer(leading, clocks.get(leading.pk)), _first_day(leading), _last_day(leading)]
    return [*steps, _job(applicant)]


def _leading(referrals: list[Referral]) -> Referral | None:
    order = [S.STARTED, S.ACCEPTED, S.OFFERED, S.WAITING, S.TALKING, S.SENT, S.COMPLETED]
    known = [row for row in referrals if row.state in order]
    return min(known, key=lambda row: order.index(S(row.state)), default=None)


def _answer(referral: Referral, times: Clock | None) -> PathStep:
    if referral.state in HAS_A_PLACE:
        return PathStep("They said yes", "Done", Stage.DONE)
    if referral.state == S.WAITING:
        return PathStep("On the waiting list", "Now, until a place comes free", Stage.NOW)
    if referral.state == S.OFFERED:
        return PathStep("You answer the offer", "Now", Stage.NOW)
    title = "They answer" if referral.state == S.SENT else "They get in touch"
    if referral.reoffered_at:
        return PathStep(title, "No answer yet: you can move on", Stage.NOW)
    return PathStep(title, f"Now, by {_day(times.answer_by)}" if times else "Now", Stage.NOW)


def _first_day(referral: Referral) -> PathStep:
    if referral.started_on:
        return PathStep("First day", f"Done, {_day(referral.started_on)}", Stage.DONE)
    starts_on = referral.cohort.starts_on if referral.cohort else None
    if referral.state == S.ACCEPTED:
        return PathStep("First day", f"{starts_on:%A %-d %B}" if starts_on else "They agree it with you", Stage.NOW)
    return PathStep("First day", f"{starts_on:%A %-d %B}, if they say yes" if starts_on else "", Stage.LATER)


def _last_day(referral: Referral) -> PathStep:
    if referral.ended_on:
        return PathStep("Programme completed", f"Done, {_day(referral.ended_on)}", Stage.DONE)
    ends_on = referral.cohort.ends_on if referral.cohort else None
    stage = Stage.NOW if referral.state == S.STARTED else Stage.LATER
    return PathStep("Programme completed", f"{ends_on:%A %-d %B}" if ends_on else "", stage)


def _job(applicant: Applicant) -> PathStep:
    if applicant.got_job_at:
        return PathStep("A job", f"Done, {_day(applicant.got_job_at)}", Stage.DONE)
    return PathStep("A job", "", Stage.LATER)


def _day(moment: datetime | date) -> str:
    day = local(moment) if isinstance(moment, datetime) else moment
    return f"{day:%-d %B}"
