from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from workforce_portal.outbox import kinds
from workforce_portal.outbox.models import PlannedMail, State
from workforce_portal.outbox.services.marking import FREE, Outcome, mark_unanswered

STOPPED = "The portal stopped while the mail server was taking it"


def recover_stuck_mail(*, at: datetime) -> Counter[str]:
    """Frees what a worker that died had claimed. Safe while that worker turns out to be only slow."""
    return Counter({Outcome.RELEASED: _plan_again(at)}) + _judge_handed_over(at)


def _plan_again(at: datetime) -> int:
    """Claimed and never handed over: nobody has seen it."""
    lost_before = at - timedelta(seconds=settings.OUTBOX_LEASE_SECONDS)
    lost = PlannedMail.objects.filter(state=State.CLAIMED, handed_over_at=None, claimed_at__lte=lost_before)
    return lost.update(state=State.PLANNED, **FREE)


@transaction.atomic
def _judge_handed_over(at: datetime) -> Counter[str]:
    lost_before = at - timedelta(minutes=settings.OUTBOX_UNCERTAIN_MINUTES)
    lost = PlannedMail.objects.filter(state=State.CLAIMED, handed_over_at__lte=lost_before)
    return Counter(
        mark_unanswered(mail, must_arrive=_must_arrive(mail), reason=STOPPED, at=at)
        for mail in lost.select_for_update(skip_locked=True)
    )


def _must_arrive(mail: PlannedMail) -> bool:
    try:
        return kinds.get(mail.kind).must_arrive
    except kinds.UnknownKind:
        return False
