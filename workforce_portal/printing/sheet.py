"""A sheet of A4 to draw on, in millimetres. Text shrinks until it fits the room that it is given."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import cast

from fpdf import FPDF
from fpdf.enums import MethodReturnValue, XPos, YPos

from workforce_portal.pictures.lettering import FONTS
from workforce_portal.printing.colours import INK
from workforce_portal.printing.qr import qr_squares

PICTURES = Path(__file__).parent / "pictures"
FONT_FILES = {
    ("text", ""): "AtkinsonHyperlegibleNext_400Regular.ttf",
    ("text", "B"): "AtkinsonHyperlegibleNext_700Bold.ttf",
    ("display", ""): "BricolageGrotesque_800ExtraBold.ttf",
}
WIDTH, HEIGHT = 210.0, 297.0
POINTS_A_MM = 72 / 25.4
SMALLEST = 2.6  # millimetres; about 7 points
SHRINK = 0.94

# It tells of every table of a font that it leaves out.
logging.getLogger("fontTools.subset").setLevel(logging.WARNING)


class Sheet(FPDF):
    def __init__(self) -> None:
        super().__init__(orientation="portrait", unit="mm", format="A4")
        self.set_margin(0)
        self.set_auto_page_break(False)
        self.c_margin = 0.0
        for (family, style), name in FONT_FILES.items():
            self.add_font(family, style, FONTS / name)

    def write_block(
        self,
        text: str,
        *,
        x: float,
        y: float,
        w: float,
        size: float,
        most_height: float | None = None,
        family: str = "text",
        bold: bool = False,
        colour: str = INK,
        leading: float = 1.25,
    ) -> float:
        """Writes from the top left corner at x, y; all in millimetres, `size` too. Gives the y below the last line."""
        self.set_font(family, "B" if bold else "", size * POINTS_A_MM)
        while most_height and size > SMALLEST and not self._fits(text, w, size * leading, most_height):
            size *= SHRINK
            self.set_font_size(size * POINTS_A_MM)
        self.set_text_color(*_rgb(colour))
        self.set_xy(x, y)
        self.multi_cell(w, size * leading, text, align="L", new_x=XPos.LEFT, new_y=YPos.NEXT)
        return float(self.get_y())

    def _fits(self, text: str, w: float, line: float, most_height: float) -> bool:
        words_whole = all(self.get_string_width(word) <= w for word in text.split())
        return words_whole and self.count_lines(text, w) * line <= most_height

    def count_lines(self, text: str, w: float) -> int:
        """In the letters that are set now."""
        lines = self.multi_cell(w, None, text, align="L", dry_run=True, output=MethodReturnValue.LINES)
        return len(cast(list[str], lines))

    def fill_block(self, colour: str, *, x: float, y: float, w: float, h: float, radius: float = 0) -> None:
        self.set_fill_color(*_rgb(colour))
        self.rect(x, y, w, h, style="F", round_corners=bool(radius), corner_radius=radius)

    def draw_picture(self, name: str, alt: str, *, x: float, y: float, w: float) -> None:
        self.image(PICTURES / f"{name}.png", x=x, y=y, w=w, alt_text=alt)

    def draw_qr(self, address: str, *, x: float, y: float, w: float) -> None:
        side, dark = qr_squares(address)
        step = w / side
        self.set_fill_color(*_rgb(INK))
        for column, row in dark:
            # A hair wider than a square, so that no printer leaves light seams between them.
            self.rect(x + column * step, y + row * step, step + 0.02, step + 0.02, style="F")

    def cut_line(self, *, x1: float, y1: float, x2: float, y2: float) -> None:
        self.set_draw_color(*_rgb(INK))
        self.set_line_width(0.25)
        with self.local_context():
            self.set_dash_pattern(dash=1.5, gap=1.5)
            self.line(x1, y1, x2, y2)


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[0:2], 16), int(colour[2:4], 16), int(colour[4:6], 16)
