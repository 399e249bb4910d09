"""The files that a material can be taken away as."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.text import slugify

from providers.materials.content import Material
from providers.materials.kinds import Kind
from providers.materials.open_document import write_open_document
from providers.materials.pdf import write_pdf
from providers.materials.word import write_word

LONGEST_NAME = 80


@dataclass(frozen=True)
class Format:
    key: str
    name: str
    what_for: str
    content_type: str
    write: Callable[[Material], bytes]


FORMATS = {
    format.key: format
    for format in (
        Format("pdf", "PDF", "to print", "application/pdf", write_pdf),
        Format(
            "docx",
            "Word",
            "to change",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            write_word,
        ),
        Format("odt", "OpenDocument", "to change", "application/vnd.oasis.opendocument.text", write_open_document),
    )
}


def file_name(kind: Kind, service: str, extension: str) -> str:
    """Letters, digits and hyphens alone, whatever the service is called."""
    stem = slugify(f"{kind.slug} {service}")[:LONGEST_NAME].strip("-")
    return f"{stem}.{extension}"
