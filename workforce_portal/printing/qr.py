"""QR codes for print: dark squares on light ground, with some to spare for a crease or a drop of rain."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache

import resvg_py
import segno
from django.utils.safestring import SafeString, mark_safe
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

from workforce_portal.pictures.lettering import FONTS
from workforce_portal.printing.colours import INK

PIXELS_A_SQUARE = 12
LETTERS = FONTS / "AtkinsonHyperlegibleNext_700Bold.ttf"
# A code with its address in words, in millimetres: the quiet zone of four squares, the code, the words.
SIDE, MARGIN, WORDS = 40.0, 6.0, 9.0
LARGEST_LETTER = 5.0
DOTS_AN_INCH = 600


def _code(address: str) -> segno.QRCode:
    return segno.make_qr(address, error="m")


def qr_svg(address: str) -> SafeString:
    """For a page. It scales to the room it is given."""
    drawn = _code(address).svg_inline(omitsize=True, border=0, dark=f"#{INK}", svgclass="qr", lineclass=None)
    return mark_safe(drawn)  # noqa: S308 a drawing of squares: the address is in it as squares alone


def qr_png(address: str) -> bytes:
    drawn = io.BytesIO()
    _code(address).save(drawn, kind="png", scale=PIXELS_A_SQUARE, border=0, dark=f"#{INK}")
    return drawn.getvalue()


def qr_squares(address: str) -> tuple[int, Iterator[tuple[int, int]]]:
    """How many squares a side has, and column and row of each dark one."""
    rows = [list(row) for row in _code(address).matrix]
    return len(rows), ((x, y) for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)


def qr_sign_svg(address: str, words: str) -> str:
    """The code with the address in words below it, 52 mm wide in print. The letters are outlines: no font is needed."""
    side, dark = qr_squares(address)
    step = SIDE / side
    squares = "".join(f"M{x} {y}h1v1h-1z" for x, y in dark)
    wide, high = SIDE + 2 * MARGIN, SIDE + 2 * MARGIN + WORDS
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}mm" height="{high}mm" viewBox="0 0 {wide} {high}">'
        f'<rect width="{wide}" height="{high}" fill="#ffffff"/>'
        f'<path fill="#{INK}" transform="translate({MARGIN} {MARGIN}) scale({step:.5f})" d="{squares}"/>'
        f'<path fill="#{INK}" d="{_outlines(words, x=wide / 2, y=SIDE + 2 * MARGIN + 1.5, w=wide - 4)}"/></svg>'
    )


def qr_sign_png(address: str, words: str) -> bytes:
    """The same at 600 dots an inch."""
    drawn = resvg_py.svg_to_bytes(svg_string=qr_sign_svg(address, words), dpi=DOTS_AN_INCH, skip_system_fonts=True)
    return bytes(drawn)


def _outlines(words: str, *, x: float, y: float, w: float) -> str:
    """One line, in the middle at x, as large as the width allows."""
    font = _font()
    glyphs, letters = font.getGlyphSet(), font.getBestCmap()
    names = [letters.get(ord(letter), ".notdef") for letter in words]
    units = sum(glyphs[name].width for name in names)
    scale = min(w / units, LARGEST_LETTER / font["head"].unitsPerEm)
    at, paths = x - units * scale / 2, []
    for name in names:
        pen = SVGPathPen(glyphs, ntos=lambda number: f"{number:.3f}".rstrip("0").rstrip("."))
        glyphs[name].draw(TransformPen(pen, (scale, 0, 0, -scale, at, y)))
        paths.append(pen.getCommands())
        at += glyphs[name].width * scale
    return "".join(paths)


@cache
def _font() -> TTFont:
    return TTFont(LETTERS)
