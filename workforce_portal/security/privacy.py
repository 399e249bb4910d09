from workforce_portal.privacy.registry import declare
from workforce_portal.security.models import RateCount

# The key is a keyed hash that outlives its window by a day at most; nobody can be found by it.
declare(RateCount, not_personal=["id", "key", "window_start", "count"])
