"""Files as people upload them, good and bad, made when a test needs them."""

import struct
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document
from fpdf import FPDF
from odfdo import Document as OpenDocument
from odfdo import Paragraph
from openpyxl import Workbook
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject


def upload(content: bytes, name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def docx(text: str = "Ask each person the same five questions.") -> bytes:
    document = Document()
    document.add_paragraph(text)
    return _saved(document.save)


def odt(text: str = "Ask each person the same five questions.") -> bytes:
    document = OpenDocument("text")
    document.body.append(Paragraph(text))
    return _saved(document.save)


def xlsx() -> bytes:
    workbook = Workbook()
    workbook.active["A1"] = "Hours"
    return _saved(workbook.save)


def pdf(pages: int = 2) -> bytes:
    document = FPDF()
    for _ in range(pages):
        document.add_page()
    return bytes(document.output())


def pdf_that_acts(action: str, **facts: str) -> bytes:
    """It does `action` as it opens."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf())))
    entries = {NameObject("/S"): NameObject(action)}
    entries |= {NameObject(f"/{name}"): TextStringObject(text) for name, text in facts.items()}
    writer.root_object[NameObject("/OpenAction")] = writer._add_object(DictionaryObject(entries))
    return _saved(writer.write)


def pdf_with_password() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf())))
    writer.encrypt("secret", algorithm="RC4-128")
    return _saved(writer.write)


def png(*, after: bytes = b"") -> bytes:
    row = b"\x00\xff\xff\xff"
    chunks = [(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)), (b"IDAT", zlib.compress(row)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks) + after


def with_part(original: bytes, name: str, content: bytes) -> bytes:
    """The same archive with one part more, or another one in its place."""
    made = BytesIO()
    with ZipFile(BytesIO(original)) as source, ZipFile(made, "w", ZIP_DEFLATED) as target:
        for entry in source.infolist():
            if entry.filename != name:
                target.writestr(entry, source.read(entry))
        target.writestr(name, content)
    return made.getvalue()


def part_of(archive: bytes, name: str) -> bytes:
    with ZipFile(BytesIO(archive)) as source:
        return source.read(name)


def bomb_of_one_part() -> bytes:
    return with_part(docx(), "word/media/nothing.bin", bytes(60 << 20))


def bomb_of_many_parts() -> bytes:
    made = BytesIO()
    with ZipFile(made, "w") as target:
        for number in range(2_500):
            target.writestr(f"word/{number}.xml", b"")
    return made.getvalue()


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def _saved(save) -> bytes:
    made = BytesIO()
    save(made)
    return made.getvalue()
