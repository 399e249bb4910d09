import tracemalloc
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from django.db import connections

from tests.organisations.directory_files import weekly_row, write_csv
from workforce_portal.organisations.services import IMPORT_LOCK, ImportRefused, import_directory, preview_directory


def peak_of(path):
    tracemalloc.start()
    try:
        preview_directory(path)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.django_db
def test_import_needs_no_more_memory_for_more_rows(tmp_path):
    few, many = (
        write_csv(tmp_path, (weekly_row(id=f"1-{100_000 + n}") for n in range(size)), name=f"{size}.csv")
        for size in (2_100, 4_300)
    )
    peak_of(few)  # so that what is cached once is not counted

    assert peak_of(many) < peak_of(few) * 1.2


@pytest.mark.django_db
def test_two_imports_at_once_are_one_too_many(tmp_path):
    path = write_csv(tmp_path, [weekly_row()])

    with (
        import_elsewhere(),
        pytest.raises(ImportRefused, match=r"Another import is under way\. Try again when it has ended\."),
    ):
        import_directory(path, file_name="directory.csv", by=None, at=datetime(2026, 12, 1, tzinfo=UTC))

    done = import_directory(path, file_name="directory.csv", by=None, at=datetime(2026, 12, 1, tzinfo=UTC))
    assert done.rows_new == 1


@contextmanager
def import_elsewhere():
    """Another connection holds what an import holds."""
    other = connections["default"].copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [IMPORT_LOCK])
            yield
            cursor.execute("SELECT pg_advisory_unlock(%s)", [IMPORT_LOCK])
    finally:
        other.close()
