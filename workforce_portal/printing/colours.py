"""The identity's colours, for the files: the page takes them from its style sheet."""

from __future__ import annotations

from typing import Literal

Ground = Literal["sun", "blush", "sea-tint", "lilac"]

GROUNDS: dict[Ground, str] = {"sun": "ffc63f", "blush": "fde6e1", "sea-tint": "dff0ec", "lilac": "e9e3f6"}
INK, ROSE, MUTED = "221a33", "b0174d", "5f5670"
