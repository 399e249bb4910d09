"""The colours of a page's bands, one below the other: never twice the same, never two loud ones in a row."""

from campaigns.enums import Ground

PAPER, BLUSH, LILAC, SEA = "paper", "blush", "lilac", "sea-tint"
LOUD = frozenset(Ground.values)
QUIET = [PAPER, BLUSH, LILAC, SEA]

# What a kind would like to stand on; the rest stand on paper where they can.
WISHES = {
    "story": BLUSH,
    "quote": LILAC,
    "ladder": LILAC,
    "question": SEA,
    "video": BLUSH,
    "partner": SEA,
}


def choose_grounds(hero: str, kinds: list[str]) -> list[str]:
    """One ground a band, from the top down. The figure is loud in the other colour, the call in the hero’s own."""
    other = Ground.SUN if hero == Ground.ROSE else Ground.ROSE
    wishes = {**WISHES, "figure": other.value, "call": hero}
    chosen: list[str] = [hero]
    for kind in kinds:
        chosen.append(_next(wishes.get(kind, PAPER), chosen))
    return chosen[1:]


def _next(wish: str, above: list[str]) -> str:
    if wish != above[-1] and not {wish, above[-1]} <= LOUD:
        return wish
    # Of the quiet ones, that which was used longest ago.
    quiet = [ground for ground in QUIET if ground != above[-1]]
    return max(quiet, key=lambda ground: above[::-1].index(ground) if ground in above else len(above))
