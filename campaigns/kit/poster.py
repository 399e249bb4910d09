"""The poster of a campaign, A4: its line and a drawn person on its ground, what to do, and the code to scan."""

from __future__ import annotations

import io

from django.conf import settings
from fpdf import ViewerPreferences

from campaigns.kit.drawing import colours_of, face_of, png_of_drawing
from campaigns.models import Campaign
from workforce_portal.printing.colours import MUTED, ROSE
from workforce_portal.printing.sheet import HEIGHT, WIDTH, Sheet

EDGE, PAD = 8.0, 12.0
LEFT = EDGE + PAD
FIELD = 205.0
QR = 46.0
DOTS = 1400


def draw_poster(campaign: Campaign, *, link: str, printed: str) -> bytes:
    """A PDF. `link` is what the code leads to, `printed` the same as people type it."""
    sheet = Sheet()
    sheet.set_title(f"Poster: {campaign.line}")
    sheet.set_lang("en-GB")
    sheet.viewer_preferences = ViewerPreferences(display_doc_title=True)
    sheet.add_page()
    _draw_field(sheet, campaign)
    _draw_foot(sheet, campaign, link, printed)
    return bytes(sheet.output())


def _draw_field(sheet: Sheet, campaign: Campaign) -> None:
    ground, ink = colours_of(campaign)
    wide = WIDTH - 2 * EDGE
    sheet.fill_block(ground, x=EDGE, y=EDGE, w=wide, h=FIELD, radius=8)
    y = sheet.write_block(
        campaign.line,
        x=LEFT,
        y=EDGE + PAD,
        w=wide - 2 * PAD,
        size=23,
        most_height=76,
        family="display",
        colour=ink,
        leading=0.98,
    )
    face = face_of(campaign)
    room = EDGE + FIELD - y - 8
    w = min(wide - 2 * PAD, room * face.width / face.height)
    h = w * face.height / face.width
    x, top = (WIDTH - w) / 2, EDGE + FIELD - h
    picture = io.BytesIO(png_of_drawing(face, width=DOTS))
    sheet.image(picture, x=x, y=top, w=w, alt_text="A drawing of somebody who works in care")


def _draw_foot(sheet: Sheet, campaign: Campaign, link: str, printed: str) -> None:
    top, wide = EDGE + FIELD + 8, WIDTH - 2 * LEFT - QR - 10
    y = sheet.write_block(campaign.lead, x=LEFT, y=top, w=wide, size=6.4, most_height=36, leading=1.25)
    y = sheet.write_block("Scan the code, or type", x=LEFT, y=y + 3, w=wide, size=4.6, colour=MUTED)
    sheet.write_block(printed, x=LEFT, y=y, w=wide, size=7.4, most_height=10, bold=True, colour=ROSE)
    sheet.draw_qr(link, x=WIDTH - LEFT - QR, y=top, w=QR)
    sheet.draw_picture("mark", "", x=LEFT, y=HEIGHT - EDGE - 11, w=9)
    sheet.write_block(settings.SITE_NAME, x=LEFT + 11, y=HEIGHT - EDGE - 9, w=wide, size=5, family="display")
