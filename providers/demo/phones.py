"""Telephone numbers that Ofcom keeps free for drama, so that nobody is rung by mistake."""

import random

GREATER_MANCHESTER = "Greater Manchester"
MERSEYSIDE = {"Halton", "Knowsley", "Liverpool", "Sefton", "St Helens", "Wirral"}


def drama_phone(rng: random.Random, *, council: str, sub_region: str) -> str:
    last = rng.randrange(1000)
    if sub_region == GREATER_MANCHESTER:
        return f"0161 496 0{last:03d}"
    if council in MERSEYSIDE:
        return f"0151 496 0{last:03d}"
    return f"01632 960{last:03d}"


def neighbouring_phone(rng: random.Random, phone: str) -> str:
    """Another number of the same area, just as free."""
    return f"{phone[:-3]}{rng.randrange(1000):03d}"
