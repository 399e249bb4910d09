from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import datetime

import structlog
from django.utils import timezone

from workforce_portal.outbox import kinds
from workforce_portal.outbox.delivery import MailServer, NoAnswer, NoServer, Refused, TextServer, TryLater
from workforce_portal.outbox.kinds import MailKind, Prepared, Skip
from workforce_portal.outbox.messages import compose
from workforce_portal.outbox.models import PlannedMail
from workforce_portal.outbox.preparing import prepare
from workforce_portal.outbox.services.claiming import claim_due_mail
from workforce_portal.outbox.services.marking import (
    Outcome,
    mark_failed,
    mark_for_retry,
    mark_handed_over,
    mark_sent,
    mark_skipped,
    mark_unanswered,
    release,
)
from workforce_portal.outbox.texts import Rendered, Wording, changed_wordings, own_wording, render, render_text

log = structlog.get_logger(__name__)

BATCH = 50


def send_due_mail(*, at: datetime | None = None, limit: int = BATCH) -> Counter[str]:
    """
    Sends one batch of what is due and counts what became of it; empty when nothing was due. Call it outside of a
    transaction. `at` stands in for the clock.
    """
    clock = (lambda: at) if at else timezone.now
    claimed = claim_due_mail(at=clock(), limit=limit)
    return _send_batch(claimed, clock) if claimed else Counter()


def _send_batch(claimed: list[PlannedMail], clock: Callable[[], datetime]) -> Counter[str]:
    counts: Counter[str] = Counter()
    wordings = changed_wordings()
    with MailServer() as server:
        for position, mail in enumerate(claimed):
            try:
                counts[_send(mail, server, wordings, clock)] += 1
            except NoServer as error:
                # The one in hand waits; to the others nothing has happened.
                counts[mark_for_retry(mail, reason=str(error), at=clock())] += 1
                counts[Outcome.RELEASED] = release(claimed[position + 1 :])
                log.warning("no_mail_server", waiting=len(claimed) - position)
                break
    return counts


def _send(
    mail: PlannedMail, server: MailServer, wordings: Mapping[str, Wording], clock: Callable[[], datetime]
) -> Outcome:
    try:
        kind = kinds.get(mail.kind)
        prepared = prepare(mail, kind, at=clock())
        if isinstance(prepared, Skip):
            return mark_skipped(mail, reason=prepared.reason, at=clock())
        wording = wordings.get(kind.key) or own_wording(kind)
        rendered = render_text(kind, prepared.values) if mail.is_text else render(kind, wording, prepared.values)
    except Exception as error:
        # A mistake in one kind must not hold up the others, nor lose its own mail before it is mended.
        log.exception("mail_not_prepared", mail=mail.pk, kind=mail.kind)
        return mark_for_retry(mail, reason=f"It could not be prepared: {type(error).__name__}", at=clock())
    if mail.is_text:
        return _hand_over(mail, kind, prepared, rendered, TextServer(), clock)
    server.open()
    return _hand_over(mail, kind, prepared, rendered, server, clock)


def _hand_over(
    mail: PlannedMail,
    kind: MailKind,
    prepared: Prepared,
    rendered: Rendered,
    server: MailServer | TextServer,
    clock: Callable[[], datetime],
) -> Outcome:
    if not mark_handed_over(mail, rendered=rendered, prepared=prepared, at=clock()):
        return Outcome.LEFT
    try:
        if isinstance(server, TextServer):
            server.take(mail)
        else:
            server.take(compose(mail, calendar_method=prepared.calendar_method))
    except TryLater as error:
        return mark_for_retry(mail, reason=str(error), at=clock())
    except Refused as error:
        return mark_failed(mail, reason=str(error), at=clock())
    except NoAnswer as error:
        return mark_unanswered(mail, must_arrive=kind.must_arrive, reason=str(error), at=clock())
    return mark_sent(mail, at=clock())
