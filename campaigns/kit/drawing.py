"""Pictures for social media: the campaign's line on its ground, one of the drawn people, and where to go."""

from __future__ import annotations

import re
from dataclasses import dataclass

import resvg_py
from django.conf import settings
from django.template.loader import render_to_string

from campaigns.enums import Ground
from campaigns.models import Campaign
from workforce_portal.pictures import drawings
from workforce_portal.pictures.drawings import Drawing
from workforce_portal.pictures.lettering import BOLD, DISPLAY, drawable, fit
from workforce_portal.printing.colours import GROUNDS, INK, ROSE

USUAL_FACE = "portrait-amara"
EDGE, FOOT = 72, 120
SIZES = [120, 108, 96, 88, 80, 72, 64, 56]
LEADING = 1.0
COLOURS = {Ground.SUN: (GROUNDS["sun"], INK), Ground.ROSE: (ROSE, "ffffff")}


@dataclass(frozen=True)
class PictureSize:
    key: str
    what: str
    width: int
    height: int

    @property
    def name(self) -> str:
        return f"{self.key}.png"

    @property
    def is_wide(self) -> bool:
        return self.width > self.height


PICTURES = {
    size.name: size
    for size in (
        PictureSize("square", "Square, for a post", 1080, 1080),
        PictureSize("tall", "Tall, for a story or a screen in a hall", 1080, 1920),
        PictureSize("wide", "Wide, for a newsletter or a web page", 1600, 900),
    )
}


def face_of(campaign: Campaign) -> Drawing:
    """A drawing, never a photograph: whoever is on a photograph has to have agreed to be in print."""
    name = campaign.picture.drawing if campaign.picture else ""
    found = drawings.get(name) or drawings.get(USUAL_FACE)
    assert found is not None  # noqa: S101 it is one of our own files
    return found


def colours_of(campaign: Campaign) -> tuple[str, str]:
    """Of the ground and of what is written on it."""
    return COLOURS[Ground(campaign.ground)]


def png_of_drawing(drawing: Drawing, *, width: int) -> bytes:
    return bytes(resvg_py.svg_to_bytes(svg_string=drawing.svg, width=width, skip_system_fonts=True))


def draw_picture(campaign: Campaign, size: PictureSize, *, address: str) -> bytes:
    """A PNG. `address` is where to go, as people read it."""
    svg = render_to_string("campaigns/kit_picture.svg", _context(campaign, size, address))
    drawn = resvg_py.svg_to_bytes(
        svg_string=svg, skip_system_fonts=True, font_files=[face.path for face in (DISPLAY, BOLD)]
    )
    return bytes(drawn)


@dataclass(frozen=True)
class Box:
    x: float
    y: float
    width: float
    height: float

    @property
    def arch(self) -> str:
        """A doorway as high as the box."""
        half, bottom = min(self.width / 2, self.height), self.y + self.height
        right = self.x + self.width
        return f"M{self.x},{bottom}V{self.y + half}A{half},{half} 0 0 1 {right},{self.y + half}V{bottom}Z"


def _context(campaign: Campaign, size: PictureSize, address: str) -> dict[str, object]:
    ground, ink = colours_of(campaign)
    face = face_of(campaign)
    column = size.width * 0.5 - EDGE if size.is_wide else size.width - 2 * EDGE
    most = size.height - 2 * EDGE - FOOT if size.is_wide else size.height * 0.31
    line = fit(drawable(campaign.line, DISPLAY), DISPLAY, sizes=SIZES, width=column, height=most, leading=LEADING)
    where = fit(drawable(address, BOLD), BOLD, sizes=[44, 40, 36, 32, 28], width=column, height=60, leading=1.2)
    box = _box(size, face, below=EDGE + len(line.lines) * line.size * LEADING + 48)
    first = EDGE + line.size * 0.85
    return {
        "size": size,
        "ground": ground,
        "ink": ink,
        "edge": EDGE,
        "lines": [(text, round(first + number * line.size * LEADING, 1)) for number, text in enumerate(line.lines)],
        "line_size": line.size,
        "tracking": DISPLAY.tracking * line.size,
        "display": DISPLAY,
        "bold": BOLD,
        "box": box,
        "drawing": re.sub(r"</?svg[^>]*>", "", face.svg),
        "drawing_size": f"{face.width} {face.height}",
        "address": where.lines[0],
        "address_size": where.size,
        "address_y": size.height - EDGE,
        "site_name": settings.SITE_NAME,
        "site_y": size.height - EDGE - where.size * 1.3,
    }


def _box(size: PictureSize, face: Drawing, *, below: float) -> Box:
    """Where the drawing stands: beside the words on a wide picture, else between them and the address."""
    if size.is_wide:
        width = size.width * 0.42
        return Box(size.width - width - EDGE, EDGE, width, size.height - EDGE)
    height = size.height - below - FOOT - EDGE
    width = min(size.width - 2 * EDGE, height * face.width / face.height)
    return Box((size.width - width) / 2, below, width, height)
