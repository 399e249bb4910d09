"""Draws a share card as SVG, and that as PNG."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass

import resvg_py
from django.conf import settings
from django.template.loader import render_to_string

from workforce_portal.pictures import drawings
from workforce_portal.pictures.lettering import ARABIC, BOLD, DISPLAY, Face, drawable, fit, runs

WIDTH, HEIGHT = 1200, 630
LEFT, TOP = 64, 60
# From the top of the card to where the name or, without one, the mark begins.
LINE_HEIGHT, LINE_HEIGHT_WITH_NAME = 400, 356
SIZES = [96, 88, 80, 72, 64, 56, 48, 40]
LEADING = 0.98
SEA_TINT, BLUSH = "#dff0ec", "#fde6e1"


@dataclass(frozen=True)
class Arch:
    """The doorway on the right, which stands on the lower edge."""

    width: int
    height: int

    @property
    def x(self) -> int:
        return WIDTH - self.width

    @property
    def y(self) -> int:
        return HEIGHT - self.height

    @property
    def outline(self) -> str:
        half = self.width / 2
        return f"M{self.x},{HEIGHT}V{self.y + half}A{half},{half} 0 0 1 {WIDTH},{self.y + half}V{HEIGHT}Z"

    @property
    def column(self) -> int:
        """What is left for words."""
        return self.x - LEFT - 36


FOR_A_FACE = Arch(500, 570)
# Those in a scene sit further apart.
FOR_A_SCENE = Arch(540, 540)


def draw(line: str, name: str, face: str, *, photograph: bytes | None = None) -> bytes:
    """A PNG of 1200×630. What our typefaces do not have, such as emoji, is left out."""
    svg = _svg(line, name, face, photograph)
    return resvg_py.svg_to_bytes(
        svg_string=svg, skip_system_fonts=True, font_files=[one.path for one in (DISPLAY, BOLD, ARABIC)]
    )


def _svg(line: str, name: str, face: str, photograph: bytes | None) -> str:
    line = drawable(line, DISPLAY, ARABIC) or settings.SITE_NAME
    name = drawable(name, BOLD, ARABIC)
    arch = FOR_A_SCENE if face.startswith("scene-") and not photograph else FOR_A_FACE
    high = LINE_HEIGHT_WITH_NAME if name else LINE_HEIGHT
    text = fit(line, DISPLAY, sizes=SIZES, width=arch.column, height=high, leading=LEADING)
    who = fit(name, BOLD, sizes=[30, 26], width=arch.column, height=66, leading=1.2) if name else None
    drawing = drawings.get(face)
    context = {
        "ground": BLUSH if drawing and drawing.ground == SEA_TINT else SEA_TINT,
        "lines": _placed(text.lines, DISPLAY, TOP + text.size * 0.8, text.size * LEADING),
        "size": text.size,
        "tracking": DISPLAY.tracking * text.size,
        "who": _placed(who.lines, BOLD, 502 - (len(who.lines) - 1) * who.size * 1.2, who.size * 1.2) if who else [],
        "who_size": who.size if who else 0,
        "display": DISPLAY,
        "left": LEFT,
        "site_name": settings.SITE_NAME,
        "site_size": _size_that_fits(settings.SITE_NAME, DISPLAY, 34, arch.column - 66),
        "arch": arch,
        "drawing": _inner(drawing.svg) if drawing and not photograph else "",
        "drawing_size": f"{drawing.width} {drawing.height}" if drawing else "",
        "photograph": base64.b64encode(photograph).decode() if photograph else "",
    }
    return render_to_string("pictures/share_card.svg", context)


def _placed(lines: list[str], face: Face, first: float, step: float) -> list[tuple[list[tuple[str, Face]], float]]:
    """Each line in its pieces, and how far down it stands."""
    return [(runs(line, face), round(first + number * step, 1)) for number, line in enumerate(lines)]


def _size_that_fits(text: str, face: Face, size: int, width: float) -> float:
    return min(size, size * width / face.width(text, size))


def _inner(svg: str) -> str:
    return re.sub(r"</?svg[^>]*>", "", svg)
