from applicants.models import EndReview, FollowUp, JobOutcome
from applicants.privacy.applicants import KEEP, of_colleague
from workforce_portal.privacy.registry import OnForget, Personal, declare

declare(
    EndReview,
    personal={
        "note": Personal(why="to tell the person how it went", keep=KEEP, on_forget=OnForget.DELETE_ROW),
        "comment": Personal(why="so that the person can have their say", keep=KEEP, on_forget=OnForget.DELETE_ROW),
        "by": of_colleague(),
    },
    not_personal=[
        "id",
        "referral",
        "result",
        "kindness",
        "reliability",
        "listening",
        "learning",
        "respect",
        "interview_offered",
        "at",
        "is_agreed",
        "commented_at",
    ],
)
declare(
    JobOutcome,
    personal={
        "employer_name": Personal(
            why="to see which employers take people on", keep=KEEP, on_forget=OnForget.DELETE_ROW
        ),
        "employer_email": Personal(
            why="to ask whether the person is still there, if they agreed", keep=KEEP, on_forget=OnForget.DELETE_ROW
        ),
        "job_role": Personal(why="to see what programmes lead to", keep=KEEP, on_forget=OnForget.DELETE_ROW),
        "by": of_colleague(),
    },
    not_personal=[
        "id",
        "uuid",
        "applicant",
        "referral",
        "work",
        "employer",
        "started_on",
        "hours_a_week",
        "contract",
        "role",
        "at",
    ],
)
declare(
    FollowUp,
    not_personal=[
        "id",
        "uuid",
        "job",
        "weeks",
        "asked_of",
        "due_on",
        "asked_at",
        "answer",
        "answered_at",
        "link_version",
    ],
)
