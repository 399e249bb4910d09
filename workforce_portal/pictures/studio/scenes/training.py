from __future__ import annotations

from workforce_portal.pictures.studio.busts import bust
from workforce_portal.pictures.studio.cast import CAST, NIGHT
from workforce_portal.pictures.studio.pen import (
    AMBER,
    CARD,
    CORAL,
    INK,
    LEAF,
    LILAC,
    LINE,
    PAPER,
    PLUM,
    ROSE,
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
from workforce_portal.pictures.studio.things import arm, mug, plant, shoulders


def draw() -> str:
    """The training room: he who asks most is told that he will go far."""
    return svg(1200, 800, _room(), _board(), _trainer(), _learners(), _table())


def _room() -> str:
    window = rect(880, 90, 240, 200, CARD, 10) + rect(896, 106, 208, 168, SKY) + rect(994, 106, 12, 168, CARD)
    return rect(0, 0, 1200, 800, LILAC) + rect(0, 640, 1200, 160, "#d6cbee") + window


def _board() -> str:
    """What is agreed: a hand to hold on to, ears open, questions."""
    board = rect(330, 90, 430, 300, CARD, 12) + rect(330, 90, 430, 300, "none", 12, stroke=INK, stroke_width=10)
    ticks = line("M372,160l12,14l22,-28M372,230l12,14l22,-28M372,300l12,14l22,-28", ROSE, 10)
    words = line("M434,162h150M434,232h190M434,302h120", LINE, 14)
    petals = "".join(
        circle(x, y, 24, c)
        for x, y, c in [(690, 138, ROSE), (722, 161, ROSE), (710, 199, SUN), (670, 199, SEA), (658, 161, PLUM)]
    )
    return board + ticks + words + petals + circle(690, 172, 14, INK)


def _trainer() -> str:
    who = dict(CAST["tunde"], f=0.8)
    legs = line("M-26,30L-32,260M28,30L34,260", NIGHT, 60) + line("M-48,272h30M24,272h34", INK, 30)
    body = path("M-92,-140C-60,-166 60,-166 92,-140C100,-80 92,20 84,70H-84C-92,20 -100,-80 -92,-140Z", SUN)
    collar = path("M-24,-152L-38,-140L-14,-116L0,-134L14,-116L38,-140L24,-152Z", CARD) + line(
        "M0,-130V66", "#00000026", 4
    )
    points = arm("M78,-116C124,-120 150,-140 172,-170", AMBER, "brown", (184, -188), 44)
    points += line("M190,-196L224,-236", INK, 9)
    holds = arm("M-78,-114C-112,-60 -100,-16 -60,-6", AMBER, "brown", (-44, -4), 44)
    notes = path("M-70,-60L0,-70L10,20L-58,30Z", PAPER) + line("M-52,-38l40,-6M-50,-18l44,-6M-46,2l40,-6", LINE, 6)
    return (
        at(190, 500, 1, legs, body)
        + shoulders(190, 240, 1.04, who, SUN, tilt=3, width=52)
        + at(190, 500, 1, collar, notes, holds, points)
    )


def _learners() -> str:
    asks = dict(CAST["ezra"], f=-0.9, wear={"kind": "stripes", "c": PLUM, "under": LILAC})
    listens = dict(CAST["yasmin"], f=-0.9, scarf=CORAL, wear={"kind": "crew", "c": SEA})
    return at(610, 446, 1.04, bust(listens, tilt=-4), path("M-112,186H112L114,320H-114Z", SEA)) + at(
        930, 426, 1.1, bust(asks, tilt=-5), path("M-112,190H112L114,320H-114Z", PLUM)
    )


def _table() -> str:
    top = path("M440,676H1140L1190,800H390Z", "#c98d5a") + path("M440,676H1140L1145,690H434Z", "#a96f40")
    books = (
        path("M540,716l74,-10l74,10v44l-74,-10l-74,10z", PAPER)
        + line("M614,708v42", LINE, 4)
        + line("M558,726l40,-5M558,740l40,-5", LINE, 5)
    )
    hers = arm("M496,622C480,680 510,716 560,722", "#084f4f", "olive", (578, 722), 44) + arm(
        "M726,622C742,680 710,712 680,716", "#084f4f", "olive", (660, 718), 44
    )
    hers += line("M652,706L628,738", ROSE, 8)
    raised = arm("M1046,602C1100,600 1116,520 1112,456", "#6653a3", "fair", (1112, 430), 46) + line(
        "M1112,424V396", "#f6cfb4", 15
    )
    rests = arm("M810,610C790,670 820,712 870,718", "#6653a3", "fair", (890, 718), 46)
    pad = rect(910, 700, 120, 56, SUN, 6) + rect(922, 712, 96, 32, PAPER, 3)
    return raised + top + books + pad + mug(770, 690, ROSE) + hers + rests + plant(1106, 676, CARD, LEAF, 0.6)
