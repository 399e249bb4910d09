from applicants.models import Introduction, Pledge
from workforce_portal.privacy.registry import declare

declare(
    Pledge,
    not_personal=["id", "uuid", "employer", "job_role", "where", "council", "about", "is_open", "created_at"],
)
declare(
    Introduction,
    not_personal=[
        "id",
        "uuid",
        "pledge",
        "applicant",
        "referral",
        "state",
        "chosen_at",
        "interview_on",
        "answered_at",
        "answered_by",
        "reminded_at",
        "ended_at",
    ],
)
