from __future__ import annotations

from workforce_portal.pictures.studio.busts import bust
from workforce_portal.pictures.studio.cast import CAST, NIGHT
from workforce_portal.pictures.studio.pen import (
    AMBER,
    BLUSH,
    CARD,
    INK,
    LINE,
    MOSS,
    PLUM,
    ROSE,
    ROSE_DEEP,
    SEA,
    SKY,
    SUN,
    TEAL,
    at,
    circle,
    clip,
    line,
    path,
    rect,
    svg,
)  # fmt: skip
from workforce_portal.pictures.studio.things import arm, hills, shoulders, terrace, tree

WINDOWS = "M110,290h150v130h-150zM276,290h150v130h-150zM442,290h130v130h-130z"


def draw() -> str:
    """To the next visit by bus: she got off a stop early, and those who ride on wave back."""
    return svg(1200, 800, _street(), _bus(), _stop(), _worker())


def _street() -> str:
    sky = rect(0, 0, 1200, 800, BLUSH) + circle(1010, 150, 64, SUN) + hills(330, 1200, "#a8d5c2", "#6fb494")
    homes = rect(0, 480, 1200, 320, "#8cc5ae") + terrace(640, 530, 7, 1.05) + tree(1150, 600, 1.1, MOSS)
    road = (
        rect(0, 600, 1200, 200, "#d8cec4")
        + rect(0, 640, 1200, 86, NIGHT)
        + path("M0,632h1200v10H0zM0,724h1200v10H0z", CARD)
    )
    return sky + homes + road


def _bus() -> str:
    shell = path("M80,240H660Q716,240 726,296L744,420V650H60V260Q60,240 80,240Z", ROSE)
    band = rect(60, 470, 684, 34, SUN) + rect(60, 630, 684, 30, ROSE_DEEP, 8)
    seats = rect(100, 280, 480, 150, SKY)
    door = rect(590, 290, 76, 350, SKY, 8) + line("M628,294V636", ROSE_DEEP, 8)
    cab = path("M680,290H700Q712,290 716,306L734,420H680Z", SKY)
    sign = rect(240, 250, 280, 30, INK, 6) + line("M262,265h40M322,265h100M442,265h54", SUN, 7)
    wheels = "".join(circle(x, 656, 54, INK) + circle(x, 656, 24, LINE) for x in (190, 520))
    light = circle(728, 560, 13, SUN)
    return shell + clip(WINDOWS, "b", seats, _passengers()) + door + cab + sign + band + wheels + light


def _passengers() -> str:
    sitting = (("sheila", 184, 0.9), ("connor", 350, 0.9), ("kath", 508, 0.9))
    return "".join(at(x, 348, 0.62, bust(dict(CAST[name], f=f))) for name, x, f in sitting)


def _stop() -> str:
    pole = line("M1090,752V250", INK, 12) + rect(1040, 190, 100, 96, SEA, 12)
    bus = (
        path("M1062,222h50q8,0 10,8l4,22v8h-70v-32q0,-6 6,-6z", CARD)
        + circle(1074, 262, 7, CARD)
        + circle(1110, 262, 7, CARD)
    )
    return pole + bus + rect(1052, 330, 76, 96, CARD, 6) + line("M1066,352h48M1066,374h48M1066,396h30", LINE, 6)


def _worker() -> str:
    """Waving goodbye to the driver."""
    who = dict(CAST["anjali"], f=-0.8, mouth="open", style="bun")
    legs = line("M-26,30L-34,190M26,30L34,190", PLUM, 58) + line("M-58,204h30M20,204h34", INK, 30)
    coat = path("M-92,-140C-60,-166 60,-166 92,-140C104,-80 96,20 92,84H-92C-96,20 -104,-80 -92,-140Z", TEAL)
    zip_line = line("M0,-140V80", "#00000026", 5)
    strap = line("M-44,-150C-34,-90 40,-30 84,6", AMBER, 14)
    bag = path("M52,-6h96q12,0 12,12v84q0,14 -14,14h-92q-14,0 -14,-14V6q0,-12 12,-12z", AMBER) + rect(
        60, 26, 80, 44, SUN, 8
    )
    badge = rect(-62, -70, 34, 24, CARD, 4) + rect(-56, -62, 22, 4, ROSE)
    down = arm("M74,-112C112,-60 118,-20 104,18", "#247a74", "tan", (100, 30), 44)
    wave = arm("M-76,-112C-128,-110 -146,-160 -152,-210", "#247a74", "tan", (-154, -232), 44)
    return (
        at(900, 546, 1, legs, coat, zip_line, strap, badge)
        + shoulders(898, 288, 1.02, who, TEAL, tilt=-4)
        + at(900, 546, 1, wave, bag, down)
    )
