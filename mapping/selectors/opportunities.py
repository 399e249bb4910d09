from __future__ import annotations

from django.db.models import Case, QuerySet, Value, When

from mapping.enums import Progress
from mapping.models import Opportunity

ORDER = (Progress.OPEN, Progress.DEVELOPING, Progress.CLOSED, Progress.NOT_PURSUED)


def opportunities() -> QuerySet[Opportunity]:
    """Those that nobody works on first, then those being developed, then what was closed, the newest first."""
    steps = [When(progress=progress, then=Value(number)) for number, progress in enumerate(ORDER)]
    rows = Opportunity.objects.select_related("council", "closing_activity")
    return rows.order_by(Case(*steps), "-opened_on", "-pk")
