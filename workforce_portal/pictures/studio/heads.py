"""Heads: skin, hair, faces, and what people wear on their heads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from workforce_portal.pictures.studio.pen import CARD, INK, LILAC, ROSE, SEA, SUN, circle, ellipse, group, line, path

# Skin, its shade for neck and nose, and the mouth.
SKIN = {
    "fair": ("#f6cfb4", "#e3a98a", "#9c3b3f"),
    "rosy": ("#efb897", "#d79471", "#8f3338"),
    "olive": ("#d9a273", "#bb7f50", "#7c2c2f"),
    "tan": ("#bd8152", "#9b6138", "#66231f"),
    "brown": ("#8f5a3a", "#704126", "#4a1717"),
    "deep": ("#643c2a", "#4a2919", "#2e0f10"),
}
HAIR = {
    "black": "#241a26", "brown": "#4d2d24", "auburn": "#9a4526", "ginger": "#cb6a2e", "grey": "#aaa2b3",
    "white": "#f1ece6", "blond": "#dcae5c", "silver": "#cfc8d4",
}  # fmt: skip
LIGHT_BROWS = {"blond": "#8a6a33"}
FOLD = "#00000033"

FACE = "M-45,-14C-47,-66 47,-66 45,-14C46,12 43,31 32,47C23,60 9,66 0,66C-9,66 -23,60 -32,47C-43,31 -46,12 -45,-14Z"

# --- hair: what is behind the head, and what is before it ---

Dots = list[tuple[float, float, float]]

BEHIND = {
    "bob": "M-56,46C-66,-10 -60,-78 0,-78C60,-78 66,-10 56,46C44,58 30,56 24,48L-24,48C-30,56 -44,58 -56,46Z",
    "long": "M-58,98C-66,40 -64,-78 0,-78C64,-78 66,40 60,98C48,112 28,104 22,88L-22,88C-28,104 -46,112 -58,98Z",
    "ponytail": "M20,-60C84,-64 84,10 66,58C58,66 50,58 52,46C56,14 48,-10 30,-24Z",
    "bun": "M-49,10C-58,-74 58,-74 49,10Z",
    "plait": "M-51,30C-62,-84 62,-84 51,30Z",
    "waves": (
        "M-56,88C-80,70 -50,46 -62,20C-72,-8 -58,-82 2,-82C62,-82 72,-8 62,20C52,46 80,70 56,88"
        "C44,98 28,92 22,80L-22,80C-28,92 -44,98 -56,88Z"
    ),
}
BEHIND_DOTS: dict[str, Dots] = {
    "afro": [(-54, -2, 27), (-60, -34, 29), (-40, -66, 30), (0, -78, 32), (40, -66, 30), (60, -34, 29), (54, -2, 27)],
    "bun": [(10, -86, 25)],
    "curls": [
        (-48, 14, 15), (-55, -8, 16), (-52, -32, 18), (-38, -53, 19), (-15, -64, 20),
        (12, -65, 20), (36, -54, 19), (51, -33, 18), (55, -8, 16), (48, 14, 15),
    ],
}  # fmt: skip
FRONT = {
    "short": (
        "M-48,2C-58,-46 -38,-76 4,-76C46,-76 56,-44 48,2C46,-14 42,-26 33,-36C12,-28 -12,-30 -29,-42"
        "C-40,-30 -44,-14 -48,2Z"
    ),
    "crop": (
        "M-47,-6C-52,-46 -36,-70 0,-70C36,-70 52,-46 47,-6C44,-20 41,-30 36,-38C14,-46 -14,-46 -36,-38"
        "C-41,-30 -44,-20 -47,-6Z"
    ),
    "quiff": (
        "M-47,0C-52,-20 -52,-40 -42,-54C-44,-74 -18,-92 14,-86C44,-82 58,-54 47,0C45,-16 42,-28 35,-38"
        "C10,-30 -16,-34 -30,-44C-40,-30 -44,-16 -47,0Z"
    ),
    "bob": (
        "M-50,22C-58,-44 -40,-76 0,-76C42,-76 58,-44 50,22C44,2 40,-18 26,-40C8,-22 -28,-14 -41,-14"
        "C-46,-4 -46,8 -50,22Z"
    ),
    "bun": "M-49,8C-56,-46 -36,-72 2,-72C40,-72 56,-46 49,8C46,-14 36,-34 8,-44C-20,-38 -44,-16 -49,8Z",
    "plait": "M-49,14C-58,-46 -38,-76 0,-76C38,-76 58,-46 49,14C46,-14 34,-34 0,-48C-34,-34 -46,-14 -49,14Z",
    "waves": (
        "M-52,26C-62,-46 -40,-80 6,-78C50,-76 60,-40 52,24C44,6 44,-20 20,-42C6,-26 -22,-22 -38,-18"
        "C-46,-6 -42,10 -52,26Z"
    ),
    "pixie": (
        "M-49,10C-60,-40 -42,-78 4,-78C48,-78 58,-44 49,8C46,-8 44,-20 36,-32C22,-22 2,-20 -8,-30"
        "C-14,-22 -28,-16 -38,-18C-44,-10 -45,0 -49,10Z"
    ),
    "afro": (
        "M-47,-2C-52,-44 -34,-62 0,-62C34,-62 52,-44 47,-2C43,-18 38,-30 30,-38C12,-45 -12,-45 -30,-38"
        "C-38,-30 -43,-18 -47,-2Z"
    ),
    "locs": (
        "M-48,4C-56,-46 -36,-74 0,-74C36,-74 56,-46 48,4C45,-14 38,-30 22,-44C14,-38 6,-36 0,-44C-6,-36 -14,-38 -22,-44"
        "C-38,-30 -45,-14 -48,4Z"
    ),
    "receding": (
        "M-45,14C-56,8 -58,-28 -42,-42C-36,-44 -36,-36 -39,-28C-43,-16 -42,0 -45,14Z"
        "M45,14C56,8 58,-28 42,-42C36,-44 36,-36 39,-28C43,-16 42,0 45,14Z"
    ),
    "turban": ("M-52,-8C-66,-58 -40,-92 4,-92C46,-92 66,-56 52,-8C44,-26 26,-40 4,-44C-22,-40 -44,-26 -52,-8Z"),
}
FRONT |= {"ponytail": FRONT["short"], "long": FRONT["bob"]}
FRONT_DOTS: dict[str, Dots] = {"curls": [(-34, -42, 16), (-13, -50, 17), (12, -51, 17), (34, -43, 16)]}


def hair_behind(style: str | None, c: str) -> str:
    out = "".join(circle(*dot, c) for dot in BEHIND_DOTS.get(style or "", []))
    if style == "afro":
        out += ellipse(0, -24, 62, 52, c)
    if style == "locs":
        hanging = [
            f"M{x * 0.8:.0f},-46Q{x * 1.16:.0f},10 {x},{84 - abs(abs(x) - 44)}" for x in (-54, -44, -33, 33, 44, 54)
        ]
        out += line("".join(hanging), c, 14) + ellipse(0, -36, 54, 40, c)
    return out + (path(BEHIND[style], c) if style in BEHIND else "")


def hair_front(style: str, c: str) -> str:
    out = "".join(circle(*dot, c) for dot in FRONT_DOTS.get(style, []))
    out += path(FRONT[style], c) if style in FRONT else ""
    if style == "turban":
        out += line("M-50,-14C-30,-50 20,-62 42,-74M-54,-34C-34,-62 0,-76 24,-84M50,-14C36,-38 18,-44 6,-46", FOLD, 3)
    if style == "plait":
        out += line("M0,-47V-75", FOLD, 2.4)
    return out


def plait(c: str, band: str, side: int) -> str:
    """Over the shoulder, before the clothes."""
    knots = "".join(ellipse(side * x, y, 15 - number, 15, c) for number, (x, y) in enumerate(PLAIT))
    return knots + circle(side * 66, 150, 9, band) + path(f"M{side * 58},156L{side * 74},156L{side * 68},186Z", c)


PLAIT = [(46, 40), (52, 60), (57, 80), (61, 100), (64, 120), (66, 138)]


def beard(c: str, kind: str, f: float) -> str:
    if kind == "full":
        return path(
            "M-46,6C-47,52 -26,78 0,78C26,78 47,52 46,6C42,22 34,28 24,28C12,22 -12,22 -24,28C-34,28 -42,22 -46,6Z", c
        )
    if kind == "goatee":
        outer = "M-26,30C-24,22 -8,23 0,26C8,23 24,22 26,30C31,54 18,71 0,71C-18,71 -31,54 -26,30Z"
        inner = "M-18,33C-10,31 -4,32 0,33C4,32 10,31 18,33C22,50 12,55 0,55C-12,55 -22,50 -18,33Z"
        return group(path(outer + inner, c, fill_rule="evenodd"), transform=f"translate({8 * f} 0)")
    return path(
        "M-45,12C-46,46 -24,68 0,68C24,68 46,46 45,12C40,34 30,38 22,32C10,27 -10,27 -22,32C-30,38 -40,34 -45,12Z", c
    )


# --- faces ---


def face(
    skin: str,
    f: float = 0,
    eyes: str = "dot",
    mouth: str = "smile",
    brow: str = INK,
    glasses: str | None = None,
    lines: bool = False,
) -> str:
    """`f` is where it looks, from -1 (left) to 1 (right)."""
    x = 8 * f
    out = [_half(skin, x + side * 17, side, f, eyes, brow, lines) for side in (-1, 1)]
    out += [_nose(skin, x, 1 if f >= 0 else -1), _mouth(mouth, x, SKIN[skin][2])]
    if glasses:
        out += [circle(x + side * 17, 2, 14, "none", stroke=glasses, stroke_width=3.4) for side in (-1, 1)]
        out.append(line(f"M{x - 4},0Q{x},-3 {x + 4},0", glasses, 3.4))
    return "".join(out)


def _half(skin: str, ex: float, side: int, f: float, eyes: str, brow: str, lines: bool) -> str:
    cheek = circle(ex + side * 9, 23, 9.5, "#d8412f", opacity=0.14)
    eye = ellipse(ex, 1, 4, 4.8, INK) if eyes == "dot" else line(f"M{ex - 6.5},3Q{ex},-6 {ex + 6.5},3", INK, 4)
    above = f"M{ex - 9},{-14 - side * f}Q{ex},-20 {ex + 9},{-14 + side * f}"
    laughing = f"M{ex + side * 12},-2l{side * 5},-3M{ex + side * 12},3l{side * 6},1"
    return cheek + eye + line(above, brow, 3.6, opacity=0.85) + (line(laughing, SKIN[skin][1], 2.2) if lines else "")


def _nose(skin: str, x: float, s: int) -> str:
    return line(f"M{x + 2 * s},5Q{x + 9 * s},17 {x + 5 * s},19Q{x},21 {x - 3 * s},18", SKIN[skin][1], 3.4)


def _mouth(kind: str, x: float, lip: str) -> str:
    if kind == "smile":
        return line(f"M{x - 14},34Q{x},47 {x + 14},34", lip, 4.2)
    if kind == "side":
        return line(f"M{x - 11},37Q{x + 4},45 {x + 14},33", lip, 4.2)
    teeth = f"M{x - 14.5},33.4Q{x},37.6 {x + 14.5},33.4Q{x + 11},41 {x},41.4Q{x - 11},41 {x - 14.5},33.4Z"
    return path(f"M{x - 17},32Q{x},37 {x + 17},32Q{x + 13},51 {x},51Q{x - 13},51 {x - 17},32Z", lip) + path(teeth, CARD)


# --- what is worn ---


def hijab(c: str) -> str:
    """Behind the face and round it: a frame with the face cut out of it."""
    outer = (
        "M0,-82C58,-82 66,-28 60,16C58,44 66,70 76,96C40,122 -40,122 -76,96C-66,70 -58,44 -60,16C-66,-28 -58,-82 0,-82Z"
    )
    inner = (
        "M-40,-10C-42,-62 42,-62 40,-10C41,14 38,32 28,46C19,58 8,61 0,61C-8,61 -19,58 -28,46C-38,32 -41,14 -40,-10Z"
    )
    folds = line("M-34,60C-20,86 20,92 58,78M-48,20C-46,52 -28,72 -6,80", "#00000030", 3.5)
    return path(outer + inner, c, fill_rule="evenodd") + folds


def sun_hat(c: str) -> str:
    return (
        path("M-46,-30C-46,-82 46,-82 46,-30Z", c)
        + path("M-72,-26C-40,-42 40,-42 72,-26C66,-14 -66,-14 -72,-26Z", c)
        + path("M-47,-38C-20,-48 20,-48 47,-38L47,-31C20,-40 -20,-40 -47,-31Z", "#00000030")
    )


def kufi(c: str) -> str:
    zigzag = "M-44,-42L-34,-50L-24,-44L-14,-53L-4,-46L6,-54L16,-46L26,-52L36,-44L44,-48"
    return path("M-47,-30C-50,-64 -40,-80 0,-80C40,-80 50,-64 47,-30C22,-42 -22,-42 -47,-30Z", c) + line(
        zigzag, SUN, 3.4
    )


def kippah(c: str) -> str:
    return path("M-36,-66C-30,-98 30,-98 36,-66C14,-76 -14,-76 -36,-66Z", c)


def head_wrap(c: str) -> str:
    knot = path("M6,-70C-6,-104 30,-122 44,-104C66,-116 84,-88 58,-74C46,-62 20,-60 6,-70Z", c)
    wrap = path("M-51,-2C-66,-58 -40,-92 4,-92C46,-92 66,-56 51,-2C40,-26 20,-38 0,-40C-20,-38 -40,-26 -51,-2Z", c)
    folds = line(
        "M-48,-14C-34,-50 -6,-70 20,-76M-52,-36C-36,-64 -10,-80 12,-84M48,-12C40,-42 30,-58 22,-70M44,-100L36,-78",
        FOLD,
        3,
    )
    return knot + wrap + folds


HATS: dict[str, Callable[[str], str]] = {"sun": sun_hat, "kufi": kufi, "kippah": kippah, "wrap": head_wrap}


def head(
    skin: str = "fair",
    style: str | None = "short",
    hair: str = "brown",
    f: float = 0,
    bearded: tuple[str, str] | None = None,
    scarf: str | None = None,
    hat: tuple[str, str] | None = None,
    hearing: str | None = None,
    ear_ring: str | None = None,
    bindi: str | None = None,
    **features: Any,
) -> str:
    """`hearing` is "aid" or "implant"; `hat` and `bearded` are pairs of kind and colour."""
    c = HAIR.get(hair, hair)
    out = [
        hair_behind(style, c),
        "" if scarf or style == "waves" else _ears(skin, f, ear_ring),
        path(FACE, SKIN[skin][0]),
    ]
    if bearded:
        out.append(beard(HAIR[bearded[0]], bearded[1], f))
    out.append(face(skin, f, brow=_brow(skin, style, hair), **features))
    out.append(hair_front(style, c) if style else "")
    out.append(hijab(scarf) if scarf else "")
    out.append(HATS[hat[0]](hat[1]) if hat else "")
    out.append(circle(8 * f, -27, 3.6, bindi) if bindi else "")
    out.append(_hearing(hearing, -1 if f >= 0 else 1) if hearing else "")
    return "".join(out)


def _brow(skin: str, style: str | None, hair: str) -> str:
    if hair in ("white", "silver"):
        return SKIN[skin][1]
    return HAIR["black"] if style == "turban" else LIGHT_BROWS.get(hair, HAIR.get(hair, hair))


def _ears(skin: str, f: float, ring: str | None) -> str:
    """The ear on the side that the head turns to is hidden."""
    base, shade, _ = SKIN[skin]
    sides = [side for side in (-1, 1) if f * side <= 0.5]
    ears = "".join(
        ellipse(side * 46, 8, 8.5, 12, base) + line(f"M{side * 47},3q{side * 3},5 0,9", shade, 2.6) for side in sides
    )
    return ears + ("".join(circle(side * 48, 24, 4.5, ring) for side in sides) if ring else "")


def _hearing(kind: str, side: int) -> str:
    aid = line(f"M{side * 42},-7q{side * 12},-3 {side * 14},9q1,9 {-side * 3},13", SEA if kind == "aid" else ROSE, 5.5)
    if kind == "aid":
        return aid
    coil = circle(side * 40, -36, 10, ROSE) + circle(side * 40, -36, 4, LILAC)
    return group(line(f"M{side * 52},-6C{side * 60},-18 {side * 56},-30 {side * 46},-32", ROSE, 3), aid, coil)
