"""A material as PDF, in the portal's own letters."""

from __future__ import annotations

from functools import cache

from fontTools.ttLib import TTFont
from fpdf import ViewerPreferences

from providers.materials.content import Material
from providers.materials.pdf_leaflet import draw_leaflet
from providers.materials.pdf_poster import draw_poster
from providers.materials.pdf_text import draw_text
from workforce_portal.pictures.lettering import FONTS
from workforce_portal.printing.sheet import FONT_FILES, Sheet

DRAW = {"poster": draw_poster, "strips": draw_poster, "leaflet": draw_leaflet, "text": draw_text}


def write_pdf(material: Material) -> bytes:
    sheet = Sheet()
    sheet.set_title(material.title)
    sheet.set_lang("en-GB")
    sheet.viewer_preferences = ViewerPreferences(display_doc_title=True)
    sheet.add_page()
    DRAW[material.layout](sheet, material)
    return bytes(sheet.output())


def cannot_draw(material: Material) -> list[str]:
    """Characters that our letters lack, such as emoji. The other files leave them to the reader's machine."""
    missing = set(" ".join(_texts(material))) - {" "}
    return sorted(character for character in missing if ord(character) not in _drawable())


def _texts(material: Material) -> list[str]:
    facts = [text for fact in material.facts for text in (fact.label, fact.value)]
    sections = [text for section in material.sections for text in (section.heading, *section.lines)]
    return [
        material.opening,
        material.role,
        material.place,
        material.line,
        material.phone,
        material.contact,
        *facts,
        *sections,
    ]


@cache
def _drawable() -> frozenset[int]:
    return frozenset.intersection(*(frozenset(TTFont(FONTS / name).getBestCmap()) for name in FONT_FILES.values()))
