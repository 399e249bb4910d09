from __future__ import annotations

from workforce_portal.pictures.studio.busts import bust
from workforce_portal.pictures.studio.cast import CAST
from workforce_portal.pictures.studio.heads import SKIN
from workforce_portal.pictures.studio.pen import (
    AMBER,
    BLUSH,
    CARD,
    CORAL,
    INK,
    LEAF,
    LINE,
    PAPER,
    PLUM,
    ROSE,
    ROSE_DEEP,
    SEA,
    SEA_TINT,
    SKY,
    SUN,
    at,
    circle,
    clip,
    ellipse,
    line,
    path,
    rect,
    svg,
)  # fmt: skip
from workforce_portal.pictures.studio.things import arm, hills, mug, plant, terrace

WINDOW = "M380,70H820q10,0 10,10V390q0,10 -10,10H380q-10,0 -10,-10V80q0,-10 10,-10Z"


def draw() -> str:
    """At home: she has come to help, and he who laughs longest pours."""
    return svg(1200, 800, rect(0, 0, 1200, 800, BLUSH), _window(), _shelves(), _cat(), _people(), _table())


def _window() -> str:
    view = at(
        370,
        70,
        1,
        rect(0, 0, 460, 330, SKY),
        circle(352, 92, 44, SUN),
        hills(220, 460, "#8cc5ae", LEAF),
        terrace(-10, 322, 6, 0.98),
    )
    frame = rect(362, 62, 476, 346, "none", 14, stroke=CARD, stroke_width=16)
    return clip(WINDOW, "w", view) + frame + rect(594, 66, 12, 340, CARD) + rect(346, 404, 508, 22, CARD, 8)


def _shelves() -> str:
    books = [(22, 78, SEA), (28, 92, PLUM), (20, 70, SUN), (26, 84, ROSE), (18, 74, INK)]
    left = rect(70, 236, 220, 14, ROSE_DEEP, 6) + mug(116, 190, SEA, steam=False) + mug(186, 190, SUN, steam=False)
    right = rect(926, 190, 200, 14, ROSE_DEEP, 6)
    right += "".join(
        rect(948 + number * 29, 190 - high, wide, high, c, 3) for number, (wide, high, c) in enumerate(books)
    )
    lamp = line("M600,0V26", INK, 5) + path("M540,62C540,26 660,26 660,62Z", INK) + circle(600, 66, 12, SUN)
    return left + plant(256, 176, CARD, LEAF, 0.62) + right + lamp


def _cat() -> str:
    """On the window sill."""
    body = path("M770,404C752,360 764,330 786,326C812,322 822,360 816,404Z", AMBER) + circle(784, 312, 24, AMBER)
    ears = path("M764,300L762,276L780,290ZM804,300L808,276L790,290Z", AMBER)
    tail = line("M812,396C850,400 846,360 856,352", AMBER, 10)
    return at(-150, 0, 1, body, ears, tail, circle(777, 311, 2.8, INK), circle(792, 311, 2.8, INK))


def _people() -> str:
    older = dict(CAST["sheila"], f=0.9, wear={"kind": "cardigan", "c": PLUM, "under": CARD})
    younger = dict(CAST["yasmin"], f=-0.9, scarf=SUN)
    chair = path("M236,380H424Q452,380 452,410V700H208V410Q208,380 236,380Z", AMBER) + rect(
        236, 410, 188, 260, "#f4b544", 12
    )
    body = path("M-112,186H-22V300H-118ZM112,186H22V300H118Z", PLUM) + rect(-22, 180, 44, 120, CARD)
    return (
        chair
        + at(336, 352, 1.28, path("M-112,180H112L118,300H-118Z", PLUM), bust(older, tilt=5), body)
        + at(868, 326, 1.32, bust(younger, tilt=-6), path("M-112,186H112L118,300H-118Z", SEA))
    )


def _table() -> str:
    top = path("M60,640H1140Q1168,640 1172,668L1184,712Q1186,724 1172,724H28Q14,724 16,712L28,668Q32,640 60,640Z", CARD)
    edge = path("M16,712H1184Q1186,724 1172,724H28Q14,724 16,712Z", LINE) + rect(60, 724, 1080, 76, "#f0d3c4")
    hers = arm("M204,556C196,640 250,664 330,660", PLUM, "fair", (352, 656), 52)
    hers += arm("M474,560C486,636 450,668 404,668", PLUM, "fair", (392, 660), 52) + mug(374, 616, ROSE)
    pouring = arm("M1006,540C1024,640 960,672 884,668", SEA, "olive", (856, 664), 54)
    pouring += arm("M728,548C700,628 690,650 664,640", SEA, "olive", (642, 622), 54)
    return top + edge + hers + pouring + _teapot() + _biscuits()


def _teapot() -> str:
    pot = path("M540,640C520,590 560,568 594,568C630,568 664,590 648,640Q644,668 620,668H568Q546,668 540,640Z", SUN)
    spout = line("M540,616C512,606 516,588 498,580", SUN, 14)
    handle = line("M650,598C690,592 690,640 648,644", SUN, 11)
    return (
        pot
        + spout
        + handle
        + ellipse(594, 570, 30, 7, AMBER)
        + circle(594, 558, 9, AMBER)
        + circle(654, 622, 20, SKIN["olive"][0])
    )


def _biscuits() -> str:
    """And a photograph that they talk about."""
    plate = ellipse(770, 690, 74, 15, SEA_TINT) + ellipse(748, 682, 24, 9, AMBER)
    plate += ellipse(788, 683, 24, 9, "#c98224") + ellipse(768, 674, 24, 9, AMBER)
    photograph = path("M-60,-14L50,-22L66,18L-52,28Z", PAPER) + path("M-48,-8L42,-14L53,10L-42,18Z", SKY)
    return plate + at(530, 702, 0.8, photograph, circle(-6, 0, 9, CORAL), circle(16, -2, 9, ROSE))
