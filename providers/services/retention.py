"""Takes people out of what is old. The rows stay, so that every number of the reports stays what it was."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Case, F, Model, QuerySet, Value, When
from django.db.models.fields import CharField
from django.db.models.functions import Cast, Concat

from providers.models import Booking, BookingEvent, CallBackRequest, Feedback, FormatRequest, WaitEntry
from providers.selectors.retention import (
    bookings_to_redact,
    call_backs_to_redact,
    format_requests_to_redact,
    wait_entries_to_redact,
)
from workforce_portal.outbox.models import PlannedMail, State
from workforce_portal.privacy.registry import REMOVED, values_once_forgotten

BATCH = 200


@dataclass(frozen=True)
class Kept:
    """A kind of row that is about a person, which of them are old, and the rows that hang from it."""

    model: type[Model]
    old: Callable[[datetime], QuerySet[Any]]
    also: Callable[[datetime], dict[str, Any]] = lambda at: {}
    hanging: tuple[type[Model], ...] = ()

    @property
    def name(self) -> str:
        return str(self.model._meta.verbose_name_plural)


KEPT = (
    Kept(
        Booking,
        bookings_to_redact,
        # Links in old mails open nothing any more.
        also=lambda at: {"redacted_at": at, "link_version": F("link_version") + 1},
        hanging=(BookingEvent, Feedback),
    ),
    Kept(
        WaitEntry,
        wait_entries_to_redact,
        # Two in one line must stay two people.
        also=lambda at: {"email_norm": Concat(Value("removed:"), Cast("pk", CharField())), "ring_since": None},
    ),
    # A call needs something to reach the person by, and a closed one a reason.
    Kept(
        CallBackRequest,
        call_backs_to_redact,
        also=lambda at: {
            "phone": REMOVED,
            "close_reason": Case(When(close_reason="", then=Value("")), default=Value(REMOVED)),
        },
    ),
    Kept(FormatRequest, format_requests_to_redact),
)


def count_to_redact(*, at: datetime) -> dict[str, int]:
    """How many rows of each kind `redact_old_bookings` would redact."""
    return {kept.name: kept.old(at).count() for kept in KEPT}


def redact_old_bookings(*, at: datetime, batch: int = BATCH) -> Iterator[int]:
    """Redacts what ended more than BOOKING_RETENTION_MONTHS ago and yields the size of each batch, which is committed
    by then: whatever stops it, the next time goes on from there."""
    for kept in KEPT:
        while count := _redact_batch(kept, at=at, limit=batch):
            yield count


@transaction.atomic
def _redact_batch(kept: Kept, *, at: datetime, limit: int) -> int:
    ids = list(kept.old(at).select_for_update(of=("self",), skip_locked=True).values_list("pk", flat=True)[:limit])
    if ids:
        kept.model._default_manager.filter(pk__in=ids).update(**values_once_forgotten(kept.model) | kept.also(at))
        for model in kept.hanging:
            model._default_manager.filter(booking__in=ids).update(**values_once_forgotten(model))
        _redact_mail(kept.model, ids, at=at)
        _redact_audit_log(kept.model, ids)
    return len(ids)


def _redact_mail(model: type[Model], ids: list[int], *, at: datetime) -> None:
    mails = PlannedMail.objects.filter(about_type=ContentType.objects.get_for_model(model), about_id__in=ids)
    mails.filter(state=State.PLANNED).update(state=State.CANCELLED, finished_at=at)
    mails.exclude(state=State.CLAIMED).update(**values_once_forgotten(PlannedMail))
    _redact_audit_log(PlannedMail, mails.values_list("pk", flat=True))


def _redact_audit_log(model: type[Model], ids: Iterable[int]) -> None:
    """Who of the staff did something, and when, stays; what they wrote about the person does not."""
    entries = LogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(model), object_id__in=[str(pk) for pk in ids]
    )
    entries.update(change_message="", object_repr=REMOVED)
