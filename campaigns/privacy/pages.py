"""What staff write. Who is responsible for a page is a member of staff."""

from campaigns.models import Campaign, CampaignEvent, ProgressionStep, Role
from campaigns.privacy.publishing import OF_PUBLISHING, OWNER
from workforce_portal.privacy.registry import declare

BUTTONS = ["button", "button_address", "second", "second_address"]
declare(
    Campaign,
    personal=OWNER,
    not_personal=[*OF_PUBLISHING, "name", "slug", "line", "lead", "ground", "picture", *BUTTONS],
)
declare(
    Role,
    personal=OWNER,
    not_personal=[
        *OF_PUBLISHING,
        "name",
        "slug",
        "group",
        "summary",
        "what_you_do",
        "suits_you",
        "needs_no_experience",
        "note",
        "pay",
        "picture",
        "rung",
        "fits",
    ],
)
declare(ProgressionStep, not_personal=["id", "role", "next_role", "position", "note"])
declare(
    CampaignEvent,
    personal=OWNER,
    not_personal=[
        *OF_PUBLISHING,
        "campaign",
        "kind",
        "title",
        "summary",
        "details",
        "starts_at",
        "ends_at",
        "previous_starts_at",
        "previous_place",
        "status",
        "cancelled_at",
        "cancel_reason",
        "calendar_sequence",
        "is_online",
        "venue",
        "town",
        "postcode",
        "council",
        "easting",
        "northing",
        "link",
        "is_full",
    ],
)
