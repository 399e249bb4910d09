from __future__ import annotations

from workforce_portal.pictures.studio.cast import NIGHT, Person
from workforce_portal.pictures.studio.pen import (
    AMBER,
    CARD,
    CORAL,
    INK,
    LEAF,
    LILAC,
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
from workforce_portal.pictures.studio.things import arm, mug, plant, shoulders

SEA_DEEP = "#084f4f"
TENANT: Person = {"skin": "rosy", "style": "short", "hair": "brown", "f": 0.4, "mouth": "open", "eyes": "happy"}
WORKER: Person = {"skin": "brown", "style": "bun", "hair": "black", "f": -0.8}


def draw() -> str:
    """Supported living: his own front door, his own key."""
    return svg(1200, 800, _wall(), _window(), _door(), plant(870, 650, SUN, LEAF, 1.1), _tenant(), _worker())


def _wall() -> str:
    bricks = "".join(
        f"M{column * 124 + (62 if row % 2 else 0)},{20 + row * 44}h112v32h-112z"
        for row in range(17)
        for column in range(-1, 11)
        if (row * 7 + column * 3) % 5 < 2
    )
    ground = rect(0, 700, 1200, 100, "#cbb9a8") + rect(0, 700, 1200, 14, "#b5a191")
    return rect(0, 0, 1200, 800, CORAL) + path(bricks, "#e67d68") + ground


def _window() -> str:
    frame = rect(120, 170, 260, 300, CARD, 8) + rect(138, 188, 224, 264, SKY) + rect(244, 188, 12, 264, CARD)
    curtains = path("M138,188H200C196,260 170,300 138,320ZM362,188H300C304,260 330,300 362,320Z", LILAC)
    return frame + rect(100, 466, 300, 26, CARD, 6) + curtains + plant(252, 408, ROSE, LEAF, 0.7)


def _door() -> str:
    frame = rect(470, 110, 300, 590, CARD, 8) + rect(496, 200, 248, 500, SEA, 4) + rect(496, 134, 248, 56, SUN, 4)
    panels = rect(524, 236, 86, 160, SEA_DEEP, 6) + rect(630, 236, 86, 160, SEA_DEEP, 6)
    return frame + panels + rect(524, 430, 192, 18, SUN, 9) + rect(440, 700, 360, 34, "#e6dccf", 6)


def _tenant() -> str:
    legs = line("M-26,30L-30,250M28,30L34,250", INK, 62) + line("M-40,262h24M34,262h26", ROSE_DEEP, 30)
    body = path("M-92,-140C-60,-166 60,-166 92,-140C100,-80 88,20 76,60H-76C-88,20 -100,-80 -92,-140Z", SUN)
    arms = arm("M-76,-118C-104,-60 -104,-10 -84,30", AMBER, "rosy", (-80, 44), 44)
    arms += arm("M76,-118C120,-90 134,-150 138,-196", AMBER, "rosy", (140, -216), 44)
    key = line("M140,-216V-300M140,-296h20M140,-276h14", SUN, 10) + circle(
        140, -206, 20, "none", stroke=SUN, stroke_width=9
    )
    return (
        at(560, 500, 1, legs, body)
        + shoulders(560, 240, 1.04, TENANT, SUN, tilt=-3, width=64)
        + at(560, 500, 1, arms, key)
    )


def _worker() -> str:
    """Carrying a box: it is the day he moves in."""
    legs = line("M-24,30L-30,250M26,30L30,250", NIGHT, 60) + line("M-52,262h26M10,262h24", INK, 30)
    body = path("M-88,-140C-60,-166 60,-166 88,-140C98,-80 90,20 80,60H-80C-90,20 -98,-80 -88,-140Z", ROSE)
    box = (
        rect(-130, -70, 190, 130, "#d9a25e", 6)
        + rect(-130, -70, 190, 28, "#c48a45", 6)
        + rect(-48, -70, 26, 130, "#c48a45")
    )
    arms = arm("M72,-118C104,-60 100,-4 64,14", ROSE_DEEP, "brown", (48, 18), 44)
    arms += arm("M-72,-110C-120,-70 -134,-30 -132,0", ROSE_DEEP, "brown", (-126, 16), 44)
    front = box + plant(-80, -86, CARD, LEAF, 0.5) + mug(10, -112, SEA, steam=False) + arms
    return at(950, 500, 1, legs, body) + shoulders(946, 240, 1.02, WORKER, ROSE, tilt=-5) + at(950, 500, 1, front)
