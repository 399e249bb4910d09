"""Sizes that the two kinds of office file share: points for letters, millimetres for pictures."""

from __future__ import annotations

from dataclasses import dataclass

from providers.materials.content import Layout, Material

TEXT_WIDTH = 178
QR_WIDTH = 36
LONG = 0.74  # where there is much to say


@dataclass(frozen=True)
class Sizes:
    opening: float
    role: float
    text: float
    ring: float
    picture: float


SIZES: dict[Layout, Sizes] = {
    "poster": Sizes(opening=58, role=28, text=19, ring=34, picture=88),
    "strips": Sizes(opening=46, role=21, text=14, ring=26, picture=60),
    "leaflet": Sizes(opening=28, role=18, text=11, ring=19, picture=36),
    "text": Sizes(opening=28, role=14, text=11, ring=18, picture=40),
}


def sizes_for(material: Material) -> Sizes:
    usual = SIZES[material.layout]
    if not material.is_long or material.layout == "text":
        return usual
    return Sizes(
        opening=round(usual.opening * LONG),
        role=round(usual.role * LONG),
        text=round(usual.text * LONG),
        ring=round(usual.ring * LONG),
        picture=usual.picture * LONG,
    )
