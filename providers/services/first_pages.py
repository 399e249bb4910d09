"""A small picture of a file's first page, drawn from the words that stand on it."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from typing import IO

import structlog
from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from PIL import Image, ImageDraw, ImageFont

from providers.enums import FileType
from providers.models.resources import stored_picture_name
from providers.services.first_words import FirstWords, Paragraph, read_first_words
from workforce_portal.pictures.lettering import BOLD, TEXT, Face, break_lines, drawable

log = structlog.get_logger(__name__)

# Twice what a page shows, as on paper 21 by 29.7 centimetres.
WIDTH, HEIGHT = 360, 508
MARGIN = 30
PAPER, INK, RULE = "#ffffff", "#241a2e", "#c9bfae"
COLOURS = 8
LEADING = 1.3
CELL_HEIGHT, CELL_PADDING = 32, 8


@dataclass(frozen=True)
class Style:
    face: Face
    size: int
    space_before: int

    @property
    def font(self) -> ImageFont.FreeTypeFont:
        return ImageFont.truetype(self.face.path, self.size, layout_engine=ImageFont.Layout.BASIC)


TITLE, HEADING, BODY, CELL = Style(BOLD, 34, 0), Style(BOLD, 24, 12), Style(TEXT, 19, 8), Style(TEXT, 18, 0)


@dataclass(frozen=True)
class Picture:
    """The name under which it is kept, and the hash of what is in it; empty where there is nothing to draw."""

    name: str = ""
    sha256: str = ""


def keep_first_page(file: File, kind: FileType) -> Picture:
    """Draws and stores it."""
    picture = draw_first_page(file, kind)
    if not picture:
        return Picture()
    name = default_storage.save(stored_picture_name(None, ""), ContentFile(picture))
    return Picture(name, sha256(picture).hexdigest())


def draw_first_page(file: IO[bytes], kind: FileType) -> bytes:
    """As PNG. A file that can be published and not be drawn has no picture: whatever hinders it is logged."""
    if kind in (FileType.PNG, FileType.JPEG):
        return b""
    try:
        words = read_first_words(file, kind)
        page = _draw_sheet(words.rows) if words.rows else _draw_page(_known(words))
    except Exception as error:
        log.warning("first_page_not_drawn", kind=kind, error=type(error).__name__)
        return b""
    finally:
        file.seek(0)
    return _as_png(page) if page else b""


def _known(words: FirstWords) -> list[Paragraph]:
    """What our typefaces can draw of it."""
    known = (Paragraph(drawable(one.text, TEXT, BOLD), one.is_heading) for one in words.paragraphs)
    return [one for one in known if one.text]


def _draw_page(paragraphs: list[Paragraph]) -> Image.Image | None:
    if not paragraphs:
        return None
    page = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    draw, y = ImageDraw.Draw(page), float(MARGIN)
    for number, paragraph in enumerate(paragraphs):
        style = _style_of(paragraph, is_first=not number)
        y += style.space_before
        for line in break_lines(paragraph.text, style.face, style.size, WIDTH - 2 * MARGIN):
            if y + style.size > HEIGHT - MARGIN:
                return page
            draw.text((MARGIN, y), line, fill=INK, font=style.font)
            y += style.size * LEADING
    return page


def _style_of(paragraph: Paragraph, *, is_first: bool) -> Style:
    if not paragraph.is_heading:
        return BODY
    return TITLE if is_first else HEADING


def _draw_sheet(rows: list[list[str]]) -> Image.Image | None:
    known = [[drawable(cell, TEXT) for cell in row] for row in rows]
    if not any(cell for row in known for cell in row):
        return None
    page = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    draw, edges = ImageDraw.Draw(page), _edges(known)
    for y in range(CELL_HEIGHT, HEIGHT, CELL_HEIGHT):
        draw.line((0, y, WIDTH, y), fill=RULE)
    for x in edges[1:-1]:
        draw.line((x, 0, x, HEIGHT), fill=RULE)
    for number, row in enumerate(known):
        for column, cell in enumerate(row):
            left = edges[column] + CELL_PADDING
            shown = _shortened(cell, _room(row, column, edges) - 2 * CELL_PADDING)
            if shown:
                top = number * CELL_HEIGHT
                draw.rectangle((left, top + 1, left + CELL.face.width(shown, CELL.size), top + CELL_HEIGHT - 1), PAPER)
                draw.text((left, top + 6), shown, fill=INK, font=CELL.font)
    return page


def _room(row: list[str], column: int, edges: list[int]) -> int:
    """Words run on over the empty cells beside them, as in the programs that open such a file."""
    last = column
    while last + 1 < len(row) and not row[last + 1]:
        last += 1
    return edges[last + 1] - edges[column]


def _edges(rows: list[list[str]]) -> list[int]:
    """Where the columns begin, and the last one ends: as wide as their words want, within bounds."""
    count = len(rows[0])
    wanted = [max(70.0, *(CELL.face.width(row[column], CELL.size) for row in rows)) for column in range(count)]
    bounded = [min(width, 0.7 * WIDTH) for width in wanted]
    scale = WIDTH / sum(bounded)
    edges = [0.0]
    for width in bounded:
        edges.append(edges[-1] + width * scale)
    return [round(edge) for edge in edges]


def _shortened(text: str, room: float) -> str:
    if CELL.face.width(text, CELL.size) <= room:
        return text
    while text and CELL.face.width(f"{text}…", CELL.size) > room:
        text = text[:-1]
    return f"{text.rstrip()}…"


def _as_png(page: Image.Image) -> bytes:
    made = BytesIO()
    page.quantize(COLOURS).save(made, "PNG", optimize=True)
    return made.getvalue()
