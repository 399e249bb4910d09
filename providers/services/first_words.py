"""What stands first in a file: the words of its first page, or the first cells of its first sheet."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import IO
from xml.parsers import expat
from zipfile import ZipFile

from pypdf import PdfReader

from providers.enums import FileType

MOST_LETTERS = 2_000
MOST_ROWS, MOST_COLUMNS = 24, 4
FIRST_SHEET, SHARED_WORDS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
# Each format's part with the words, what its paragraphs and headings are called, and the element that words stand in.
WRITTEN = {
    FileType.DOCX: ("word/document.xml", ("p",), "t"),
    FileType.ODT: ("content.xml", ("p", "h"), ""),
    FileType.PPTX: ("ppt/slides/slide1.xml", ("p",), "t"),
}
# What was struck out, remarks of whoever wrote it, and the same thing once more for old programs.
UNSEEN = {"del", "moveFrom", "tracked-changes", "annotation", "note", "Fallback"}


@dataclass
class Paragraph:
    text: str = ""
    is_heading: bool = False


@dataclass
class FirstWords:
    paragraphs: list[Paragraph] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)


def read_first_words(file: IO[bytes], kind: FileType) -> FirstWords:
    """Of a file that has been checked already; whatever is wrong with it all the same is raised."""
    file.seek(0)
    if kind == FileType.PDF:
        return FirstWords(paragraphs=_of_pdf(file))
    with ZipFile(file) as archive:
        if kind == FileType.XLSX:
            return FirstWords(rows=_of_sheet(archive))
        return FirstWords(paragraphs=_of_document(archive, kind))


def _of_pdf(file: IO[bytes]) -> list[Paragraph]:
    """A PDF knows lines, and not which of them are headings: the first is taken for one."""
    text = PdfReader(file).pages[0].extract_text()[:MOST_LETTERS]
    lines = [" ".join(line.split()) for line in text.splitlines()]
    return [Paragraph(line, is_heading=not number) for number, line in enumerate(filter(None, lines))]


class _Enough(Exception):
    """The page is full: the rest of the file is not read."""


class _DocumentReader:
    """Collects the paragraphs that somebody sees who opens the file."""

    def __init__(self, paragraphs: tuple[str, ...], words_in: str) -> None:
        self.found: list[Paragraph] = []
        self._names, self._words_in = paragraphs, words_in
        self._open: list[Paragraph] = []
        self._unseen = self._in_words = self._letters = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = _local(tag)
        self._unseen += name in UNSEEN
        self._in_words += name == self._words_in
        if name in self._names:
            self._open.append(Paragraph(is_heading=name == "h"))
        elif self._open and name == "pStyle":
            self._open[-1].is_heading = bool(re.match("Title|Heading", _value(attributes, "val")))
        elif self._open and name in ("tab", "br", "s", "line-break"):
            self._open[-1].text += " "

    def text(self, words: str) -> None:
        if self._open and not self._unseen and (self._in_words or not self._words_in):
            self._open[-1].text += words

    def end(self, tag: str) -> None:
        name = _local(tag)
        self._unseen -= name in UNSEEN
        self._in_words -= name == self._words_in
        if name in self._names and self._open:
            self._close(self._open.pop())

    def _close(self, paragraph: Paragraph) -> None:
        paragraph.text = " ".join(paragraph.text.split())
        if paragraph.text:
            self.found.append(paragraph)
        self._letters += len(paragraph.text)
        if self._letters > MOST_LETTERS:
            raise _Enough


def _of_document(archive: ZipFile, kind: FileType) -> list[Paragraph]:
    part, paragraphs, words_in = WRITTEN[kind]
    reader = _DocumentReader(paragraphs, words_in)
    _parse(archive, part, reader.start, reader.text, reader.end)
    return reader.found


def _of_sheet(archive: ZipFile) -> list[list[str]]:
    cells: dict[tuple[int, int], str] = {}
    words = _shared_words(archive) if SHARED_WORDS in archive.namelist() else []
    at, kind, value = (0, 0), "", ""

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal at, kind, value
        if _local(tag) == "c":
            at, kind, value = _place(attributes.get("r", "")), attributes.get("t", ""), ""
            if at[0] >= MOST_ROWS:
                raise _Enough
        elif _local(tag) == "f":
            value = ""

    def text(part: str) -> None:
        nonlocal value
        value += part

    def end(tag: str) -> None:
        nonlocal value
        if _local(tag) == "f":
            value = ""  # how it is worked out is not what is seen
        elif _local(tag) == "c" and at[1] < MOST_COLUMNS:
            is_shared = kind == "s" and value.isdigit() and int(value) < len(words)
            cells[at] = " ".join((words[int(value)] if is_shared else _number(value)).split())

    _parse(archive, FIRST_SHEET, start, text, end)
    rows = 1 + max((row for row, _ in cells), default=-1)
    columns = 1 + max((column for (_, column), said in cells.items() if said), default=0)
    return [[cells.get((row, column), "") for column in range(columns)] for row in range(rows)]


def _shared_words(archive: ZipFile) -> list[str]:
    words: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if _local(tag) == "si":
            if len(words) == MOST_LETTERS:
                raise _Enough
            words.append("")

    def text(part: str) -> None:
        if words:
            words[-1] += part

    _parse(archive, SHARED_WORDS, start, text, lambda tag: None)
    return words


def _number(text: str) -> str:
    """2.30000000000000004 as people write it; words as they are."""
    try:
        return f"{float(text):,.6g}" if "." in text else text
    except ValueError:
        return text


def _place(reference: str) -> tuple[int, int]:
    """B3 is the third row's second cell: (2, 1)."""
    found = re.fullmatch(r"([A-Z]{1,3})([0-9]{1,7})", reference)
    if found is None:
        return MOST_ROWS - 1, MOST_COLUMNS
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1


def _parse(
    archive: ZipFile,
    part: str,
    start: Callable[[str, dict[str, str]], None],
    text: Callable[[str], None],
    end: Callable[[str], None],
) -> None:
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler, parser.CharacterDataHandler, parser.EndElementHandler = start, text, end
    try:
        with archive.open(part) as xml:
            parser.ParseFile(xml)
    except _Enough:
        return


def _refuse_doctype(*declared: object) -> None:
    raise ValueError("Text that defines entities is not read")


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _value(attributes: dict[str, str], wanted: str) -> str:
    return next((value for name, value in attributes.items() if _local(name) == wanted), "")
