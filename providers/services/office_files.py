"""Word, Excel, PowerPoint and OpenDocument files: ZIP archives of XML, looked at before they are read."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterator
from typing import IO
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from providers.enums import FileType
from providers.refusals.resources import UploadRefused

MOST_ENTRIES = 2_000
MOST_DIRECTORY_BYTES = 1 << 20
MOST_UNPACKED_BYTES = 200 << 20
MOST_RATIO = 200
MOST_XML_BYTES = 40 << 20
END_OF_DIRECTORY = b"PK\x05\x06"
LONGEST_END = 22 + 0xFFFF

OFFICE = "application/vnd.openxmlformats-officedocument."
MAIN_PARTS = {
    f"{OFFICE}wordprocessingml.document.main+xml": FileType.DOCX,
    f"{OFFICE}spreadsheetml.sheet.main+xml": FileType.XLSX,
    f"{OFFICE}presentationml.presentation.main+xml": FileType.PPTX,
}
ODT_MIME = b"application/vnd.oasis.opendocument.text"
# These may point outside the file, because nothing happens until somebody follows them.
HYPERLINKS = ("/hyperlink",)
ODF_LINKS = ("a", "bookmark", "reference")

MACROS = (
    "The file holds macros, which can do harm on the computer of whoever opens it. Save it without macros and "
    "upload that."
)
BOMB = "The file unpacks to far more than a document does, so it was not opened. Save it again and upload that."
DAMAGED = "The file is damaged or was not saved to its end. Open it, save it again and upload that."
LOADS_FROM_OUTSIDE = (
    "The file loads something from another place as it opens, such as a template or a linked picture. Put the "
    "picture itself into it, break the links, and save it again."
)
PROTECTED = "The file is protected by a password. Save it without one: people must be able to open it."

Visit = Callable[[str, dict[str, str]], None]


def inspect_office_file(file: IO[bytes]) -> tuple[FileType, int | None]:
    """What it is by its content, and its pages where the file says. Raises UploadRefused."""
    _refuse_long_directory(file)
    try:
        with ZipFile(file) as archive:
            _refuse_bomb(archive)
            _refuse_strange_entries(archive)
            if "[Content_Types].xml" in archive.namelist():
                return _inspect_microsoft(archive)
            return _inspect_open_document(archive)
    except (
        BadZipFile,
        zlib.error,
        EOFError,
        KeyError,
        NotImplementedError,
        OSError,
        RuntimeError,
        ValueError,
    ) as error:
        raise UploadRefused(DAMAGED) from error


# --- the archive, before anything in it is read ---


def _refuse_long_directory(file: IO[bytes]) -> None:
    """The list of contents is read whole as soon as the archive is opened: its length is looked at first."""
    size = file.seek(0, 2)
    file.seek(max(0, size - LONGEST_END))
    tail = file.read()
    file.seek(0)
    at = tail.rfind(END_OF_DIRECTORY)
    if at < 0 or len(tail) < at + 22:
        raise UploadRefused(DAMAGED)
    entries, length = struct.unpack_from("<HI", tail, at + 10)
    if entries > MOST_ENTRIES or length > MOST_DIRECTORY_BYTES:
        raise UploadRefused(BOMB)


def _refuse_bomb(archive: ZipFile) -> None:
    entries = archive.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if len(entries) > MOST_ENTRIES or unpacked > MOST_UNPACKED_BYTES or unpacked > MOST_RATIO * max(packed, 1 << 14):
        raise UploadRefused(BOMB)


def _refuse_strange_entries(archive: ZipFile) -> None:
    names = archive.namelist()
    if any(entry.flag_bits & 1 for entry in archive.infolist()):
        raise UploadRefused(PROTECTED)
    if len(set(names)) < len(names) or any(name.startswith("/") or ".." in name.split("/") for name in names):
        raise UploadRefused(DAMAGED)


# --- Microsoft's formats ---


def _inspect_microsoft(archive: ZipFile) -> tuple[FileType, int | None]:
    types: set[str] = set()
    _walk(archive, "[Content_Types].xml", lambda tag, attributes: types.add(attributes.get("ContentType", "")))
    names = [name.lower() for name in archive.namelist()]
    if any("macroenabled" in kind.lower() or "vbaproject" in kind.lower() for kind in types) or any(
        name.endswith(("vbaproject.bin", "vbadata.xml")) or "/activex/" in name or "/embeddings/ole" in name
        for name in names
    ):
        raise UploadRefused(MACROS)
    for name in archive.namelist():
        if name.lower().endswith(".rels"):
            _walk(archive, name, _refuse_relationship_to_outside)
    found = next((MAIN_PARTS[kind] for kind in types if kind in MAIN_PARTS), None)
    if found is None:
        raise UploadRefused(
            "This is not a Word, Excel or PowerPoint file as it says. Save it as .docx, .xlsx or .pptx."
        )
    return found, _count_in(archive, "docProps/app.xml", "Slides" if found == FileType.PPTX else "Pages")


def _refuse_relationship_to_outside(tag: str, attributes: dict[str, str]) -> None:
    if attributes.get("TargetMode") == "External" and not attributes.get("Type", "").endswith(HYPERLINKS):
        raise UploadRefused(LOADS_FROM_OUTSIDE)


def _count_in(archive: ZipFile, part: str, wanted: str) -> int | None:
    if part not in archive.namelist():
        return None
    counts = [text for tag, text in _texts(archive, part) if tag == wanted]
    return int(counts[0]) if counts and counts[0].isdigit() and int(counts[0]) else None


# --- OpenDocument ---


def _inspect_open_document(archive: ZipFile) -> tuple[FileType, int | None]:
    if archive.namelist()[:1] != ["mimetype"] or archive.read("mimetype").strip() != ODT_MIME:
        raise UploadRefused("This archive is not a document. Upload a Word, OpenDocument, PDF, Excel or picture file.")
    if any(name.startswith(("Basic/", "Scripts/")) for name in archive.namelist()):
        raise UploadRefused(MACROS)
    _walk(archive, "META-INF/manifest.xml", _refuse_encrypted)
    for part in ("content.xml", "styles.xml"):
        if part in archive.namelist():
            _walk(archive, part, _refuse_link_to_outside)
    pages: list[str] = []
    if "meta.xml" in archive.namelist():
        _walk(archive, "meta.xml", lambda tag, attributes: pages.extend(_page_counts(attributes)))
    return FileType.ODT, int(pages[0]) if pages and pages[0].isdigit() and int(pages[0]) else None


def _refuse_encrypted(tag: str, attributes: dict[str, str]) -> None:
    if tag == "encryption-data":
        raise UploadRefused(PROTECTED)


def _refuse_link_to_outside(tag: str, attributes: dict[str, str]) -> None:
    href = next((value for name, value in attributes.items() if _local(name) == "href"), "")
    if tag == "script" or _local(tag) in ("event-listener", "dde-source"):
        raise UploadRefused(MACROS)
    if tag not in ODF_LINKS and (":" in href or href.startswith(("/", ".."))):
        raise UploadRefused(LOADS_FROM_OUTSIDE)


def _page_counts(attributes: dict[str, str]) -> list[str]:
    return [value for name, value in attributes.items() if _local(name) == "page-count"]


# --- XML ---


def _walk(archive: ZipFile, part: str, visit: Visit) -> None:
    """Shows each element, by its name without prefix, to `visit`. Text that defines entities is not read at all."""
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler = lambda tag, attributes: visit(_local(tag), attributes)
    _feed(archive, part, parser)


def _texts(archive: ZipFile, part: str) -> Iterator[tuple[str, str]]:
    found: list[list[str]] = []
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler = lambda tag, attributes: found.append([_local(tag), ""])

    def add_text(text: str) -> None:
        if found:
            found[-1][1] += text

    parser.CharacterDataHandler = add_text
    _feed(archive, part, parser)
    return ((tag, text.strip()) for tag, text in found)


def _feed(archive: ZipFile, part: str, parser: expat.XMLParserType) -> None:
    if archive.getinfo(part).file_size > MOST_XML_BYTES:
        raise UploadRefused(BOMB)
    try:
        with archive.open(part) as xml:
            parser.ParseFile(xml)
    except expat.ExpatError as error:
        raise UploadRefused(DAMAGED) from error


def _refuse_doctype(*declared: object) -> None:
    raise UploadRefused(DAMAGED)


def _local(name: str) -> str:
    return name.rpartition(":")[2]
