"""Share cards: the picture of 1200×630 that a link to a page is shown with elsewhere.

The address carries the card's words, signed, so that nobody can have the portal draw words of their own.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from dataclasses import asdict, dataclass
from uuid import UUID

from django.core import signing
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse

from workforce_portal.pictures import card_drawing, drawings
from workforce_portal.pictures.models import Picture
from workforce_portal.pictures.services import CARDS

WIDTH, HEIGHT = card_drawing.WIDTH, card_drawing.HEIGHT
# Raised when cards look different, so that the old ones are not shown any more.
DESIGN = 1
LONGEST_LINE = 200
LONGEST_NAME = 100


class BadCard(Exception):
    """Nobody at the portal signed this address, or it was changed on its way."""


@dataclass(frozen=True)
class Card:
    line: str
    name: str
    face: str
    picture: str
    design: int = DESIGN

    @property
    def key(self) -> str:
        return hashlib.sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()[:32]


def share_card_url(line: str, *, name: str = "", face: str = "", pic: Picture | None = None) -> str:
    """The address, without the host, of the card with that line and, below it, who says it.

    `face` is one of the portal's drawings, such as `portrait-yasmin` or `scene-walk`; `pic` is a picture of whoever
    the page is about, and goes before it. Without either, some face of the campaign looks out, always the same one.
    A picture that is kept off cards is not to be given: its card is never drawn.
    """
    drawing = face or (pic.drawing if pic else "") or _some_face(line)
    card = Card(line[:LONGEST_LINE], name[:LONGEST_NAME], drawing, pic.uuid.hex if pic else "")
    token = _signer().sign_object([card.line, card.name, card.face, card.picture, card.design], compress=True)
    return reverse("pictures:share_card", args=[token])


def read_card(token: str) -> Card:
    """Raises BadCard."""
    try:
        line, name, face, picture, design = _signer().unsign_object(token)
        if picture:
            UUID(picture)
    except (signing.BadSignature, ValueError, TypeError, zlib.error) as error:
        raise BadCard from error
    return Card(line, name, face, picture, design)


def png_of(card: Card, picture: Picture | None) -> bytes:
    """Drawn the first time, and from the disk from then on."""
    stored = _file_name(card)
    if default_storage.exists(stored):
        with default_storage.open(stored) as file:
            kept: bytes = file.read()
        return kept
    png = card_drawing.draw(card.line, card.name, card.face, photograph=_photograph(picture))
    default_storage.save(stored, ContentFile(png))
    return png


def forget_card(card: Card) -> None:
    default_storage.delete(_file_name(card))


def _photograph(picture: Picture | None) -> bytes | None:
    copies = picture.renditions if picture and picture.image else []
    for one in copies:
        if one.shape == "arch" and one.format == "jpeg":
            with default_storage.open(f"{picture.folder}/{one.name}") as file:  # type: ignore[union-attr]
                found: bytes = file.read()
            return found
    return None


def _file_name(card: Card) -> str:
    return f"{CARDS}/{card.key}.png"


def _some_face(line: str) -> str:
    faces = [name for name in drawings.names() if name.startswith("portrait-")]
    return faces[zlib.crc32(line.encode()) % len(faces)]


def _signer() -> signing.Signer:
    # Made afresh each time: keys may be changed while the portal runs. The separator is none that stands in base64.
    return signing.Signer(salt="share card", sep=".")
