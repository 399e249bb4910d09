"""The QR code of a material: dark squares on light ground, with some to spare for a crease or a drop of rain."""

from __future__ import annotations

import io
from collections.abc import Iterator

import segno
from django.utils.safestring import SafeString, mark_safe

from providers.materials.colours import INK

PIXELS_A_SQUARE = 12


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
