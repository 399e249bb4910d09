"""What repeats, and who set it up."""

from providers.models import Run
from workforce_portal.privacy.registry import declare

declare(
    Run,
    not_personal=[
        "id",
        "type",
        "adviser",
        "is_online",
        "venue",
        "join_url",
        "join_by_phone",
        "weekdays",
        "every_weeks",
        "first_on",
        "last_on",
        "starts",
        "minutes",
        "capacity",
        "created_at",
        "created_by",
        "ended_at",
    ],
)
