from workforce_portal.privacy.registry import declare
from workforce_portal.site.models import Heartbeat

declare(Heartbeat, not_personal=["part", "seen_at"])
