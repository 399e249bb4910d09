"""The path as a picture: a flower of six petals for each stage, as many of them filled as the stage has points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from providers.health_check.scoring import MOST, StageResult

WIDTH, TOP, DOWN = 360, 62, 108
LEFT, RIGHT = 66, 294
LABEL_GAP = 62
BEND = 70

Filling = Literal["had", "gained", "lost", "open"]


@dataclass(frozen=True)
class Petal:
    angle: int
    filling: Filling


@dataclass(frozen=True)
class Flower:
    result: StageResult
    x: int
    y: int
    petals: list[Petal]

    @property
    def is_left(self) -> bool:
        return self.x == LEFT

    @property
    def label_x(self) -> int:
        return self.x + LABEL_GAP if self.is_left else self.x - LABEL_GAP

    @property
    def anchor(self) -> str:
        return "start" if self.is_left else "end"


@dataclass(frozen=True)
class Picture:
    flowers: list[Flower]

    @property
    def width(self) -> int:
        return WIDTH

    @property
    def height(self) -> int:
        return self.flowers[-1].y + TOP

    @property
    def line(self) -> str:
        """The way from flower to flower, as an SVG path."""
        first = self.flowers[0]
        bends = [f"C{a.x},{a.y + BEND} {b.x},{b.y - BEND} {b.x},{b.y}" for a, b in pairwise(self.flowers)]
        return f"M{first.x},{first.y}{''.join(bends)}"


def path_picture(results: Sequence[StageResult]) -> Picture:
    return Picture(
        [
            Flower(result, LEFT if number % 2 == 0 else RIGHT, TOP + DOWN * number, _petals(result))
            for number, result in enumerate(results)
        ]
    )


def _petals(result: StageResult) -> list[Petal]:
    return [Petal(number * 360 // MOST, _filling(result, number + 1)) for number in range(MOST)]


def _filling(result: StageResult, number: int) -> Filling:
    before = result.score if result.before is None else result.before
    if number <= min(result.score, before):
        return "had"
    if number <= result.score:
        return "gained"
    return "lost" if number <= before else "open"
