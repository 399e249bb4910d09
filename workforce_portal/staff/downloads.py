"""Tables that staff take away. Each download is written to the audit log: it leaves the portal's protection."""

import csv
from collections.abc import Iterable, Sequence
from io import BytesIO, StringIO
from typing import Any

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.http import HttpResponse
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

# What makes a spreadsheet programme take a cell for a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def table_response(name: str, kind: str, rows: Iterable[Sequence[object]]) -> HttpResponse:
    """The rows as a file of the `kind` csv or xlsx."""
    return xlsx_response(name, rows) if kind == "xlsx" else csv_response(name, rows)


def xlsx_response(name: str, rows: Iterable[Sequence[object]]) -> HttpResponse:
    """A workbook of one sheet, in which every text is a text: none is taken for a formula."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Table")
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
    content = BytesIO()
    book.save(content)
    response = HttpResponse(content.getvalue(), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    response["Cache-Control"] = "no-store"
    return response


def csv_response(name: str, rows: Iterable[Sequence[object]]) -> HttpResponse:
    """A file that spreadsheet programmes open as it is: with a byte order mark, and no cell that they would run."""
    text = StringIO()
    csv.writer(text).writerows([_harmless(cell) for cell in row] for row in rows)
    response = HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    response["Cache-Control"] = "no-store"
    return response


def _cell(sheet: Any, value: object) -> WriteOnlyCell:
    if not isinstance(value, str):
        return WriteOnlyCell(sheet, value=value)
    cell = WriteOnlyCell(sheet, value=ILLEGAL_CHARACTERS_RE.sub("", value))
    cell.data_type = "s"
    return cell


def _harmless(cell: object) -> object:
    """A text that begins like a formula gets an apostrophe, which the programmes show as nothing."""
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip(" ").startswith(FORMULA_STARTS) else cell


def log_download(*, by_id: int, model: type[models.Model], what: str, kind: str = "csv") -> LogEntry:
    return LogEntry.objects.create(
        user_id=by_id,
        content_type=ContentType.objects.get_for_model(model, for_concrete_model=False),
        object_repr=what[:200],
        action_flag=CHANGE,
        change_message=f"Downloaded as {kind.upper()}",
    )
