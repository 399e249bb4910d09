"""What waits for somebody to come back."""

from applicants.models import RegistrationDraft, ReturnLink
from workforce_portal.privacy.registry import OnForget, Personal, declare

KEEP = "14 days, or until the registration is sent"

declare(
    RegistrationDraft,
    personal={
        "email": Personal(why="to send the link to what was saved", keep=KEEP, on_forget=OnForget.DELETE_ROW),
        "phone": Personal(why="to send the link to what was saved", keep=KEEP, on_forget=OnForget.DELETE_ROW),
        "answers": Personal(
            why="because the person asked us to keep what they had answered", keep=KEEP, on_forget=OnForget.DELETE_ROW
        ),
    },
    not_personal=["id", "uuid", "campaign_code", "created_at", "expires_at"],
)
declare(ReturnLink, not_personal=["id", "uuid", "applicant", "made_at", "expires_at", "ended_at"])
