"""Signed forms: told by what is in the file, never by its name."""

from __future__ import annotations

from typing import IO

from PIL import Image
from pypdf import PdfReader

from campaigns.refusals import DocumentRefused

MOST_BYTES = 10 << 20
MOST_PIXELS = 60_000_000
PDF = b"%PDF-"
PICTURES = {"PNG": "image/png", "JPEG": "image/jpeg"}
ALLOWED = "Upload the signed form as a PDF, or a photograph of it as JPEG or PNG."
DAMAGED = "The file is damaged or was not saved to its end. Make it again and upload that."
# A reader may act on these by itself, and colleagues open the form without a second thought.
ACTIVE = (b"/JavaScript", b"/Launch", b"/SubmitForm", b"/ImportData", b"/EmbeddedFile")


def check_document(file: IO[bytes], size: int) -> str:
    """The media type of a signed form. Raises DocumentRefused."""
    if size > MOST_BYTES:
        raise DocumentRefused(f"The file is larger than {MOST_BYTES >> 20} MB. Scan the form with less detail.")
    file.seek(0)
    start = file.read(5)
    file.seek(0)
    media_type = _pdf(file) if start == PDF else _picture(file)
    file.seek(0)
    return media_type


def _pdf(file: IO[bytes]) -> str:
    content = file.read()
    if any(action in content for action in ACTIVE):
        raise DocumentRefused("The PDF holds a script or another file. Print it to a new PDF and upload that.")
    file.seek(0)
    try:
        reader = PdfReader(file)
        is_protected, pages = reader.is_encrypted, 0 if reader.is_encrypted else len(reader.pages)
    except Exception as error:  # a damaged PDF makes the reader fail in any way that Python can
        raise DocumentRefused(DAMAGED) from error
    if is_protected:
        raise DocumentRefused("The PDF is protected by a password. Save it without one.")
    if not pages:
        raise DocumentRefused(DAMAGED)
    return "application/pdf"


def _picture(file: IO[bytes]) -> str:
    try:
        with Image.open(file, formats=list(PICTURES)) as image:
            kind, (width, height) = image.format or "", image.size
            if width * height <= MOST_PIXELS:
                image.load()
    except Image.UnidentifiedImageError as error:
        raise DocumentRefused(f"What is in the file is none of the kinds that are taken. {ALLOWED}") from error
    except Exception as error:  # as above: damage comes out in many ways
        raise DocumentRefused(DAMAGED) from error
    if width * height > MOST_PIXELS:
        raise DocumentRefused("The picture is too large. Photograph the form with less detail.")
    return PICTURES[kind]
