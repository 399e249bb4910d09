from django.conf import settings

from providers.models import AdviserFeed, Feedback, PostOutcome
from workforce_portal.privacy.registry import OnForget, Personal, declare

KEEP = f"{settings.BOOKING_RETENTION_MONTHS} months after the session; what was ticked stays, as a number in reports"
WHY = "to see what helped, and what is still missing"

declare(
    Feedback,
    personal={
        "next_step": Personal(why=WHY, keep=KEEP, on_forget=OnForget.BLANK),
        "comment": Personal(why=WHY, keep=KEEP, on_forget=OnForget.BLANK),
    },
    not_personal=["id", "booking", "usefulness", "given_at"],
)
declare(PostOutcome, not_personal=["id", "booking", "weeks", "answer", "answered_at"])
declare(AdviserFeed, not_personal=["id", "adviser", "uuid", "version", "is_open"])
