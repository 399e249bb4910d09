from workforce_portal.privacy.registry import declare
from workforce_portal.publishing.models import Fact, OldAddress

declare(
    Fact,
    not_personal=["id", "key", "figure", "says", "period", "source", "source_url", "as_at", "review_by"],
)
declare(OldAddress, not_personal=["id", "path", "moved_to", "next_step_text", "next_step_url", "created_at"])
