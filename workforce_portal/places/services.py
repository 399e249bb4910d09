from collections.abc import Callable, Iterable, Iterator
from io import StringIO
from itertools import islice

from django.db import connection, transaction
from govuk_bank_holidays.bank_holidays import BankHolidays

from workforce_portal.places.models import BankHoliday, Postcode
from workforce_portal.places.postcode_directory import LETTERS, Row, read_postcodes

# About what the region has; the bar that shows progress needs a length before the files are read.
POSTCODES_EXPECTED = 306_259
BATCH = 20_000
POSTCODE_LOCK = 7_306_259


def load_postcodes(
    *, letters: str = LETTERS, only_if_empty: bool = False, on_progress: Callable[[int], None] = lambda loaded: None
) -> int:
    """Replaces the region's postcodes by those of the installed directory; returns how many there are now.

    All or nothing: until it ends, others read the old ones. A second call at the same time waits for the first.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [POSTCODE_LOCK])
        if only_if_empty and Postcode.objects.exists():
            return Postcode.objects.count()
        cursor.execute("DELETE FROM places_postcode")
        loaded = 0
        for batch in _batches(row for letter in letters for row in read_postcodes(letter)):
            cursor.copy_expert(
                "COPY places_postcode (code, council_id, easting, northing) FROM STDIN", _copy_text(batch)
            )
            loaded += len(batch)
            on_progress(loaded)
    return loaded


def refresh_bank_holidays(*, download: bool = False) -> int:
    """Adds the bank holidays that are known but not stored; what staff wrote stays. Returns how many were new.

    Without `download` they come from the installed package, which knows about two years ahead.
    """
    known = BankHolidays(use_cached_holidays=not download).get_holidays(division=BankHolidays.ENGLAND_AND_WALES)
    before = BankHoliday.objects.count()
    BankHoliday.objects.bulk_create(
        [BankHoliday(date=holiday["date"], title=holiday["title"]) for holiday in known], ignore_conflicts=True
    )
    return BankHoliday.objects.count() - before


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    rows = iter(rows)
    while batch := list(islice(rows, BATCH)):
        yield batch


def _copy_text(rows: list[Row]) -> StringIO:
    return StringIO("".join(f"{row.code}\t{row.council_code}\t{row.easting}\t{row.northing}\n" for row in rows))
