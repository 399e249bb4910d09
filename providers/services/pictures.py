"""Whether a picture is whole and nothing but a picture."""

from __future__ import annotations

import struct
from typing import IO

from providers.refusals.resources import UploadRefused

PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8\xff"
JPEG_END = b"\xff\xd9"
MOST_PIXELS_A_SIDE = 20_000
DAMAGED = "The picture is damaged or holds more than a picture. Save it again and upload that."


def inspect_png(file: IO[bytes]) -> None:
    """Raises UploadRefused."""
    file.seek(len(PNG))
    kind = b""
    while kind != b"IEND":
        head = file.read(8)
        if len(head) < 8:
            raise UploadRefused(DAMAGED)
        length, kind = struct.unpack(">I4s", head)
        if kind == b"IHDR":
            _refuse_huge(file.read(8))
            length -= 8
        file.seek(length + 4, 1)
    if file.tell() != file.seek(0, 2):
        raise UploadRefused(DAMAGED)


def inspect_jpeg(file: IO[bytes]) -> None:
    """Raises UploadRefused."""
    file.seek(-2, 2)
    if file.read(2) != JPEG_END:
        raise UploadRefused(DAMAGED)


def _refuse_huge(size: bytes) -> None:
    if len(size) < 8 or max(struct.unpack(">II", size)) > MOST_PIXELS_A_SIDE:
        raise UploadRefused(f"The picture is wider or higher than {MOST_PIXELS_A_SIDE:,} points. Make it smaller.")
