"""What the clock does about referrals that nobody answers. The person is never refused by silence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from django.db import transaction

from applicants.actors import PORTAL
from applicants.emails import partners, referrals
from applicants.enums import EventKind
from applicants.mail_texts import referrals as texts
from applicants.models import Referral
from applicants.selectors.referrals import FLAG_AFTER, REMIND_AFTER, REOFFER_AFTER
from applicants.services.rows import lock_referral, record_event
from applicants.services.waiting import end_lines_of_started, expire_offers, offer_what_is_free
from workforce_portal.places.clock import local
from workforce_portal.places.working_days import is_working_day, read_calendar


class Step(NamedTuple):
    """After so many working days without an answer, `mark` is set and somebody is told."""

    mark: str
    working_days: int
    kind: EventKind
    is_visible: bool


STEPS = (
    Step("reminded_at", REMIND_AFTER, EventKind.REMINDED, True),
    Step("flagged_at", FLAG_AFTER, EventKind.FLAGGED, False),
    Step("reoffered_at", REOFFER_AFTER, EventKind.REOFFERED, True),
)


def look_after_referrals(*, at: datetime) -> Counter[str]:
    """Reminds, flags, offers others; ends offers and lines. Run twice it does no more than once."""
    done: Counter[str] = Counter()
    for step in STEPS:
        done[step.mark] = sum(_take_step(pk, step, at=at) for pk in _due(step, at=at))
    done["expired"] = expire_offers(at=at)
    done["lines_ended"] = end_lines_of_started(at=at)
    done["offered"] = offer_what_is_free(at=at)
    return done


def _due(step: Step, *, at: datetime) -> list[int]:
    today = local(at).date()
    if not is_working_day(today):
        return []
    rows = Referral.objects.unanswered().filter(**{step.mark: None})
    days = set(rows.order_by().values_list("clock_from", flat=True))
    add = read_calendar()
    late = [day for day in days if add(day, step.working_days) <= today]
    return list(rows.filter(clock_from__in=late).order_by("clock_from", "pk").values_list("pk", flat=True))


@transaction.atomic
def _take_step(referral_id: int, step: Step, *, at: datetime) -> bool:
    referral = lock_referral(referral_id)
    # It may have been answered between the look and the lock.
    if not referral.is_unanswered or getattr(referral, step.mark) is not None:
        return False
    Referral.objects.filter(pk=referral.pk).update(**{step.mark: at})
    record_event(referral, step.kind, by=PORTAL, at=at, is_visible=step.is_visible)
    tell = TELL.get(step.kind)
    if tell:
        tell(referral, at)
    return True


TELL: dict[EventKind, Callable[[Referral, datetime], None]] = {
    EventKind.REMINDED: lambda referral, at: partners.plan_reminder(referral, at=at),
    EventKind.REOFFERED: lambda referral, at: referrals.plan(texts.REOFFERED, referral, at=at),
}
