"""The councils as a map of hexagons, all of one size, so that a small borough is as easy to find as a wide county.

Only the drawing is here: whoever shows a map says what each council's number, words, look and link are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from math import sqrt
from typing import Literal

from workforce_portal.places.models import Council

# Filled means that something is there; an edge alone means that nothing is; dots that nobody knows.
Look = Literal["covered", "thin", "none", "unknown"]

RADIUS = 60.0
WIDTH = RADIUS * sqrt(3)
ROW = RADIUS * 1.5
FACE, HALO, INNER = 1.0, 0.8, 0.9
LINE_HEIGHT = 16.0
MOST_IN_A_LINE = 11
SHORT_NAMES = {
    "Blackburn with Darwen": "BwD",
    "Blackpool": "Bpl",
    "Bolton": "Bolt",
    "Cheshire East": "C East",
    "Cheshire West and Chester": "CWaC",
    "Cumberland": "Cumb",
    "Halton": "Halt",
    "Knowsley": "Know",
    "Lancashire": "Lancs",
    "Liverpool": "Lpl",
    "Manchester": "Manc",
    "Oldham": "Oldh",
    "Rochdale": "Roch",
    "Salford": "Salf",
    "Sefton": "Seft",
    "St Helens": "St H",
    "Stockport": "Stoc",
    "Tameside": "Tame",
    "Trafford": "Traf",
    "Warrington": "Warr",
    "Westmorland and Furness": "W&F",
    "Wirral": "Wirr",
}
# Beside the hexagons of each, where the map has room.
REGION_NAMES = (
    (383, 37, ("Lancashire and", "South Cumbria")),
    (543, 117, ("Greater", "Manchester")),
    (2, 300, ("Cheshire and", "Merseyside")),
)
REGION_LINE = 30

Point = tuple[float, float]


@dataclass(frozen=True)
class Shown:
    """What a map says of a council. `words` go on from its name: "Bolton: 3 events"."""

    count: str
    words: str
    url: str
    look: Look


@dataclass(frozen=True)
class Line:
    text: str
    x: str
    y: str


@dataclass(frozen=True)
class Hexagon:
    council: Council
    shown: Shown
    x: float
    y: float

    @property
    def label(self) -> str:
        return f"{self.council.name}: {self.shown.words}"

    @property
    def face(self) -> str:
        return _points(self.x, self.y, FACE)

    @property
    def halo(self) -> str:
        return _points(self.x, self.y, HALO)

    @property
    def inner(self) -> str:
        return _points(self.x, self.y, INNER)

    @property
    def count(self) -> Line:
        lift = 8 * len(_lines(self.council.name)) - 4
        return Line(self.shown.count, _say(self.x), _say(self.y - lift))

    @property
    def names(self) -> list[Line]:
        """The whole name in up to three lines, under the number, for a wide map."""
        lines = _lines(self.council.name)
        first = self.y + 29 - 9 * len(lines)
        return [Line(text, _say(self.x), _say(first + number * LINE_HEIGHT)) for number, text in enumerate(lines)]

    @property
    def small_count(self) -> Line:
        return Line(self.shown.count, _say(self.x), _say(self.y - 1))

    @property
    def small_name(self) -> Line:
        name = self.council.name
        return Line(SHORT_NAMES.get(name, name), _say(self.x), _say(self.y + 27))


@dataclass(frozen=True)
class HexagonMap:
    hexagons: list[Hexagon]
    borders: str
    view_box: str
    region_names: list[Line]

    @property
    def by_name(self) -> list[Hexagon]:
        """The same in the order of an alphabetical list."""
        return sorted(self.hexagons, key=lambda one: one.council.name)


def draw_map(councils: Iterable[Council], show: Callable[[Council], Shown]) -> HexagonMap:
    """The map of these councils. Rows of the layout grow northwards, every second one half a hexagon to the right."""
    councils = list(councils)
    top = max((council.hex_r for council in councils), default=0)
    left = min((council.hex_q + council.hex_r % 2 / 2 for council in councils), default=0)
    hexagons = [
        Hexagon(
            council,
            show(council),
            x=(council.hex_q + council.hex_r % 2 / 2 - left) * WIDTH + WIDTH / 2,
            y=(top - council.hex_r) * ROW + RADIUS,
        )
        for council in councils
    ]
    hexagons.sort(key=lambda one: (one.y, one.x))
    right, bottom = max((one.x for one in hexagons), default=0), max((one.y for one in hexagons), default=0)
    return HexagonMap(
        hexagons,
        borders=" ".join(_borders(hexagons)),
        view_box=f"-4 -4 {right + WIDTH / 2 + 8:.0f} {bottom + RADIUS + 8:.0f}",
        region_names=[
            Line(text, str(x), str(y + number * REGION_LINE))
            for x, y, lines in REGION_NAMES
            for number, text in enumerate(lines)
        ],
    )


def _borders(hexagons: list[Hexagon]) -> Iterator[str]:
    """The edges at which two sub-regions meet."""
    for one, other in combinations(hexagons, 2):
        if one.council.sub_region_id != other.council.sub_region_id:
            shared = _corners(one.x, one.y) & _corners(other.x, other.y)
            if len(shared) == 2:
                (x1, y1), (x2, y2) = sorted(shared)
                yield f"M{_say(x1)} {_say(y1)}L{_say(x2)} {_say(y2)}"


def _corners(x: float, y: float) -> set[Point]:
    return {(round(corner_x, 1), round(corner_y, 1)) for corner_x, corner_y in _around(x, y, FACE)}


def _around(x: float, y: float, size: float) -> list[Point]:
    reach, half = RADIUS * size, WIDTH * size / 2
    return [
        (x, y - reach),
        (x + half, y - reach / 2),
        (x + half, y + reach / 2),
        (x, y + reach),
        (x - half, y + reach / 2),
        (x - half, y - reach / 2),
    ]


def _points(x: float, y: float, size: float) -> str:
    return " ".join(f"{_say(corner_x)},{_say(corner_y)}" for corner_x, corner_y in _around(x, y, size))


def _say(number: float) -> str:
    return f"{number:.1f}"


def _lines(name: str) -> list[str]:
    lines = [""]
    for word in name.split():
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) > MOST_IN_A_LINE and lines[-1]:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
