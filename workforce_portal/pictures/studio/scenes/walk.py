from __future__ import annotations

from workforce_portal.pictures.studio.cast import CAST, NIGHT
from workforce_portal.pictures.studio.heads import HAIR, SKIN, hair_behind
from workforce_portal.pictures.studio.pen import (
    AMBER,
    CORAL,
    INK,
    LEAF,
    MOSS,
    PLUM,
    ROSE,
    ROSE_DEEP,
    SEA_TINT,
    SUN,
    at,
    circle,
    line,
    path,
    rect,
    svg,
)  # fmt: skip
from workforce_portal.pictures.studio.things import arm, hills, shoulders, terrace, tree, wheelchair

FUR = "#b9783f"


def draw() -> str:
    """Out with the dog: she goes first and knows the way."""
    return svg(1200, 800, _country(), _companion(), _leader(), _dog())


def _country() -> str:
    arches = path("".join(f"M{x},470v-60a34,34 0 0 1 68,0v60z" for x in range(36, 560, 84)), "#a8d5c2")
    viaduct = rect(0, 352, 600, 118, CORAL) + rect(0, 342, 612, 16, ROSE_DEEP) + arches
    sky = rect(0, 0, 1200, 800, SEA_TINT) + circle(820, 190, 70, SUN) + hills(430, 1200, "#a8d5c2", "#6fb494")
    field = (
        path("M0,470H1200V800H0Z", LEAF)
        + terrace(760, 486, 5, 0.9)
        + tree(1160, 530, 1.25, MOSS)
        + tree(60, 530, 0.9, MOSS)
    )
    way = path("M0,640C300,600 700,600 1200,630V800H0Z", "#f3e3c8")
    return sky + viaduct + field + way + path("M0,756C300,738 800,738 1200,756V800H0Z", MOSS)


def _companion() -> str:
    """Walking behind, and listening."""
    who = dict(CAST["bilal"], f=0.9)
    legs = line("M-4,20L-34,126L-92,226", NIGHT, 54) + line("M-92,240l34,8", INK, 26)
    far_arm = arm("M-58,-128C-104,-76 -112,-30 -84,10", AMBER, "tan", (-78, 22), 38)
    legs += far_arm + line("M10,20L62,120L54,232", NIGHT, 56) + line("M58,248h44", INK, 28)
    body = path("M-78,-150C-50,-176 50,-176 72,-150C86,-90 78,0 66,44H-62C-78,0 -86,-90 -78,-150Z", SUN)
    near_arm = at(306, 470, 1, arm("M44,-122C84,-70 96,-36 128,-16", AMBER, "tan", (140, -8), 38))
    return at(306, 470, 1, legs, body) + shoulders(308, 210, 0.92, who, SUN, tilt=4, width=60) + near_arm


def _leader() -> str:
    frame, wheel = wheelchair()
    who = dict(CAST["amara"], f=1, mouth="open")
    legs = line("M-26,-62H96L118,44", PLUM, 50) + line("M116,62h40", INK, 28)
    body = path("M-66,-64C-84,-150 -84,-214 -40,-238C-4,-252 40,-240 50,-210C62,-160 56,-100 50,-52Z", ROSE)
    skin = SKIN["brown"][0]
    pointing = line("M158,-238L176,-252", skin, 24) + line("M176,-252l24,-16", skin, 11)
    arms = arm("M-34,-206C-62,-150 -54,-122 -22,-92", ROSE_DEEP, "brown", (-12, -86), 38)
    arms += line("M34,-204C80,-190 110,-204 150,-232", ROSE_DEEP, 36) + pointing
    hair = at(606, 336, 0.92, hair_behind("locs", HAIR["black"]))
    return (
        at(606, 640, 1, frame, legs, body)
        + hair
        + shoulders(606, 336, 0.92, who, ROSE, tilt=4, width=52)
        + at(606, 640, 1, wheel, arms)
    )


def _dog() -> str:
    legs = line("M-66,-40L-74,40M-36,-36L-28,40M30,-40L24,40M52,-40L66,40", FUR, 20)
    body = line("M-78,-62C-104,-80 -106,-104 -96,-116", FUR, 14) + rect(-84, -82, 150, 58, FUR, 28) + legs
    snout = circle(84, -96, 36, FUR) + path("M84,-92h48q14,0 14,14q0,18 -24,18h-30Z", FUR)
    face = snout + circle(146, -82, 8, INK) + circle(98, -104, 4.5, INK)
    ear = path("M62,-126C40,-120 40,-80 60,-68C74,-80 74,-110 62,-126Z", "#8a5527")
    return at(872, 690, 0.84, body, face, ear, line("M56,-60C64,-52 76,-52 88,-58", ROSE, 9))
