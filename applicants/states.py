"""How the state of a referral is shown: the shape and colour beside its word."""

from __future__ import annotations

from typing import Literal

from applicants.enums import ReferralState as S
from applicants.models import Referral

Tone = Literal["good", "few", "full", "bad", "wait"]
TONES: dict[S, Tone] = {
    S.SENT: "wait",
    S.TALKING: "few",
    S.WAITING: "wait",
    S.OFFERED: "few",
    S.ACCEPTED: "good",
    S.STARTED: "good",
    S.COMPLETED: "good",
    S.ENDED_EARLY: "full",
    S.NOT_STARTED: "bad",
    S.DECLINED: "full",
    S.WITHDRAWN: "full",
    S.SUPERSEDED: "full",
    S.HANDED_OVER: "full",
}


def tone_of(referral: Referral) -> Tone:
    return TONES[S(referral.state)]
