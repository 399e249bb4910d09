from campaigns.models import PartnerLink, ShortLink
from workforce_portal.privacy.registry import Personal, declare

declare(
    ShortLink,
    not_personal=["id", "code", "target", "campaign", "channel", "placement", "council", "is_active", "created_at"],
)
declare(
    PartnerLink,
    personal={
        "email": Personal(
            why="To send a partner the link to their own short link, and their figures if they ask for them",
            keep="until they take it away on that page, or the link is no longer in use",
        )
    },
    not_personal=["id", "uuid", "short_link", "wants_figures", "link_version", "idempotency_key", "created_at"],
)
