from __future__ import annotations

from workforce_portal.pictures.studio.busts import bust
from workforce_portal.pictures.studio.cast import CAST, Person
from workforce_portal.pictures.studio.heads import SKIN
from workforce_portal.pictures.studio.pen import (
    BLUSH,
    CARD,
    CORAL,
    LEAF,
    LILAC,
    LINE,
    MOSS,
    ROSE,
    ROSE_DEEP,
    SEA,
    SKY,
    SUN,
    at,
    circle,
    line,
    path,
    rect,
    svg,
)  # fmt: skip
from workforce_portal.pictures.studio.things import arm, hills, tree

SEA_DEEP = "#084f4f"
GARDENER: Person = {
    "skin": "deep", "style": "crop", "hair": "grey", "f": 0.9, "bearded": ("silver", "short"), "lines": True,
    "hat": ("sun", SUN), "wear": {"kind": "collar", "c": ROSE, "under": BLUSH},
}  # fmt: skip


def draw() -> str:
    """On the allotment: he plants, she waters."""
    return svg(1200, 800, _background(), _people(), _bed(), _arms())


def _background() -> str:
    sky = rect(0, 0, 1200, 800, LILAC) + circle(230, 160, 80, SUN) + hills(380, 1200, "#cbbfe6", "#9cc9b4")
    pales = path("".join(f"M{x},500V372l24,-20l24,20V500Z" for x in range(0, 1200, 64)), CARD, opacity=0.9)
    fence = rect(0, 470, 1200, 330, "#8cc5ae") + pales + rect(0, 408, 1200, 14, LINE) + rect(0, 462, 1200, 14, LINE)
    glass = path("M830,520V300L980,200L1130,300V520Z", SKY, stroke=CARD, stroke_width=14)
    bars = line("M830,300H1130M905,520V250M980,520V200M1055,520V250M830,410H1130", CARD, 9)
    return sky + fence + glass + bars + tree(90, 560, 1.3, MOSS)


def _people() -> str:
    helper = dict(CAST["ellie"], f=-0.9, hair="auburn", mouth="open", wear={"kind": "tunic", "c": SEA, "trim": SUN})
    return at(400, 330, 1.22, path("M-112,180H112L116,330H-116Z", ROSE), bust(GARDENER, tilt=6)) + at(
        800, 300, 1.22, path("M-112,180H112L116,360H-116Z", SEA), bust(helper, tilt=-5)
    )


def _bed() -> str:
    growing = [(190, LEAF, 84), (270, MOSS, 64), (640, LEAF, 70), (700, MOSS, 92), (960, LEAF, 90), (1030, MOSS, 66)]
    out = rect(120, 610, 960, 30, "#5b3a2c", 10) + "".join(_sprout(*one) for one in growing)
    out += _flower(190, 520, SUN) + _flower(700, 512, ROSE) + _flower(960, 514, CORAL)
    planks = rect(90, 632, 1020, 118, "#c98d5a", 8) + rect(90, 686, 1020, 7, "#a96f40")
    return out + planks + rect(110, 632, 26, 130, "#a96f40") + rect(1064, 632, 26, 130, "#a96f40")


def _sprout(x: float, c: str, high: float) -> str:
    leaves = f"M{x},{616 - high * 0.4}c-34,-4 -40,-26 -40,-34c24,0 40,12 40,34c0,-22 16,-34 40,-34c0,8 -6,30 -40,34Z"
    return line(f"M{x},616V{616 - high}", c, 8) + path(leaves, c)


def _flower(x: float, y: float, c: str) -> str:
    petals = "".join(circle(x + dx, y + dy, 15, c) for dx, dy in [(0, -18), (17, -5), (11, 15), (-11, 15), (-17, -5)])
    return petals + circle(x, y, 11, SUN if c != SUN else ROSE)


def _arms() -> str:
    his = arm("M276,530C268,596 330,606 392,590", ROSE_DEEP, "deep", (420, 586), 48)
    his += arm("M520,520C548,570 520,600 496,600", ROSE_DEEP, "deep", (474, 592), 48)
    seedling = line("M446,610V548", LEAF, 8) + path(
        "M446,570c-30,-4 -36,-24 -36,-32c22,0 36,12 36,32c0,-20 14,-32 36,-32c0,8 -6,28 -36,32Z", LEAF
    )
    hers = arm("M676,500C640,540 640,556 640,566", SEA_DEEP, "fair", (640, 580), 48)
    other = circle(632, 552, 21, SKIN["fair"][0]) + arm(
        "M926,500C946,580 900,604 860,602", SEA_DEEP, "fair", (842, 600), 48
    )
    return his + seedling + path("M426,590h44l-6,40h-32Z", CORAL) + hers + _watering_can() + other


def _watering_can() -> str:
    body = (
        path("M-34,-34H54L48,34H-28Z", SUN)
        + line("M-30,20L-84,-20", SUN, 12)
        + path("M-98,-38L-70,-16L-82,-4L-106,-22Z", SUN)
    )
    return at(600, 600, 1, body, line("M50,-24C84,-24 84,24 48,22M-20,-36C-10,-66 40,-66 44,-36", SUN, 9))
