from __future__ import annotations

from typing import IO, Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from providers.refusals.resources import UploadRefused

MOST_OBJECTS = 200_000
# What a PDF does by itself, or on a click, beyond turning to another page.
ACTIONS = {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToE", "/Rendition", "/RichMediaExecute"}
ACTIVE_KEYS = {"/JS", "/JavaScript", "/EmbeddedFiles", "/EmbeddedFile", "/XFA", "/RichMediaContent", "/EF"}

DAMAGED = "The PDF is damaged or was not saved to its end. Make it again and upload that."
PROTECTED = "The PDF is protected by a password. Save it without one: people must be able to open it."
ACTIVE = (
    "The PDF holds a script, a form that sends itself or another file, which can do harm. Print it to a new PDF and "
    "upload that."
)


def inspect_pdf(file: IO[bytes]) -> int:
    """How many pages it has. Raises UploadRefused."""
    _refuse_named_actions(file)
    try:
        reader = PdfReader(file)
        if reader.is_encrypted:
            raise UploadRefused(PROTECTED)
        _refuse_active(reader)
        pages = len(reader.pages)
    except UploadRefused:
        raise
    except Exception as error:  # a damaged PDF makes the reader fail in any way that Python can
        raise UploadRefused(DAMAGED) from error
    if not pages:
        raise UploadRefused(DAMAGED)
    return pages


def _refuse_named_actions(file: IO[bytes]) -> None:
    """Readers differ in what they make of a PDF with faults: an action that stands in it plainly is refused anyway."""
    file.seek(0)
    content = file.read()
    file.seek(0)
    if any(action.encode() in content for action in ("/JavaScript", "/Launch", "/SubmitForm", "/ImportData")):
        raise UploadRefused(ACTIVE)


def _refuse_active(reader: PdfReader) -> None:
    numbers = {(number, generation) for generation, rows in reader.xref.items() for number in rows}
    numbers |= {(number, 0) for number in reader.xref_objStm}
    if len(numbers) > MOST_OBJECTS:
        raise UploadRefused(DAMAGED)
    _refuse_in(reader.trailer)
    for number, generation in numbers:
        # Tables of old versions name objects that nothing uses any more.
        _refuse_in(reader.get_object(IndirectObject(number, generation, reader)))


def _refuse_in(root: Any) -> None:
    waiting = [root]
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, DictionaryObject):
            if ACTIVE_KEYS & thing.keys() or ("/S" in thing and str(thing["/S"]) in ACTIONS):
                raise UploadRefused(ACTIVE)
            waiting.extend(dict.values(thing))
        elif isinstance(thing, ArrayObject):
            waiting.extend(list.__iter__(thing))
