"""The posters: a field of colour with a line and a face, the facts below it, and strips to tear off where wanted."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings

from providers.materials.content import Material
from workforce_portal.printing.colours import GROUNDS, MUTED, ROSE
from workforce_portal.printing.sheet import HEIGHT, WIDTH, Sheet

EDGE, PAD = 8.0, 11.0
QR = 36.0
LINE_OF_CLOSING = 52  # characters


@dataclass(frozen=True)
class Room:
    """Where things stand on the sheet, in millimetres."""

    field: float  # height of the field of colour
    opening: float  # size of the line at its top
    face: float  # width of the picture
    facts: float  # size of what a fact says
    phone: float
    foot: float  # where the last line stands


ROOMS = {
    "poster": Room(field=170, opening=22, face=84, facts=8, phone=14, foot=HEIGHT - EDGE - 2),
    "strips": Room(field=124, opening=20, face=66, facts=6, phone=10.5, foot=HEIGHT - 54),
}


def draw_poster(sheet: Sheet, material: Material) -> None:
    room = ROOMS[material.layout]
    _draw_field(sheet, material, room)
    _draw_facts(sheet, material, room)
    _draw_link(sheet, material, room)
    if material.strips:
        _draw_strips(sheet, material)


def _draw_field(sheet: Sheet, material: Material, room: Room) -> None:
    left, inner = EDGE + PAD, WIDTH - 2 * (EDGE + PAD)
    sheet.fill_block(GROUNDS[material.ground], x=EDGE, y=EDGE, w=WIDTH - 2 * EDGE, h=room.field, radius=8)
    bottom = EDGE + room.field
    picture_height = room.face * 405 / 360
    if material.face:
        x = WIDTH - EDGE - PAD - room.face
        sheet.draw_picture(material.face.name, material.face.alt, x=x, y=bottom - picture_height, w=room.face)
    y = sheet.write_block(
        material.opening,
        x=left,
        y=EDGE + PAD,
        w=inner,
        size=room.opening,
        most_height=bottom - picture_height - EDGE - PAD + room.opening * 0.2,
        family="display",
        leading=0.98,
    )
    beside = inner - room.face - 5
    most = (bottom - 8 - y) / 2
    y = sheet.write_block(
        material.role,
        x=left,
        y=y + 6,
        w=beside,
        size=room.opening * 0.44,
        most_height=most - 6,
        family="display",
        leading=1.08,
    )
    sheet.write_block(
        material.place, x=left, y=y + 2, w=beside, size=room.opening * 0.29, most_height=bottom - 6 - y - 2
    )


def _draw_facts(sheet: Sheet, material: Material, room: Room) -> None:
    left, wide = EDGE + PAD, WIDTH - 2 * (EDGE + PAD) - QR - 10
    y = EDGE + room.field + 6
    reach = room.phone * 1.15 + 7 + 6 * -(-len(material.closing) // LINE_OF_CLOSING)  # what _draw_reach needs
    most = (room.foot - reach - y) / (len(material.facts) + bool(material.line))
    for fact in material.facts:
        y = sheet.write_block(fact.label, x=left, y=y, w=wide, size=4.2, colour=MUTED)
        y = sheet.write_block(
            fact.value, x=left, y=y, w=wide, size=room.facts, most_height=most - 7.5, bold=True, leading=1.12
        )
        y += 2
    if material.line:
        sheet.write_block(material.line, x=left, y=y + 1, w=wide, size=room.facts * 0.84, most_height=most - 3)
    _draw_reach(sheet, material, room, top=room.foot - reach)


def _draw_reach(sheet: Sheet, material: Material, room: Room, *, top: float) -> None:
    left, wide = EDGE + PAD, WIDTH - 2 * (EDGE + PAD) - QR - 4
    y = sheet.write_block(
        f"Ring {material.phone}",
        x=left,
        y=top,
        w=wide,
        size=room.phone,
        most_height=room.phone * 1.1,
        family="display",
        colour=ROSE,
        leading=1.05,
    )
    if material.contact:
        y = sheet.write_block(material.contact, x=left, y=y + 0.5, w=wide, size=4.6, most_height=6)
    sheet.write_block(material.closing, x=left, y=y + 0.5, w=wide, size=4.6, most_height=room.foot - y - 0.5)


def _draw_link(sheet: Sheet, material: Material, room: Room) -> None:
    x, y = WIDTH - EDGE - PAD - QR, EDGE + room.field + 7
    sheet.draw_qr(material.link, x=x, y=y, w=QR)
    y = sheet.write_block(material.link_says, x=x, y=y + QR + 1.5, w=QR, size=3.5, leading=1.2)
    y = sheet.write_block(
        material.link_printed, x=x, y=y + 0.5, w=QR, size=3.1, most_height=8, colour=MUTED, leading=1.2
    )
    if y + 9 < room.foot - 7:
        sheet.draw_picture("mark", "", x=x, y=room.foot - 15, w=7)
        sheet.write_block(settings.SITE_NAME, x=x + 8.5, y=room.foot - 13.4, w=QR, size=3.6, family="display")


def _draw_strips(sheet: Sheet, material: Material) -> None:
    top, wide = HEIGHT - 50, WIDTH / material.strips
    sheet.cut_line(x1=0, y1=top, x2=WIDTH, y2=top)
    for number in range(material.strips):
        x = wide * number
        if number:
            sheet.cut_line(x1=x, y1=top, x2=x, y2=HEIGHT)
        _draw_strip(sheet, material, x=x, wide=wide, long=HEIGHT - top)


def _draw_strip(sheet: Sheet, material: Material, *, x: float, wide: float, long: float) -> None:
    """Lines that run upwards, as somebody reads who tears it off; each has a third of the strip."""
    with sheet.rotation(90, x=x, y=HEIGHT):
        left, room, third = x + 8, long - 11, (wide - 2.4) / 3
        top = HEIGHT + 1.5
        y = sheet.write_block(
            material.role, x=left, y=top, w=room, size=3.6, most_height=third, bold=True, leading=1.12
        )
        y = sheet.write_block(
            material.phone, x=left, y=y + 0.3, w=room, size=5.4, most_height=third, family="display", leading=1.1
        )
        most = wide - 0.9 - (y + 0.3 - HEIGHT)
        sheet.write_block(material.place_on_strip, x=left, y=y + 0.3, w=room, size=3.1, most_height=most, leading=1.12)
