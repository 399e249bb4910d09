"""Where something invented stands: a real postcode where the directory is loaded, else the middle of its outcode."""

from __future__ import annotations

import random
from typing import NamedTuple

from workforce_portal.places.models import Council, Postcode
from workforce_portal.places.reference import outcodes

LETTERS = "ABDEFGHJLNPQRSTUWXYZ"
METRES_AROUND = 900


class Spot(NamedTuple):
    postcode: str
    easting: int
    northing: int


def pick_spot(rng: random.Random, *, outcode: str, council: Council) -> Spot:
    """`postcode` is empty where the directory has none of this outcode and council."""
    incode = f"{rng.randrange(1, 10)}{rng.choice(LETTERS)}{rng.choice(LETTERS)}"
    middle = outcodes()[outcode]
    east, north = (rng.randint(-METRES_AROUND, METRES_AROUND) for _ in range(2))
    roughly = Spot("", middle.easting + east, middle.northing + north)
    found = (
        Postcode.objects.filter(code__startswith=outcode, code__gte=outcode + incode, council=council)
        .order_by("code")
        .first()
    )
    if found is None or found.code[:-3] != outcode:
        return roughly
    return Spot(str(found), found.easting, found.northing)
