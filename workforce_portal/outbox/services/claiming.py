from __future__ import annotations

import uuid
from datetime import datetime

from django.db import transaction

from workforce_portal.outbox.models import PlannedMail

# A CTE, because PostgreSQL may run a subquery with LIMIT more than once and then claims too many.
CLAIM = """
WITH due AS MATERIALIZED (
    SELECT id FROM outbox_plannedmail
    WHERE state = 'planned' AND try_at <= %(at)s
    ORDER BY try_at, id
    FOR UPDATE SKIP LOCKED
    LIMIT %(limit)s
)
UPDATE outbox_plannedmail AS mail
SET state = 'claimed', claim = %(claim)s, claimed_at = %(at)s, handed_over_at = NULL
FROM due WHERE mail.id = due.id
RETURNING mail.*
"""


@transaction.atomic(durable=True)
def claim_due_mail(*, at: datetime, limit: int) -> list[PlannedMail]:
    """What nobody else has claimed, the longest due first. Committed before anything is sent."""
    claimed = PlannedMail.objects.raw(CLAIM, {"at": at, "limit": limit, "claim": uuid.uuid4()})
    return sorted(claimed, key=lambda mail: (mail.try_at, mail.pk))
