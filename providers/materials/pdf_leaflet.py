"""Two leaflets on a sheet, one above the other: print, cut once."""

from __future__ import annotations

from providers.materials.content import Material
from workforce_portal.printing.colours import GROUNDS, MUTED, ROSE
from workforce_portal.printing.sheet import HEIGHT, WIDTH, Sheet

HALF = HEIGHT / 2
EDGE, FIELD = 8.0, 78.0
FACE, QR = 58.0, 28.0


def draw_leaflet(sheet: Sheet, material: Material) -> None:
    for number in range(material.copies):
        _draw_half(sheet, material, top=HALF * number)
    sheet.cut_line(x1=0, y1=HALF, x2=WIDTH, y2=HALF)


def _draw_half(sheet: Sheet, material: Material, *, top: float) -> None:
    high = HALF - 2 * EDGE
    sheet.fill_block(GROUNDS[material.ground], x=EDGE, y=top + EDGE, w=FIELD, h=high, radius=6)
    y = sheet.write_block(
        material.opening,
        x=EDGE + 7,
        y=top + EDGE + 7,
        w=FIELD - 14,
        size=11.5,
        most_height=48,
        family="display",
        leading=1.0,
    )
    if material.face:
        picture = min(FACE, (top + EDGE + high - y - 4) * 360 / 405)
        x = EDGE + (FIELD - picture) / 2
        sheet.draw_picture(
            material.face.name, material.face.alt, x=x, y=top + EDGE + high - picture * 405 / 360, w=picture
        )
    _draw_words(sheet, material, top=top + EDGE + 3)


def _draw_words(sheet: Sheet, material: Material, *, top: float) -> None:
    left = EDGE + FIELD + 9
    wide = WIDTH - left - EDGE - 2
    y = sheet.write_block(
        material.role, x=left, y=top, w=wide, size=8.6, most_height=20, family="display", leading=1.08
    )
    y = sheet.write_block(material.place, x=left, y=y + 1, w=wide, size=5, most_height=13)
    y += 3
    for fact in material.facts:
        y = sheet.write_block(fact.label, x=left, y=y, w=wide, size=3.3, colour=MUTED)
        y = sheet.write_block(fact.value, x=left, y=y, w=wide, size=5.4, most_height=13, bold=True, leading=1.15) + 1.5
    if material.line:
        sheet.write_block(material.line, x=left, y=y + 0.5, w=wide, size=4.6, most_height=14, leading=1.2)
    _draw_reach(sheet, material, left=left, wide=wide, bottom=top + HALF - 2 * EDGE - 5)


def _draw_reach(sheet: Sheet, material: Material, *, left: float, wide: float, bottom: float) -> None:
    sheet.draw_qr(material.link, x=left + wide - QR, y=bottom - QR - 6, w=QR)
    sheet.write_block(
        material.link_printed,
        x=left + wide - QR,
        y=bottom - 5,
        w=QR,
        size=2.8,
        most_height=6,
        colour=MUTED,
        leading=1.15,
    )
    room = wide - QR - 6
    y = sheet.write_block("Ring", x=left, y=bottom - 35, w=room, size=4.1, bold=True)
    y = sheet.write_block(
        material.phone, x=left, y=y, w=room, size=8, most_height=9, family="display", colour=ROSE, leading=1.1
    )
    if material.contact:
        y = sheet.write_block(material.contact, x=left, y=y + 0.5, w=room, size=3.6, most_height=9)
    sheet.write_block(material.closing, x=left, y=y + 1.5, w=room, size=3.5, most_height=10)
