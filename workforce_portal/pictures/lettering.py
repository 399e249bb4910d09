"""Text in our own typefaces, measured: which letters there are, how wide they run, where a line breaks."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PIL import ImageFont

FONTS = Path(__file__).parent / "fonts"
UNITS = 1000
NO_LETTER = "\U0010ffff"
ELLIPSIS = "…"


@dataclass(frozen=True)
class Face:
    """One typeface. `tracking` is added to each letter, as a share of the size."""

    family: str
    weight: int
    file: str
    tracking: float = 0.0

    @property
    def path(self) -> str:
        return str(FONTS / self.file)

    def width(self, text: str, size: float) -> float:
        """Letters that only the Arabic typeface has are measured in that, unjoined: a little wider than they become."""
        theirs = "".join(letter for letter in text if not self.has(letter))
        ours = "".join(letter for letter in text if self.has(letter)) if theirs else text
        plain = _font(self.path).getlength(ours) + (_font(ARABIC.path).getlength(theirs) if theirs else 0)
        return plain * size / UNITS + self.tracking * size * len(text)

    def has(self, letter: str) -> bool:
        return letter.isspace() or _shape(self.path, letter) != _shape(self.path, NO_LETTER)


DISPLAY = Face("Bricolage Grotesque", 800, "BricolageGrotesque_800ExtraBold.ttf", -0.035)
TEXT = Face("Atkinson Hyperlegible Next", 400, "AtkinsonHyperlegibleNext_400Regular.ttf")
BOLD = Face("Atkinson Hyperlegible Next", 700, "AtkinsonHyperlegibleNext_700Bold.ttf")
# For names that are written so: Arabic, Urdu, Persian, Kurdish.
ARABIC = Face("Noto Sans Arabic", 700, "NotoSansArabic_700Bold.ttf")


@dataclass(frozen=True)
class SetText:
    """Text broken into lines at a size at which it fits."""

    size: int
    lines: list[str]


def drawable(text: str, *faces: Face) -> str:
    """The text without what none of the faces can draw, such as emoji, and with single spaces."""
    letters = unicodedata.normalize("NFC", text)
    kept = (letter for letter in letters if any(face.has(letter) for face in faces))
    return " ".join("".join(kept).split())


def runs(text: str, face: Face) -> list[tuple[str, Face]]:
    """The text in pieces, each with the face that draws it: a space goes with what stands before it."""
    found: list[tuple[str, Face]] = []
    for letter in text:
        whose = face if face.has(letter) else ARABIC
        if found and (letter.isspace() or found[-1][1] == whose):
            found[-1] = (found[-1][0] + letter, found[-1][1])
        else:
            found.append((letter, whose))
    return found


def fit(text: str, face: Face, *, sizes: list[int], width: float, height: float, leading: float) -> SetText:
    """The largest size at which the text fits into the space; at the smallest, what is too long ends in an ellipsis."""
    for size in sizes:
        lines = break_lines(text, face, size, width)
        if len(lines) * size * leading <= height and not _was_cut(text, lines):
            return SetText(size, _balanced(text, face, size, width, len(lines)))
    most = max(1, int(height // (size * leading)))
    return SetText(size, _shortened(lines, most, face, size, width))


def break_lines(text: str, face: Face, size: float, width: float) -> list[str]:
    """Breaks between words, and inside a word only where it is longer than a line."""
    lines = [""]
    for word in text.split():
        joined = f"{lines[-1]} {word}".strip()
        if face.width(joined, size) <= width:
            lines[-1] = joined
            continue
        pieces = _pieces(word, face, size, width)
        lines = [line for line in lines if line] + pieces
    return lines


def _pieces(word: str, face: Face, size: float, width: float) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and face.width(pieces[-1] + letter, size) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def _was_cut(text: str, lines: list[str]) -> bool:
    return " ".join(lines) != text


def _balanced(text: str, face: Face, size: int, width: float, count: int) -> list[str]:
    """As many lines as needed, and as even as they can be."""
    best = break_lines(text, face, size, width)
    for step in range(1, 20):
        lines = break_lines(text, face, size, width * (1 - step / 40))
        if len(lines) > count or _was_cut(text, lines):
            break
        best = lines
    return best


def _shortened(lines: list[str], most: int, face: Face, size: int, width: float) -> list[str]:
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and face.width(last + ELLIPSIS, size) > width:
        last = last[:-1]
    return [*lines[: most - 1], last.rstrip(" ,.;:") + ELLIPSIS]


@cache
def _font(path: str) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, UNITS, layout_engine=ImageFont.Layout.BASIC)


@cache
def _small_font(path: str) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, 24, layout_engine=ImageFont.Layout.BASIC)


@cache
def _shape(path: str, letter: str) -> tuple[tuple[int, int], bytes]:
    mask = _small_font(path).getmask(letter)
    return mask.size, bytes(mask)
