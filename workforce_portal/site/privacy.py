from django.conf import settings

from workforce_portal.privacy.registry import Personal, declare
from workforce_portal.site.models import Heartbeat, PageFeedback

declare(Heartbeat, not_personal=["part", "seen_at"])
declare(
    PageFeedback,
    personal={
        "comment": Personal(
            why="to make the page better; ways to reach somebody are taken out, but people write as they like",
            keep=f"{settings.BOOKING_RETENTION_MONTHS} months; whether the page was useful stays, as a number",
        )
    },
    not_personal=["id", "page", "is_useful", "given_at", "read_at"],
)
