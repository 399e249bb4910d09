"""Counting, and writing down what was counted. docs/counting.md says what is kept and what is not."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.http import HttpRequest
from django.utils import timezone

from workforce_portal.counting import store
from workforce_portal.counting.enums import Kind
from workforce_portal.counting.models import WrittenBatch
from workforce_portal.counting.people import is_somebody
from workforce_portal.counting.sources import source_of, was_called
from workforce_portal.counting.store import Batch, Counted
from workforce_portal.places.clock import local
from workforce_portal.security.rates import client_address

# A batch is dropped minutes after it was written; its id is remembered for much longer.
REMEMBERED = timedelta(days=30)
LONGEST_SUBJECT = 200

INSERT = 'INSERT INTO counting_dailycount AS counted ("on", kind, subject, campaign, area, n) '
ADD = INSERT + (
    "VALUES (%s, %s, %s, %s, %s, %s) "
    'ON CONFLICT ("on", kind, subject, campaign, area) DO UPDATE SET n = counted.n + excluded.n'
)
# An estimate grows during its day; one that fell has lost what it had seen.
RAISE = INSERT + (
    "VALUES (%s, %s, %s, %s, %s, %s) "
    'ON CONFLICT ("on", kind, subject, campaign, area) DO UPDATE SET n = greatest(counted.n, excluded.n)'
)


def count(request: HttpRequest, kind: str, subject: str, campaign: str = "", area: str = "") -> None:
    """One more on this day, if it is somebody who counts. Without `campaign` the request's own source is taken."""
    if is_somebody(request):
        source = source_of(request)
        store.add([_counted(kind, subject, campaign or source.code, area or source.area)])


def count_view(request: HttpRequest) -> None:
    """The page that was asked for: a view, its visitor, and the call to action that led here if one did."""
    if not is_somebody(request):
        return
    source = source_of(request)
    kinds = [Kind.VIEW, Kind.CLICK] if was_called(request) else [Kind.VIEW]
    visitor = f"{client_address(request)}\0{request.headers['User-Agent']}"
    store.add([_counted(kind, request.path, source.code, source.area) for kind in kinds], visitor=visitor)


def write_counts(*, at: datetime) -> int:
    """Adds a waiting batch to the table, once, whoever dies on the way. Returns how many things were counted."""
    batch = store.take_batch()
    if batch is None:
        return 0
    with transaction.atomic(durable=True):
        if _is_new(batch, at):
            _write(ADD, batch.counts.items())
        WrittenBatch.objects.filter(at__lt=at - REMEMBERED).delete()
    store.drop_batch(batch.id)
    return len(batch.counts)


def write_visitors(*, at: datetime) -> int:
    """Today's estimates, and yesterday's last ones. Running it again changes nothing."""
    today = local(at).date()
    estimates = {**store.visitors_of(today - timedelta(days=1)), **store.visitors_of(today)}
    with transaction.atomic():
        _write(RAISE, estimates.items())
    return len(estimates)


def _counted(kind: str, subject: str, campaign: str, area: str) -> Counted:
    return Counted(local(timezone.now()).date(), str(kind), subject[:LONGEST_SUBJECT], campaign, area)


def _is_new(batch: Batch, at: datetime) -> bool:
    """Whoever is second waits here for the first, and then knows that it is written."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO counting_writtenbatch (id, at) VALUES (%s, %s) ON CONFLICT DO NOTHING", [batch.id, at]
        )
        return cursor.rowcount == 1


def _write(statement: str, numbers: Iterable[tuple[Counted, int]]) -> None:
    # In one order, so that two writers wait for each other instead of locking each other out.
    rows = sorted((c.on, c.kind, c.subject, c.campaign, c.area, n) for c, n in numbers)
    with connection.cursor() as cursor:
        cursor.executemany(statement, rows)
