"""The portal's own drawings: the SVG files of `static/img` that show people and places."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings

FOLDER = settings.BASE_DIR / "static" / "img"
SIZE = re.compile(r'viewBox="0 0 (\d+) (\d+)"')
GROUND = re.compile(r'<rect[^>]*fill="(#[0-9a-f]{6})"')


@dataclass(frozen=True)
class Drawing:
    name: str
    width: int
    height: int
    ground: str

    @property
    def static_name(self) -> str:
        return f"img/{self.name}.svg"

    @property
    def svg(self) -> str:
        return (FOLDER / f"{self.name}.svg").read_text()


@cache
def names() -> list[str]:
    """Portraits first, then scenes."""
    return sorted(path.stem for start in ("portrait", "scene") for path in FOLDER.glob(f"{start}-*.svg"))


@cache
def get(name: str) -> Drawing | None:
    """The drawing of that name, such as `portrait-yasmin`, or None."""
    return _read(FOLDER / f"{name}.svg") if name in names() else None


def _read(path: Path) -> Drawing:
    text = path.read_text()
    size, ground = SIZE.search(text), GROUND.search(text)
    if not size or not ground:
        raise ValueError(f"{path.name} lacks a viewBox or a ground")
    return Drawing(path.stem, int(size[1]), int(size[2]), ground[1])
