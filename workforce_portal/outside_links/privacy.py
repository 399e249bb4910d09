from workforce_portal.outside_links.models import LinkPlace, OutsideLink
from workforce_portal.privacy.registry import declare

declare(
    OutsideLink,
    not_personal=[
        "id",
        "url",
        "status",
        "answer",
        "moved_to",
        "checked_at",
        "since",
        "failed_on",
        "failed_days",
    ],
)
declare(LinkPlace, not_personal=["id", "link", "page_title", "page_url", "text", "admin_url"])
