"""Clothes from the collar down, and a person from the chest up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from workforce_portal.pictures.studio.heads import HAIR, SKIN, hair_behind, head, plait
from workforce_portal.pictures.studio.pen import (
    CARD,
    INK,
    LILAC,
    LINE,
    ROSE,
    SHADE,
    SUN,
    circle,
    group,
    line,
    path,
    rect,
)  # fmt: skip

BUST = "M-112,200C-114,132 -100,114 -62,103L-22,88C-14,106 14,106 22,88L62,103C100,114 114,132 112,200Z"
NECKLINE = "M-23,90C-14,111 14,111 23,90"
FRONTS = (
    "M-112,190C-114,132 -100,114 -62,103L-26,90C-30,120 -26,160 -20,190Z"
    "M112,190C114,132 100,114 62,103L26,90C30,120 26,160 20,190Z"
)

Wear = dict[str, Any]


def neck(skin: str) -> str:
    base, shade, _ = SKIN[skin]
    return path("M-21,40V92C-14,112 14,112 21,92V40Z", base) + path("M-21,50V64C-8,82 12,80 21,66V50Z", shade)


def crew(c: str, **rest: str) -> str:
    return path(BUST, c) + line(NECKLINE, SHADE, 6)


def tunic(c: str, skin: str = "fair", trim: str = CARD, **rest: str) -> str:
    badge = rect(36, 136, 34, 22, CARD, 4) + rect(42, 143, 22, 3.5, ROSE, 1.5) + rect(42, 150, 14, 3, LINE, 1.5)
    opening = path("M-24,87L0,136L24,87C14,106 -14,106 -24,87Z", SKIN[skin][0])
    return path(BUST, c) + opening + line("M-25,88L0,137L25,88", trim, 6) + badge


def collar(c: str, under: str = CARD, **rest: str) -> str:
    points = path("M-22,86L-40,100L-16,126L0,108L16,126L40,100L22,86C14,106 -14,106 -22,86Z", under)
    return path(BUST, c) + points + line("M0,110V190", SHADE, 4) + circle(0, 142, 4, under) + circle(0, 170, 4, under)


def cardigan(c: str, under: str = CARD, **rest: str) -> str:
    edges = line("M-28,92C-31,120 -27,160 -21,190M28,92C31,120 27,160 21,190", SHADE, 4)
    return path(BUST, under) + line(NECKLINE, SHADE, 5) + path(FRONTS, c) + edges


def jacket(c: str, under: str = CARD, **rest: str) -> str:
    """Open over a shirt."""
    lapels = path("M-24,89L-46,106L-34,126L-44,132L-18,188L-22,140ZM24,89L46,106L34,126L44,132L18,188L22,140Z", SHADE)
    shirt = line("M-24,90L0,120L24,90M0,122V196", SHADE, 4)
    return path(BUST, under) + shirt + path(FRONTS, c) + lapels


def hoodie(c: str, skin: str = "fair", trim: str = "#00000055", **rest: str) -> str:
    hood = path("M-66,108C-56,66 56,66 66,108C40,128 -40,128 -66,108Z", trim)
    front = path("M-40,95C-24,130 24,130 40,95L22,88C14,106 -14,106 -22,88Z", trim)
    return hood + neck(skin) + path(BUST, c) + front + line("M-14,118V146M14,118V144", CARD, 4.5)


def stripes(c: str, under: str = CARD, **rest: str) -> str:
    rows = line("".join(f"M-108,{y}C-50,{y + 10} 50,{y + 10} 108,{y}" for y in (138, 160, 182)), under, 8)
    return path(BUST, c) + rows + line(NECKLINE, SHADE, 6)


def kurta(c: str, under: str = SUN, **rest: str) -> str:
    """A tunic with a scarf laid over one shoulder."""
    scarf = path("M16,92C40,100 58,102 72,108C50,134 -8,150 -30,200H-86C-66,150 -16,116 16,92Z", under)
    return path(BUST, c) + line(NECKLINE, under, 5) + scarf + line("M50,112C26,134 -40,150 -58,196", SHADE, 3.5)


def fleece(c: str, under: str = CARD, **rest: str) -> str:
    """With a zip and a high collar."""
    high = path(
        "M-25,80C-36,92 -38,104 -34,114C-16,128 16,128 34,114C38,104 36,92 25,80C14,100 -14,100 -25,80Z",
        under,
        stroke=under,
        stroke_width=7,
    )
    return path(BUST, c) + high + line("M0,118V196", under, 4) + line("M0,120v10", INK, 5)


CLOTHES: dict[str, Callable[..., str]] = {
    "crew": crew, "tunic": tunic, "collar": collar, "cardigan": cardigan, "jacket": jacket, "hoodie": hoodie,
    "stripes": stripes, "kurta": kurta, "fleece": fleece,
}  # fmt: skip


def lanyard(c: str) -> str:
    ribbon = line("M-34,97C-28,130 -10,152 0,160M34,97C28,130 10,152 0,160", c, 6)
    return ribbon + rect(-16, 158, 32, 40, CARD, 5) + circle(0, 172, 7, LILAC)


def chair_back(c: str) -> str:
    """Of a wheelchair, behind its user's shoulders."""
    handles = line("M-92,122L-98,92L-126,88M92,122L98,92L126,88", INK, 11)
    return handles + rect(-100, 116, 200, 90, c, 26)


def bust(who: dict[str, Any], *, tilt: float = 0, build: float = 1) -> str:
    """A person from the chest up, at the origin; the head turns with `tilt`, and `build` is how broad they are."""
    parts = dict(who)
    wear = dict(parts.pop("wear"))
    badge, chair, build = parts.pop("badge", None), parts.pop("chair", None), parts.pop("build", build)
    hair = HAIR.get(parts.get("hair", ""), parts.get("hair", ""))
    style = parts.get("style")
    body = CLOTHES[wear.pop("kind")](skin=parts["skin"], **wear)
    if build != 1:
        body = group(body, transform=f"scale({build} 1)")
    return "".join(
        [
            chair_back(chair) if chair else "",
            hair_behind(style, hair) if style in ("long", "locs", "waves") else "",
            neck(parts["skin"]),
            body,
            lanyard(badge) if badge else "",
            group(head(**parts), transform=f"rotate({tilt} 0 50)"),
            plait(hair, ROSE, 1 if parts.get("f", 0) < 0 else -1) if style == "plait" else "",
        ]
    )
