"""What becomes of a claimed mail. Each step is one conditional UPDATE that does nothing once the claim is lost."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum
from random import SystemRandom
from typing import Any

from workforce_portal.outbox.kinds import Prepared
from workforce_portal.outbox.models import PlannedMail, State
from workforce_portal.outbox.texts import Rendered

# Minutes to wait after each failure: hourly in the end, and given up after a day.
WAITS = (1, 5, 15, *[60] * 23)
JITTER = 0.1
LONGEST_REASON = 500
FREE: dict[str, Any] = {"claim": None, "claimed_at": None}
_chance = SystemRandom()


class Outcome(StrEnum):
    SENT = "sent"
    SKIPPED = "skipped"
    RETRY = "retry"
    FAILED = "failed"
    UNCERTAIN = "uncertain"
    LEFT = "left"  # somebody else has it by now, or it was called off
    RELEASED = "released"  # given back untouched, because there is no mail server


def mark_skipped(mail: PlannedMail, *, reason: str, at: datetime) -> Outcome:
    return _move(mail, Outcome.SKIPPED, state=State.SKIPPED, reason=reason[:LONGEST_REASON], finished_at=at, **FREE)


def mark_handed_over(mail: PlannedMail, *, rendered: Rendered, prepared: Prepared, at: datetime) -> bool:
    """From here on the mail server may have it. The text is kept first, so that staff can always see it."""
    text = {
        "subject": rendered.subject,
        "body_text": rendered.text,
        "body_html": rendered.html,
        "calendar": prepared.calendar,
    }
    for name, value in text.items():
        setattr(mail, name, value)
    return _update(mail, handed_over_at=at, **text)


def mark_sent(mail: PlannedMail, *, at: datetime) -> Outcome:
    return _move(mail, Outcome.SENT, state=State.SENT, reason="", finished_at=at, **FREE)


def mark_failed(mail: PlannedMail, *, reason: str, at: datetime) -> Outcome:
    attempts = mail.attempts + 1
    values = {"state": State.FAILED, "attempts": attempts, "reason": reason[:LONGEST_REASON], "finished_at": at}
    return _move(mail, Outcome.FAILED, **values, handed_over_at=None, **FREE)


def mark_for_retry(mail: PlannedMail, *, reason: str, at: datetime) -> Outcome:
    if mail.attempts >= len(WAITS):
        return mark_failed(mail, reason=reason, at=at)
    wait = timedelta(minutes=WAITS[mail.attempts]) * (1 + _chance.uniform(0, JITTER))
    values = {"state": State.PLANNED, "attempts": mail.attempts + 1, "reason": reason[:LONGEST_REASON]}
    return _move(mail, Outcome.RETRY, **values, try_at=at + wait, handed_over_at=None, **FREE)


def mark_unanswered(mail: PlannedMail, *, must_arrive: bool, reason: str, at: datetime) -> Outcome:
    """It may have arrived. What must arrive goes once more, under the same Message-ID; for the rest staff decide."""
    if must_arrive and not mail.resends:
        values = {"state": State.PLANNED, "resends": 1, "reason": reason[:LONGEST_REASON]}
        soon = at + timedelta(minutes=WAITS[0])
        return _move(mail, Outcome.RETRY, **values, try_at=soon, handed_over_at=None, **FREE)
    return _move(mail, Outcome.UNCERTAIN, state=State.UNCERTAIN, reason=reason[:LONGEST_REASON], finished_at=at, **FREE)


def release(mails: Iterable[PlannedMail]) -> int:
    return sum(_update(mail, state=State.PLANNED, handed_over_at=None, **FREE) for mail in mails)


def _move(mail: PlannedMail, outcome: Outcome, **values: Any) -> Outcome:
    return outcome if _update(mail, **values) else Outcome.LEFT


def _update(mail: PlannedMail, **values: Any) -> bool:
    mine = PlannedMail.objects.filter(pk=mail.pk, state=State.CLAIMED, claim=mail.claim)
    return bool(mine.update(**values))
