"""A file of the directory as a stream of services, refusals and rows that concern somebody else."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import chain
from pathlib import Path

from workforce_portal.organisations.cqc.cleaning import (
    clean_address,
    clean_cell,
    clean_date,
    clean_list,
    clean_phone,
    clean_postcode,
    clean_website,
)
from workforce_portal.organisations.cqc.files import RawRow, UnreadableFile, first_rows, read_tables
from workforce_portal.organisations.cqc.layouts import Layout, find_layout
from workforce_portal.places.reference import outcodes
from workforce_portal.places.selectors import split_postcode

REGION = "north west"
SOCIAL_CARE = "social care"
LOOK_FOR_HEADER_IN = 20
LOCATION_ID = re.compile(r"[A-Z0-9][A-Z0-9-]{2,19}")
PRODUCED_ON = re.compile(r"produced on (\d{1,2} [A-Z][a-z]+ \d{4})")


class Verdict(StrEnum):
    TAKE = "take"
    REFUSED = "refused"
    OUTSIDE_REGION = "outside region"
    NOT_SOCIAL_CARE = "not social care"


@dataclass(frozen=True)
class ReadRow:
    """One row of the file. A field that the file has no column for is not among `values`."""

    number: int
    verdict: Verdict
    cqc_location_id: str
    reason: str = ""
    values: dict[str, str | date | None] = field(default_factory=dict)


@dataclass(frozen=True)
class Directory:
    produced_on: date | None
    rows: Iterator[ReadRow]
    # Held so that the file stays open while the rows are read.
    tables: Iterator[Iterator[RawRow]]


def read_directory(path: Path, *, find_council: Callable[[str], str | None], take_all: bool) -> Directory:
    """Raises `UnreadableFile`, at once or while the rows are read: then none of them may be used.

    `find_council` gives the code of a council by name, None for one elsewhere.
    """
    tables = read_tables(path)
    for table in tables:
        top = first_rows(table, LOOK_FOR_HEADER_IN)
        for index, row in enumerate(top):
            if layout := find_layout(row.cells):
                reader = _Reader(layout, find_council, take_all)
                rows = reader.read(chain(top[index + 1 :], table))
                return Directory(_produced_on(top[:index]), rows, tables)
    raise UnreadableFile(
        "This is not CQC's directory: no row at its top names the columns for a location's ID and name. "
        "Upload the weekly directory or the “Care directory with filters” as CQC publishes it."
    )


def _produced_on(preamble: list[RawRow]) -> date | None:
    text = " ".join(clean_cell(cell) for row in preamble for cell in row.cells)
    found = PRODUCED_ON.search(text)
    return clean_date(found[1]) if found else None


class _Reader:
    def __init__(self, layout: Layout, find_council: Callable[[str], str | None], take_all: bool) -> None:
        self.layout = layout
        self.find_council = find_council
        self.take_all = take_all

    def read(self, rows: Iterator[RawRow]) -> Iterator[ReadRow]:
        # One row behind, because only the last one tells whether the file goes on to its end.
        held: RawRow | None = None
        for row in rows:
            if any(clean_cell(cell) for cell in row.cells):
                if held:
                    yield self._read_row(held)
                held = row
        if held is None:
            raise UnreadableFile("The file has no rows below its header.")
        if held.is_cut_off or self._is_too_short(held):
            raise UnreadableFile(
                f"The file ends in the middle of row {held.number}, so it was not downloaded to its end. "
                "Download it again."
            )
        yield self._read_row(held)

    def _is_too_short(self, row: RawRow) -> bool:
        return not row.is_ragged_by_nature and len(row.cells) < self.layout.width

    def _read_row(self, row: RawRow) -> ReadRow:
        cells = {name: clean_cell(cell) for name, cell in self.layout.cells(row.cells)}
        location_id = cells["cqc_location_id"].upper()
        if reason := self._why_not(row, cells, location_id):
            return ReadRow(row.number, Verdict.REFUSED, location_id, reason)
        council = self.find_council(cells.get("council", ""))
        if not _is_social_care(cells):
            return ReadRow(row.number, Verdict.NOT_SOCIAL_CARE, location_id)
        if not self.take_all and not _is_in_region(cells, council):
            return ReadRow(row.number, Verdict.OUTSIDE_REGION, location_id)
        values = _values(cells) | {"council_id": council}
        return ReadRow(row.number, Verdict.TAKE, location_id, values=values)

    def _why_not(self, row: RawRow, cells: dict[str, str], location_id: str) -> str:
        width = self.layout.width
        if self._is_too_short(row) or any(clean_cell(cell) for cell in row.cells[width:]):
            return f"It has {len(row.cells)} columns where the header has {width}"
        if not location_id:
            return "It has no CQC location ID"
        if not LOCATION_ID.fullmatch(location_id):
            return f"“{location_id[:40]}” is not a CQC location ID"
        if not cells["name"]:
            return "It has no name"
        return ""


def _is_social_care(cells: dict[str, str]) -> bool:
    """By the directorate, else by the category; a file without either has no way to tell and keeps all."""
    said = cells.get("directorate") or cells.get("category") or SOCIAL_CARE
    return SOCIAL_CARE in said.lower()


def _is_in_region(cells: dict[str, str], council: str | None) -> bool:
    if region := cells.get("region"):
        return region.lower() == REGION
    halves = split_postcode(cells.get("postcode", ""))
    return council is not None or bool(halves and halves[0] in outcodes())


CLEANERS: dict[str, Callable[[str], str | date | None]] = {
    "cqc_provider_id": lambda text: text[:20],
    "name": lambda text: text[:255],
    "also_known_as": lambda text: text[:255],
    "provider_name": lambda text: text[:255],
    "address": clean_address,
    "postcode": clean_postcode,
    "phone": clean_phone,
    "website": clean_website,
    "service_types": clean_list,
    "specialisms": clean_list,
    "last_checked_on": clean_date,
}


def _values(cells: dict[str, str]) -> dict[str, str | date | None]:
    return {name: clean(cells[name]) for name, clean in CLEANERS.items() if name in cells}
