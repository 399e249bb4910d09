"""What a filled-in material says, whatever it becomes: the page, Word, OpenDocument and PDF are all made from it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from django.utils.safestring import SafeString
from django.utils.text import Truncator

from workforce_portal.printing.colours import Ground
from workforce_portal.printing.qr import qr_svg

Layout = Literal["poster", "strips", "leaflet", "text"]

LONG_TEXT = 260
LONGEST_ON_STRIP = 48


@dataclass(frozen=True)
class Fact:
    label: str
    value: str


@dataclass(frozen=True)
class Section:
    heading: str
    lines: tuple[str, ...]
    is_list: bool = False


@dataclass(frozen=True)
class Face:
    """One of the drawn people, by the name of its picture."""

    name: str
    alt: str


@dataclass(frozen=True)
class Material:
    title: str  # of the document: "A4 poster: Care assistant at Larkfield House"
    layout: Layout
    ground: Ground
    face: Face | None
    opening: str
    role: str
    place: str  # "Larkfield House, Sale"
    facts: tuple[Fact, ...]
    line: str  # the service's own words
    closing: str
    service: str
    phone: str
    contact: str  # a web or e-mail address as it is printed; may be empty
    link: str  # where the QR code leads
    link_says: str
    link_printed: str
    sections: tuple[Section, ...] = field(default=())

    @property
    def is_long(self) -> bool:
        """Whether there is so much to say that it is set smaller."""
        said = [self.role, self.place, self.line, self.contact, *(fact.value for fact in self.facts)]
        return sum(map(len, said)) > LONG_TEXT

    @property
    def place_on_strip(self) -> str:
        """Two short lines are all that a strip has room for."""
        return Truncator(self.place).chars(LONGEST_ON_STRIP)

    @property
    def strips(self) -> int:
        return 10 if self.layout == "strips" else 0

    @property
    def strip_numbers(self) -> range:
        return range(self.strips)

    @property
    def copy_numbers(self) -> range:
        return range(self.copies)

    @property
    def qr(self) -> SafeString:
        return qr_svg(self.link)

    @property
    def copies(self) -> int:
        return 2 if self.layout == "leaflet" else 1
