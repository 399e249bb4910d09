"""Whole people and things, for the scenes."""

from __future__ import annotations

from typing import Any

from workforce_portal.pictures.studio.busts import neck
from workforce_portal.pictures.studio.heads import SKIN, head
from workforce_portal.pictures.studio.pen import (
    CARD,
    CORAL,
    INK,
    LEAF,
    LINE,
    MOSS,
    ROSE,
    ROSE_DEEP,
    SEA,
    SHADE,
    SKY,
    SUN,
    at,
    circle,
    group,
    line,
    path,
    rect,
)  # fmt: skip

NOT_A_HEAD = ("wear", "badge", "build", "chair")


def arm(d: str, sleeve: str, skin: str, hand: tuple[float, float], width: float = 34) -> str:
    """A sleeve along `d`, and a hand at its end."""
    return line(d, sleeve, width) + circle(*hand, round(width * 0.46), SKIN[skin][0])


def shoulders(
    x: float, y: float, scale: float, who: dict[str, Any], top: str, *, tilt: float = 0, width: float = 62
) -> str:
    """Head, neck and collar of somebody who is shown whole; the rest of the body is drawn below."""
    parts = {key: value for key, value in who.items() if key not in NOT_A_HEAD}
    below = path(f"M-22,88C-14,106 14,106 22,88L{width},112H-{width}Z", top) + line(
        "M-22,92C-14,111 14,111 22,92", SHADE, 6
    )
    return at(x, y, scale, neck(who["skin"]), below, group(head(**parts), transform=f"rotate({tilt} 0 50)"))


def mug(x: float, y: float, c: str, *, steam: bool = True, flip: int = 1) -> str:
    out = line(f"M{x + flip * 20},{y + 12}q{flip * 20},2 {flip * 14},18q{-flip * 4},8 {-flip * 14},6", c, 7)
    out += path(f"M{x - 22},{y}h44v34q0,12 -12,12h-20q-12,0 -12,-12z", c)
    if steam:
        out += line(f"M{x - 6},{y - 14}q-8,-10 0,-20q8,-10 0,-20m16,42q-7,-8 0,-16q7,-8 0,-16", CARD, 4, opacity=0.8)
    return out


LEAVES = [(-46, 62), (44, 66), (-24, 96), (26, 100), (0, 116)]


def plant(x: float, y: float, pot: str = ROSE, leaf: str = LEAF, s: float = 1) -> str:
    def leaves(which: int) -> str:
        return "".join(
            f"M0,0C{dx - 16},{-h * 0.4:.0f} {dx - 10},{-h} {dx},{-h}C{dx + 12},{-h} {dx + 14},{-h * 0.4:.0f} 0,0Z"
            for number, (dx, h) in enumerate(LEAVES)
            if number % 2 == which
        )

    pot_shape = path("M-34,-6H34L26,56Q25,62 18,62H-18Q-25,62 -26,56Z", pot)
    rim = rect(-38, -14, 76, 18, pot, 6) + rect(-38, 0, 76, 5, "#00000022")
    return at(x, y, s, path(leaves(0), MOSS), path(leaves(1), leaf), pot_shape, rim)


def hills(y: float, w: float, c1: str, c2: str) -> str:
    far = [
        f"M0,{y}C{w * 0.12},{y - 70} {w * 0.22},{y - 110} {w * 0.34},{y - 40}",
        f"C{w * 0.44},{y - 120} {w * 0.58},{y - 150} {w * 0.7},{y - 50}",
        f"C{w * 0.8},{y - 110} {w * 0.92},{y - 90} {w},{y - 30}V{y + 200}H0Z",
    ]
    near = [
        f"M0,{y + 40}C{w * 0.2},{y - 30} {w * 0.34},{y + 30} {w * 0.5},{y + 6}",
        f"C{w * 0.68},{y - 40} {w * 0.84},{y + 40} {w},{y}V{y + 200}H0Z",
    ]
    return path("".join(far), c1) + path("".join(near), c2)


BRICK = [CORAL, ROSE, "#d4604f", CORAL, ROSE_DEEP, "#d4604f"]


def terrace(x: float, y: float, n: int, s: float = 1, *, glass: str = SKY, bricks: list[str] = BRICK) -> str:
    """A row of terraced houses, bottom-left corner at x, y."""
    across = range(0, n * 84, 84)
    walls: dict[str, str] = {}
    for number, left in enumerate(across):
        colour = bricks[number % len(bricks)]
        walls[colour] = walls.get(colour, "") + f"M{left},0v-96h56v-54h16v54h12v96z"
    roofs = "".join(f"M{left - 2},-94l12,-34h43v-26h22v26h-1l12,34z" for left in across)
    panes = "".join(f"M{left + 46},-80h26v26h-26zm0,40h26v26h-26zm-34,-40h22v24h-22z" for left in across)
    chimneys = "".join(f"M{left + 56},-128v-19h16v19z" for left in across)
    doors = [
        ("".join(f"M{left + 12},0v-46h22v46z" for left in across[start::2]), c) for start, c in ((0, SUN), (1, SEA))
    ]
    return at(
        x, y, s,
        *(path(d, colour) for colour, d in walls.items()),
        path(roofs, INK), path(chimneys, bricks[2]), path(panes, glass), *(path(d, c) for d, c in doors),
    )  # fmt: skip


def tree(x: float, y: float, s: float = 1, c: str = LEAF) -> str:
    crown = circle(0, -120, 54, c) + circle(-34, -92, 36, c) + circle(36, -94, 38, c)
    return at(x, y, s, rect(-7, -70, 14, 70, "#6b4636", 4), crown, circle(14, -134, 26, "#fff", opacity=0.12))


def wheelchair() -> tuple[str, str]:
    """Frame and wheel, from the side, moving right; the big wheel is centred on the origin."""
    frame = (
        line("M-66,-150L-58,-40H70L112,70H150M-66,-150h-24", INK, 12)
        + rect(-66, -60, 140, 22, ROSE_DEEP, 8)
        + circle(108, 72, 24, "none", stroke=INK, stroke_width=10)
    )
    spokes = line("M-90,0H90M0,-90V90M-64,-64L64,64M64,-64L-64,64", LINE, 3)
    rims = circle(0, 0, 98, "none", stroke=INK, stroke_width=12) + circle(0, 0, 82, "none", stroke=SUN, stroke_width=6)
    return frame, spokes + rims + circle(0, 0, 13, INK)
