from __future__ import annotations

from workforce_portal.pictures.studio.busts import bust
from workforce_portal.pictures.studio.cast import CAST, Person
from workforce_portal.pictures.studio.pen import (
    AMBER,
    BLUSH,
    CARD,
    CORAL,
    INK,
    LEAF,
    LILAC,
    LINE,
    MOSS,
    PLUM,
    ROSE,
    SEA,
    SEA_TINT,
    SKY,
    SUN,
    at,
    circle,
    ellipse,
    line,
    path,
    rect,
    svg,
)  # fmt: skip
from workforce_portal.pictures.studio.things import arm

PAINTER: Person = dict(CAST["wei"], f=0.8, eyes="dot", mouth="open", wear={"kind": "cardigan", "c": LEAF, "under": SUN})
HELPER: Person = dict(CAST["rosa"], f=-0.7, wear={"kind": "crew", "c": SEA}, badge=None, chair=INK)
BUNTING = [ROSE, SUN, SEA, CORAL, PLUM]


def draw() -> str:
    """A day centre: two paint, and all three have views on it."""
    return svg(1200, 800, _room(), _people(), _table())


def _room() -> str:
    wall = rect(0, 0, 1200, 800, SEA_TINT) + rect(0, 560, 1200, 240, "#c5e4dd")
    flags = "".join(
        path(f"M{x},{y}l78,{slope}l-42,72z", BUNTING[number % 5])
        for number, (x, y, slope) in enumerate(
            [(20, 44, 16), (120, 66, 14), (222, 84, 10), (324, 96, 6), (428, 102, 2), (530, 104, 0), (634, 104, -4),
             (736, 98, -8), (838, 86, -12), (940, 70, -14), (1042, 48, -16)]
        )
    )  # fmt: skip
    string = line("M0,36C300,128 900,128 1200,24", INK, 4)
    return wall + string + flags + _pictures()


def _pictures() -> str:
    """Last week's, on the wall."""
    hills_by_her = (
        rect(90, 210, 170, 130, CARD, 6)
        + path("M102,328V290C130,250 160,270 180,286C200,250 230,264 248,280V328Z", LEAF)
        + circle(214, 244, 15, SUN)
    )
    a_cat = rect(520, 190, 150, 170, CARD, 6) + path(
        "M556,340C546,296 560,262 572,258L566,230L584,244H606L624,230L618,258C630,262 644,296 634,340Z", AMBER
    )
    a_cat += circle(586, 266, 4, INK) + circle(604, 266, 4, INK)
    shapes = (
        rect(950, 200, 170, 140, CARD, 6)
        + circle(1000, 262, 32, ROSE)
        + rect(1028, 250, 62, 62, PLUM)
        + path("M984,320l36,-52l30,52z", SUN)
    )
    return hills_by_her + a_cat + shapes


def _people() -> str:
    third = dict(CAST["pat"], f=-0.8, wear={"kind": "stripes", "c": PLUM, "under": LILAC}, build=1.1)
    return (
        at(
            282,
            372,
            1.18,
            path("M-112,180H112L116,320H-116Z", LEAF),
            bust(PAINTER, tilt=5),
            path("M-112,186H-22V320H-116ZM112,186H22V320H116Z", LEAF),
            rect(-22, 180, 44, 140, SUN),
        )
        + at(612, 388, 1.18, bust(HELPER, tilt=-4), path("M-112,186H112L114,320H-114Z", SEA))
        + at(930, 366, 1.18, bust(third, tilt=-5), path("M-122,186H122L126,320H-126Z", PLUM))
    )


def _table() -> str:
    top = path("M60,660H1140L1190,800H10Z", CARD) + path("M60,660H1140L1144,672H56Z", LINE)
    sheet = path("M250,690H470L486,770H226Z", BLUSH) + path("M840,690H1050L1078,770H826Z", BLUSH)
    flower = "".join(
        circle(x, y, 14, ROSE) for x, y in [(352, 716), (374, 728), (366, 750), (338, 750), (330, 728)]
    ) + circle(352, 736, 12, SUN)
    boat = path("M894,742h96l-20,22h-56z", SEA) + path("M936,738v-36l38,36z", CORAL)
    pots = "".join(
        rect(x, 690, 46, 44, SKY, 8) + ellipse(x + 23, 692, 23, 8, c) for x, c in [(560, ROSE), (618, SUN), (676, MOSS)]
    )
    his = arm("M158,572C140,660 190,704 250,712", "#2f7350", "olive", (272, 714), 48)
    his += arm("M404,574C436,640 430,676 418,690", "#2f7350", "olive", (410, 704), 46)
    hers = arm("M1066,572C1090,650 1066,690 1040,704", "#6653a3", "fair", (1024, 712), 48)
    hers += arm("M794,574C770,640 800,680 836,690", "#6653a3", "fair", (856, 696), 46)
    helps = arm("M486,590C470,640 500,664 528,668", "#084f4f", "olive", (546, 668), 46) + arm(
        "M738,590C752,640 742,660 724,668", "#084f4f", "olive", (708, 670), 46
    )
    brushes = (
        line("M424,682L370,730", INK, 8)
        + line("M372,728l-8,8", ROSE, 13)
        + line("M860,676L920,726", INK, 8)
        + line("M920,726l6,6", SEA, 13)
    )
    return top + sheet + flower + boat + helps + pots + brushes + his + hers
