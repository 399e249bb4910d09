"""Rows of a file as they come, in whatever encoding, without holding more than one of them."""

import codecs
import csv
import warnings
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile

import openpyxl
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

ENCODINGS = ["utf-8-sig", "cp1252"]
BLOCK = 1 << 20
# Of a sheet; CQC's largest is a tenth of this. A small archive can unpack to anything.
MOST_UNPACKED = 2 << 30


class UnreadableFile(Exception):
    """The file as a whole is of no use; the text is a sentence to show."""


class RawRow(NamedTuple):
    number: int
    cells: list[object]
    # A row of text says how many columns it has; a spreadsheet leaves out the empty ones at the end.
    is_ragged_by_nature: bool = False
    is_cut_off: bool = False


def read_tables(path: Path) -> Iterator[Iterator[RawRow]]:
    """Each table of a file: a text has one, a workbook one to a sheet. Raises `UnreadableFile`, also half-way."""
    with path.open("rb") as file:
        start = file.read(8)
    if not start.strip():
        raise UnreadableFile("The file is empty.")
    if start.startswith(b"PK"):
        yield from _read_workbook(path)
    elif start.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadableFile("This is an old Excel file (.xls). Save it as .xlsx or .csv and upload that.")
    else:
        yield _read_text(path)


def _read_text(path: Path) -> Iterator[RawRow]:
    with path.open(encoding=_encoding_of(path), errors="replace", newline="") as file:
        lines = _Lines(file)
        number = 0
        try:
            for number, cells in enumerate(csv.reader(lines), start=1):
                yield RawRow(number, list(cells), is_cut_off=lines.end_inside_quotes())
                lines.taken.clear()
        except csv.Error as error:
            raise UnreadableFile(f"The file is damaged after row {number}: {error}.") from error


class _Lines:
    """Remembers the lines of the row that is being read, to see whether the last one closes its quotation marks."""

    def __init__(self, file: Iterable[str]) -> None:
        self.file = iter(file)
        self.taken: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        self.taken.append(next(self.file))
        return self.taken[-1]

    def end_inside_quotes(self) -> bool:
        return not self.taken[-1].endswith(("\n", "\r")) and sum(line.count('"') for line in self.taken) % 2 == 1


def _encoding_of(path: Path) -> str:
    """The first encoding that the whole file is in. cp1252 comes last because nearly anything is valid in it."""
    with path.open("rb") as file:
        if file.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            return "utf-16"
    return next((name for name in ENCODINGS[:-1] if _decodes(path, name)), ENCODINGS[-1])


def _decodes(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with path.open("rb") as file:
            while block := file.read(BLOCK):
                decoder.decode(block)
    except UnicodeDecodeError:
        return False
    # What is left undecoded is a letter cut in half, which is for the reader of rows to notice.
    return True


def _read_workbook(path: Path) -> Iterator[Iterator[RawRow]]:
    with _sentence_for_a_broken_workbook():
        _look_inside(path)
        workbook = openpyxl.load_workbook(path, read_only=True, data_only=True)
    try:
        yield from (_read_sheet(sheet) for sheet in workbook.worksheets)
    finally:
        workbook.close()


@contextmanager
def _sentence_for_a_broken_workbook() -> Iterator[None]:
    try:
        with warnings.catch_warnings():
            # openpyxl warns of styles and validations that it leaves out; only values are read here.
            warnings.simplefilter("ignore")
            yield
    except (BadZipFile, zlib.error, EOFError, KeyError, OSError, SyntaxError, ValueError) as error:
        raise UnreadableFile("The file is damaged or was not downloaded to its end. Download it again.") from error


def _look_inside(path: Path) -> None:
    with ZipFile(path) as archive:
        names = archive.namelist()
        if "mimetype" in names and b"opendocument" in archive.read("mimetype"):
            raise UnreadableFile("This is an OpenDocument file (.ods). Save it as .xlsx or .csv and upload that.")
        if "xl/workbook.xml" not in names:
            raise UnreadableFile("This is not a spreadsheet. Upload CQC's directory as .csv or .xlsx.")
        if sum(part.file_size for part in archive.infolist()) > MOST_UNPACKED:
            raise UnreadableFile("The spreadsheet is too large. Save it as .csv and upload that.")


def _read_sheet(sheet: ReadOnlyWorksheet) -> Iterator[RawRow]:
    # Some programs write a size of one cell into the sheet, and openpyxl believes it.
    sheet.reset_dimensions()
    rows = enumerate(sheet.iter_rows(values_only=True), start=1)
    while True:
        with _sentence_for_a_broken_workbook():
            row = next(rows, None)
        if row is None:
            return
        yield RawRow(row[0], list(row[1]), is_ragged_by_nature=True)


def first_rows(rows: Iterator[RawRow], count: int) -> list[RawRow]:
    return list(islice(rows, count))
