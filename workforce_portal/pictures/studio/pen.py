"""Shapes as SVG."""

from __future__ import annotations

import re
from typing import Any

INK, PAPER, CARD = "#221a33", "#fffaf2", "#ffffff"
ROSE, ROSE_DEEP, SUN, SEA = "#b0174d", "#86103a", "#ffc63f", "#0a6464"
SEA_TINT, BLUSH, LILAC, LINE = "#dff0ec", "#fde6e1", "#e9e3f6", "#d9cfc2"
# Between the tokens: only for drawing, never behind text.
PLUM, CORAL, LEAF, MOSS, SKY, AMBER, TEAL = (
    "#7d68b8", "#ee8a74", "#3f8f68", "#1b6b3a", "#bfe3df", "#e79a1c", "#2f9089",
)  # fmt: skip
SHADE = "#00000026"

DECIMALS = re.compile(r"-?\d+\.\d+")
PATH = re.compile(r' d="[^"]+"')
TWICE = re.compile(r'"#(.)\1(.)\2(.)\3"')


def tag(name: str, body: str = "", /, **attrs: Any) -> str:
    pairs = "".join(f' {key.rstrip("_").replace("_", "-")}="{value}"' for key, value in attrs.items())
    return f"<{name}{pairs}>{body}</{name}>" if body else f"<{name}{pairs}/>"


def path(d: str, fill: str = "none", **attrs: Any) -> str:
    """The drawing as a whole is not filled, so that lines need not say so."""
    filled = {} if fill == "none" else {"fill": fill}
    return tag("path", d=d, **filled, **attrs)


def line(d: str, colour: str, width: float, **attrs: Any) -> str:
    """With round ends and corners, which the whole drawing has."""
    return path(d, stroke=colour, stroke_width=width, **attrs)


def circle(x: float, y: float, r: float, fill: str, **attrs: Any) -> str:
    return tag("circle", cx=x, cy=y, r=r, fill=fill, **attrs)


def ellipse(x: float, y: float, rx: float, ry: float, fill: str, **attrs: Any) -> str:
    return tag("ellipse", cx=x, cy=y, rx=rx, ry=ry, fill=fill, **attrs)


def rect(x: float, y: float, w: float, h: float, fill: str, rx: float = 0, **attrs: Any) -> str:
    rounded = {"rx": rx} if rx else {}
    return tag("rect", x=x, y=y, width=w, height=h, **rounded, fill=fill, **attrs)


def group(*parts: str, **attrs: Any) -> str:
    return tag("g", "".join(parts), **attrs)


def at(x: float, y: float, scale: float, *parts: str, tilt: float = 0) -> str:
    size = f" scale({scale})" if scale != 1 else ""
    turn = f" rotate({tilt})" if tilt else ""
    return group(*parts, transform=f"translate({x} {y}){size}{turn}")


def clip(outline: str, name: str, *parts: str) -> str:
    return tag("clipPath", path(outline), id=name) + group(*parts, clip_path=f"url(#{name})")


def svg(width: int, height: int, *parts: str) -> str:
    """The whole drawing, in as few bytes as it takes."""
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    ends = 'fill="none" stroke-linecap="round" stroke-linejoin="round"'
    text = f'<svg xmlns="http://www.w3.org/2000/svg" {size} {ends}>{"".join(parts)}</svg>\n'
    text = TWICE.sub(r'"#\1\2\3"', DECIMALS.sub(_short, text))
    return PATH.sub(lambda found: found[0].replace(",-", "-").replace(" -", "-").replace(", ", ","), text)


def _short(number: re.Match[str]) -> str:
    short = f"{float(number[0]):.2f}".rstrip("0").rstrip(".")
    return re.sub(r"^(-?)0(?=\.)", r"\1", short)
