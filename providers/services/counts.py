from __future__ import annotations

from datetime import datetime

from django.db import connection

from providers.enums import CountKind
from workforce_portal.places.clock import local

# One statement, so that two at once are counted as two.
COUNT = """
INSERT INTO providers_dailycount AS counted (kind, object_id, "on", n) VALUES (%s, %s, %s, 1)
ON CONFLICT (kind, object_id, "on") DO UPDATE SET n = counted.n + 1
"""


def count_one(*, kind: CountKind, object_id: int, at: datetime) -> None:
    """One more on this day in London."""
    with connection.cursor() as cursor:
        cursor.execute(COUNT, [kind, object_id, local(at).date()])
