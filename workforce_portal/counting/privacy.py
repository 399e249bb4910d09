"""Numbers of a day. What somebody did is nowhere: see docs/counting.md."""

from workforce_portal.counting.models import DailyCount, WrittenBatch
from workforce_portal.privacy.registry import declare

declare(DailyCount, not_personal=["id", "on", "kind", "subject", "campaign", "area", "n"])
declare(WrittenBatch, not_personal=["id", "at"])
