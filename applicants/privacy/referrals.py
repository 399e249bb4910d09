from applicants.models import Assignment, Reason, Referral, ReferralEvent
from applicants.privacy.applicants import KEEP, of_colleague
from workforce_portal.privacy.registry import OnForget, Personal, declare

declare(Reason, not_personal=["code", "used_for", "label", "for_applicant", "is_active", "position"])
declare(
    Referral,
    personal={
        "message": Personal(
            why="so that the programme knows what the person wants to say first",
            keep=KEEP,
            on_forget=OnForget.DELETE_ROW,
        ),
        "sent_by": of_colleague("so that the person can see who sent them"),
    },
    not_personal=[
        "id",
        "uuid",
        "applicant",
        "programme",
        "organisation",
        "cohort",
        "state",
        "sent_at",
        "sent_role",
        "sent_by_organisation",
        "handed_over_from",
        "clock_from",
        "reminded_at",
        "flagged_at",
        "reoffered_at",
        "started_on",
        "ended_on",
        "closed_at",
        "close_reason",
        "next_step",
        "suggested_programme",
        "link_version",
    ],
)
declare(
    ReferralEvent,
    personal={
        "note": Personal(
            why="so that whoever looks after the person knows what was agreed", keep=KEEP, on_forget=OnForget.DELETE_ROW
        ),
        "by": of_colleague(),
    },
    not_personal=[
        "id",
        "referral",
        "kind",
        "move",
        "from_state",
        "to_state",
        "role",
        "organisation",
        "reason",
        "is_visible",
        "at",
    ],
)
declare(
    Assignment,
    personal={
        "adviser": of_colleague("so that the person knows who looks after them"),
        "by": of_colleague(),
    },
    not_personal=["id", "referral", "at", "ended_at"],
)
