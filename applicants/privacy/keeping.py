"""Numbers of the forgotten, and what staff note beside referrals."""

from applicants.models import Merge, MonthlyFact, RegistrationCount, Snooze, StaffMessage
from applicants.privacy.applicants import KEEP, of_colleague
from workforce_portal.privacy.registry import OnForget, Personal, declare

declare(
    MonthlyFact,
    not_personal=["id", "month", "stage", "council", "age_band", "route", "campaign_code", "programme", "n"],
)
declare(RegistrationCount, not_personal=["id", "on", "campaign_code", "n"])
declare(
    Merge,
    personal={
        "overwritten": Personal(
            why="so that two records that were taken for one person can be parted again",
            keep="30 days",
            on_forget=OnForget.DELETE_ROW,
        ),
        "by": of_colleague("so that colleagues see who decided"),
    },
    not_personal=["id", "kept", "merged", "moved", "at", "undone_at", "settled_at"],
)
declare(
    Snooze,
    personal={
        "reason": Personal(why="so that colleagues know why nothing moves", keep=KEEP, on_forget=OnForget.DELETE_ROW),
        "by": of_colleague("so that colleagues see who decided"),
    },
    not_personal=["id", "referral", "until", "at"],
)
declare(
    StaffMessage,
    personal={
        "text": Personal(
            why="so that the person can read what we wrote to them", keep=KEEP, on_forget=OnForget.DELETE_ROW
        ),
        "by": of_colleague(),
    },
    not_personal=["id", "applicant", "at"],
)
