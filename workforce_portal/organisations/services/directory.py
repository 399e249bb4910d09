from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from workforce_portal.organisations.cqc import staging
from workforce_portal.organisations.cqc.directory import Verdict, read_directory
from workforce_portal.organisations.models import DirectoryImport
from workforce_portal.places.clock import local
from workforce_portal.places.selectors import council_by_name, councils
from workforce_portal.users.models import User

IMPORT_LOCK = 7_463_001
MOST_REFUSALS = 1_000
MOST_EXAMPLES = 100
# In an ordinary month about one service in a hundred leaves. More is a part of the directory, or another file.
DOUBTFUL_NUMBER, DOUBTFUL_SHARE = 10, 0.1

LABELS = {"cqc_provider_id": "CQC provider ID", "council_id": "council", "last_checked_on": "latest check"}


class ImportRefused(Exception):
    """Nothing was changed; the text is a sentence to show."""


class ManyWouldLeave(ImportRefused):
    """Only an explicit wish overrides this one."""


@dataclass(frozen=True)
class Change:
    field: str
    old: str
    new: str


@dataclass(frozen=True)
class ChangedService:
    name: str
    changes: list[Change]


@dataclass(frozen=True)
class Comparison:
    """What a file would do or has done; the examples are the first hundred of each kind, in the file's order."""

    produced_on: date | None
    rows_new: int
    rows_changed: int
    rows_unchanged: int
    rows_refused: int
    rows_outside_region: int
    rows_not_social_care: int
    rows_left: int
    refused: list[dict[str, int | str]]
    new: list[str] = field(default_factory=list)
    changed: list[ChangedService] = field(default_factory=list)
    left: list[str] = field(default_factory=list)

    def counts(self) -> dict[str, int]:
        return {name: value for name, value in asdict(self).items() if name.startswith("rows_")}


@transaction.atomic
def preview_directory(path: Path, *, take_all: bool = False) -> Comparison:
    """What importing the file would do. Raises `UnreadableFile` or `ImportRefused`."""
    return _compare(path, take_all=take_all)


@transaction.atomic
def import_directory(
    path: Path,
    *,
    file_name: str,
    by: User | None,
    at: datetime,
    take_all: bool = False,
    although_many_leave: bool = False,
) -> DirectoryImport:
    """Takes over CQC's directory: all of the file or nothing. The same file again changes nothing.

    Services of the North West, or of all England with `take_all`. A service that the file does not have is marked as
    gone, never deleted; those that staff added are left alone. Raises `UnreadableFile` or `ImportRefused`.
    """
    comparison = _compare(path, take_all=take_all)
    if is_doubtful(comparison) and not although_many_leave:
        raise ManyWouldLeave(doubt(comparison))
    with connection.cursor() as cursor:
        cursor.execute(staging.INSERT_NEW, {"at": at})
        cursor.execute(staging.UPDATE_CHANGED, {"at": at})
        cursor.execute(staging.MARK_LEFT, {"at": at, "on": local(at).date()})
    return DirectoryImport.objects.create(
        by=by,
        file_name=file_name[:255],
        produced_on=comparison.produced_on,
        refused=comparison.refused,
        **comparison.counts(),
    )


def is_doubtful(comparison: Comparison) -> bool:
    """Whether so many would leave the directory that the file is more likely a part of it."""
    known = comparison.rows_changed + comparison.rows_unchanged + comparison.rows_left
    return comparison.rows_left > max(DOUBTFUL_NUMBER, known * DOUBTFUL_SHARE)


def doubt(comparison: Comparison) -> str:
    return (
        f"{comparison.rows_left:,} services that we have are not in this file, many more than usually leave. "
        "It may be a part of the directory, or cut off."
    )


def _compare(path: Path, *, take_all: bool) -> Comparison:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [IMPORT_LOCK])
        if not cursor.fetchone()[0]:
            raise ImportRefused("Another import is under way. Try again when it has ended.")
    directory = read_directory(path, find_council=_council_finder(), take_all=take_all)
    staging.stage(directory.rows)
    comparison = _staged(directory.produced_on)
    if not (comparison.rows_new or comparison.rows_changed or comparison.rows_unchanged):
        raise ImportRefused(_why_nothing(comparison))
    return comparison


def _why_nothing(comparison: Comparison) -> str:
    return (
        "The file has no care service to take: "
        f"{comparison.rows_outside_region:,} rows are outside the North West, "
        f"{comparison.rows_not_social_care:,} are not adult social care and {comparison.rows_refused:,} were refused."
    )


def _council_finder() -> Callable[[str], str | None]:
    everyone = list(councils())
    codes = {council.code for council in everyone}

    @lru_cache(maxsize=1_000)
    def find(text: str) -> str | None:
        if text.upper() in codes:
            return text.upper()
        council = council_by_name(text, among=everyone)
        return council.code if council else None

    return find


def _staged(produced_on: date | None) -> Comparison:
    counts = dict(_select("SELECT verdict, count(*) FROM directory_row GROUP BY verdict"))
    refused = _select(
        "SELECT number, reason FROM directory_row WHERE verdict = 'refused' ORDER BY number LIMIT %s", MOST_REFUSALS
    )
    new = _select("SELECT name FROM directory_row WHERE verdict = 'new' ORDER BY number LIMIT %s", MOST_EXAMPLES)
    left = _select("SELECT name FROM directory_left ORDER BY name LIMIT %s", MOST_EXAMPLES)
    return Comparison(
        produced_on=produced_on,
        rows_new=counts.get("new", 0),
        rows_changed=counts.get("changed", 0),
        rows_unchanged=counts.get("unchanged", 0),
        rows_refused=counts.get(Verdict.REFUSED, 0),
        rows_outside_region=counts.get(Verdict.OUTSIDE_REGION, 0),
        rows_not_social_care=counts.get(Verdict.NOT_SOCIAL_CARE, 0),
        rows_left=_select("SELECT count(*) FROM directory_left")[0][0],
        refused=[{"row": number, "reason": reason} for number, reason in refused],
        new=[name for (name,) in new],
        changed=[_changed_service(*row) for row in _select(staging.SELECT_CHANGED, MOST_EXAMPLES)],
        left=[name for (name,) in left],
    )


def _select(statement: str, *parameters: int) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall()


def _changed_service(name: str, had_left: bool, old: list[str | None], new: list[str | None]) -> ChangedService:
    changes = [Change("in the directory", "no longer", "again")] if had_left else []
    for column, before, after in zip(staging.FIELDS, old, new, strict=True):
        if before != after:
            changes.append(
                Change(LABELS.get(column, column.replace("_", " ")), before or "nothing", after or "nothing")
            )
    return ChangedService(name, changes or [Change("place on the map", "as stored", "as its postcode")])
