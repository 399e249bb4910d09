from __future__ import annotations

from workforce_portal.pictures.studio.busts import bust
from workforce_portal.pictures.studio.cast import CAST, NIGHT
from workforce_portal.pictures.studio.pen import (
    AMBER,
    CARD,
    INK,
    LINE,
    PLUM,
    ROSE,
    ROSE_DEEP,
    SEA,
    SUN,
    at,
    circle,
    clip,
    line,
    path,
    rect,
    svg,
)  # fmt: skip
from workforce_portal.pictures.studio.things import arm, hills, mug, plant, terrace

WINDOW = "M450,80H750q10,0 10,10V370q0,10 -10,10H450q-10,0 -10,-10V90q0,-10 10,-10Z"
SEA_DEEP = "#084f4f"
WOOD, WOOD_DARK = "#a86a3d", "#8a5230"


def draw() -> str:
    """A night shift: who cannot sleep has company, cocoa and dominoes."""
    wall = rect(0, 0, 1200, 800, NIGHT) + circle(1080, 230, 250, "#4a3d66") + circle(1080, 230, 170, "#5d4d7c")
    return svg(1200, 800, wall, _window(), _lamp(), _clock(), _people(), _table())


def _window() -> str:
    stars = "".join(
        circle(x, y, r, CARD) for x, y, r in [(40, 50, 4), (96, 110, 3), (150, 40, 3), (188, 96, 4), (290, 130, 3)]
    )
    moon = circle(244, 74, 36, SUN) + circle(230, 66, 32, INK)
    town = terrace(-16, 304, 5, 0.86, glass=SUN, bricks=["#5a4a7d", "#4d3f6d", "#635287"])
    view = at(440, 80, 1, rect(0, 0, 320, 300, INK), stars, moon, hills(210, 320, "#382d52", "#2f2546"), town)
    frame = rect(432, 72, 336, 316, "none", 14, stroke=CARD, stroke_width=14) + rect(595, 76, 10, 308, CARD)
    return clip(WINDOW, "w", view) + frame + rect(416, 384, 368, 20, CARD, 8)


def _lamp() -> str:
    shade = path("M1032,150H1128L1160,242H1000Z", SUN)
    return line("M1080,240V660", INK, 12) + shade + rect(996, 236, 168, 14, AMBER, 7)


def _clock() -> str:
    """Three in the morning."""
    return (
        circle(240, 170, 58, CARD)
        + circle(240, 170, 58, "none", stroke=ROSE, stroke_width=10)
        + line("M240,170V132M240,170H268", INK, 7)
    )


def _people() -> str:
    awake = dict(
        CAST["idris"], f=0.9, hat=None, eyes="dot", mouth="open", wear={"kind": "jacket", "c": PLUM, "under": CARD}
    )
    worker = dict(CAST["precious"], f=-0.9, build=1.06)
    chair = path("M214,400H430Q462,400 462,434V720H182V434Q182,400 214,400Z", ROSE) + rect(
        214, 430, 216, 280, ROSE_DEEP, 14
    )
    gown = path("M-112,186H-20V300H-118ZM112,186H20V300H118Z", PLUM) + rect(-22, 180, 44, 120, CARD)
    return (
        chair
        + at(322, 366, 1.26, path("M-112,180H112L118,300H-118Z", PLUM), bust(awake, tilt=5), gown)
        + at(870, 350, 1.26, bust(worker, tilt=-5), path("M-118,186H118L122,300H-122Z", ROSE))
    )


def _table() -> str:
    top = path("M90,644H1110Q1136,644 1140,668L1152,706Q1154,718 1140,718H60Q46,718 48,706L60,668Q64,644 90,644Z", WOOD)
    edge = path("M48,706H1152Q1154,718 1140,718H60Q46,718 48,706Z", WOOD_DARK) + rect(96, 718, 1008, 82, "#4a3d66")
    his = arm("M192,568C190,640 240,668 318,664", PLUM, "deep", (342, 660), 52)
    his += arm("M456,570C478,630 488,650 520,656", PLUM, "deep", (540, 654), 50)
    hers = arm("M1008,560C1022,650 960,674 900,672", ROSE_DEEP, "deep", (874, 668), 54)
    hers += arm("M734,560C708,628 702,650 690,656", ROSE_DEEP, "deep", (668, 656), 50)
    return (
        top
        + edge
        + his
        + hers
        + _dominoes()
        + mug(420, 644, SUN)
        + mug(786, 644, SEA)
        + plant(1080, 610, CARD, SEA_DEEP, 0.5)
    )


def _dominoes() -> str:
    def tile(x: float, y: float, turn: float, spots: str) -> str:
        face = rect(-22, -11, 44, 22, CARD, 4) + line("M0,-8V8", LINE, 2)
        return at(x, y, 1, face, line(spots, INK, 5), tilt=turn)

    two, five, one = "M-14,-4v0M-7,4v0M8,-4v0M15,4v0", "M-11,0v0M8,-5v0M15,5v0M15,-5v0M8,5v0", "M-11,0v0M11,0v0"
    laid = tile(470, 694, 4, two) + tile(522, 696, -2, five) + tile(574, 694, 3, one) + tile(626, 697, -3, two)
    return laid + tile(560, 632, -70, one) + tile(656, 632, 76, five)
