"""The materials that are mostly text: a heading with the facts beside it, and sections that may go on to a new page."""

from __future__ import annotations

from django.conf import settings

from providers.materials.content import Material, Section
from workforce_portal.printing.colours import GROUNDS, MUTED
from workforce_portal.printing.sheet import HEIGHT, POINTS_A_MM, WIDTH, Sheet

EDGE, PAD = 8.0, 10.0
LEFT, WIDE = 18.0, WIDTH - 36
BOTTOM = HEIGHT - 20
QR = 30.0
SIZE, LEADING = 4.2, 1.38


def draw_text(sheet: Sheet, material: Material) -> None:
    y = _draw_head(sheet, material)
    for section in material.sections:
        y = _draw_section(sheet, section, y + 5)
    _draw_reach(sheet, material, y + 7)


def _draw_head(sheet: Sheet, material: Material) -> float:
    facts = len(material.facts)
    high = 40.0 if not facts else 76.0 if material.is_long else 62.0
    sheet.fill_block(GROUNDS[material.ground], x=EDGE, y=EDGE, w=WIDTH - 2 * EDGE, h=high, radius=8)
    y = sheet.write_block(
        material.opening, x=LEFT, y=EDGE + 8, w=WIDE, size=12, most_height=24, family="display", leading=1.02
    )
    under = material.place if facts else f"{material.role}, {material.place}"
    y = sheet.write_block(under, x=LEFT, y=y + 1, w=WIDE, size=5, most_height=11, leading=1.15)
    column = WIDE / max(facts, 1)
    for number, fact in enumerate(material.facts):
        x, w = LEFT + number * column, column - 6
        below = sheet.write_block(fact.label, x=x, y=y + 4, w=w, size=3.7)
        sheet.write_block(
            fact.value, x=x, y=below, w=w, size=5, most_height=EDGE + high - below - 3, bold=True, leading=1.15
        )
    return EDGE + high


def _draw_section(sheet: Sheet, section: Section, y: float) -> float:
    y = _room_for(sheet, y, 18)
    y = sheet.write_block(section.heading, x=LEFT, y=y, w=WIDE, size=6, family="display", leading=1.2) + 1
    for line in section.lines:
        indent = 6 if section.is_list else 0
        sheet.set_font("text", "", SIZE * POINTS_A_MM)
        y = _room_for(sheet, y, sheet.count_lines(line, WIDE - indent) * SIZE * LEADING)
        if section.is_list:
            sheet.write_block("•", x=LEFT, y=y, w=5, size=SIZE, leading=LEADING)
        y = sheet.write_block(line, x=LEFT + indent, y=y, w=WIDE - indent, size=SIZE, leading=LEADING) + 1.2
    return y


def _draw_reach(sheet: Sheet, material: Material, y: float) -> None:
    y = _room_for(sheet, y, QR)
    sheet.draw_qr(material.link, x=LEFT, y=y, w=QR)
    x, w = LEFT + QR + 8, WIDE - QR - 8
    below = sheet.write_block(
        f"Ring {material.phone}", x=x, y=y, w=w, size=8, most_height=9, family="display", leading=1.1
    )
    if material.contact:
        below = sheet.write_block(material.contact, x=x, y=below + 1, w=w, size=SIZE, most_height=7)
    if material.closing:
        below = sheet.write_block(material.closing, x=x, y=below + 1, w=w, size=SIZE)
    sheet.write_block(
        f"{material.link_says}: {material.link_printed}", x=x, y=below + 1, w=w, size=3.4, most_height=9, colour=MUTED
    )
    sheet.write_block(settings.SITE_NAME, x=x, y=y + QR - 4, w=w, size=3.6, family="display")


def _room_for(sheet: Sheet, y: float, high: float) -> float:
    """Where to go on: here, or at the top of a new page where it would not fit."""
    if y + high <= BOTTOM:
        return y
    sheet.add_page()
    return EDGE + PAD
