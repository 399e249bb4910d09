from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from math import hypot

from django.db.models import QuerySet

from workforce_portal.places.models import Council, Postcode, SubRegion
from workforce_portal.places.reference import Outcode, outcodes

METRES_IN_A_MILE = 1609.344

OUTCODE = r"[A-Z]{1,2}[0-9][A-Z0-9]?"
INCODE = r"[0-9][A-Z]{2}"
POSTCODE_OR_OUTCODE = re.compile(rf"({OUTCODE})({INCODE})?")
UNFINISHED_POSTCODE = re.compile(rf"({OUTCODE}) [0-9][A-Z]?")

WHAT_TO_ENTER = "Enter a postcode, such as M33 7XN, or a council in the North West, such as Trafford."


class PlaceNotFound(Exception):
    """The text is a sentence to show beside the field."""


@dataclass(frozen=True)
class Place:
    """Somewhere in the region. A council has no grid reference: what lies in it is told by its code."""

    name: str
    postcode: str | None = None
    easting: int | None = None
    northing: int | None = None
    council: Council | None = None
    is_approximate: bool = False
    note: str = ""


def sub_regions() -> QuerySet[SubRegion]:
    return SubRegion.objects.prefetch_related("councils")


def councils() -> QuerySet[Council]:
    return Council.objects.select_related("sub_region")


def find_place(text: str) -> Place:
    """What somebody means by a postcode, the first half of one or a council's name, in whatever case or spacing.

    Raises `PlaceNotFound`, whose text says what to do.
    """
    words = " ".join(text.upper().split())
    if not words:
        raise PlaceNotFound(WHAT_TO_ENTER)
    if unfinished := UNFINISHED_POSTCODE.fullmatch(words):
        return _find_outcode(unfinished[1])
    if match := POSTCODE_OR_OUTCODE.fullmatch(re.sub(r"[ .,-]", "", words)):
        return _find_postcode(match[1], match[2]) if match[2] else _find_outcode(match[1])
    return _find_council(text)


def split_postcode(text: str) -> tuple[str, str] | None:
    """The two halves of a whole postcode, in capitals; None where the text is not shaped like one."""
    match = POSTCODE_OR_OUTCODE.fullmatch("".join(text.upper().split()))
    return (match[1], match[2]) if match and match[2] else None


def council_by_name(text: str, among: Iterable[Council] | None = None) -> Council | None:
    """The council that is called so, whether or not "Council", "City of" or "Borough" is said."""
    asked = _plain_name(text)
    among = councils() if among is None else among
    return next((council for council in among if asked and _plain_name(council.name) == asked), None)


def miles_between(easting: float, northing: float, other_easting: float, other_northing: float) -> float:
    """Miles as the crow flies between two places on the National Grid, given in metres."""
    return hypot(easting - other_easting, northing - other_northing) / METRES_IN_A_MILE


def _find_postcode(outcode: str, incode: str) -> Place:
    name = f"{outcode} {incode}"
    found = Postcode.objects.select_related("council__sub_region").filter(code=outcode + incode).first()
    if found:
        return Place(name, name, found.easting, found.northing, found.council)
    area = outcodes().get(outcode)
    # Of an area that lies mostly elsewhere, a postcode that the region does not have is most likely a neighbour's.
    if area is None or area.share_in_region < 0.5:
        raise _outside(name)
    return _roughly(area, note=f"We do not know {name}, so distances are measured from the middle of {outcode}.")


def _find_outcode(outcode: str) -> Place:
    area = outcodes().get(outcode)
    if area is None:
        raise _outside(outcode)
    return _roughly(area, note=f"Distances are measured from the middle of {outcode}.")


def _roughly(area: Outcode, *, note: str) -> Place:
    # A council is never guessed where the area lies in more than one.
    council = councils().filter(code=area.council_codes[0]).first() if len(area.council_codes) == 1 else None
    return Place(area.code, None, area.easting, area.northing, council, is_approximate=True, note=note)


def _outside(name: str) -> PlaceNotFound:
    return PlaceNotFound(f"{name} is not in the North West of England. {WHAT_TO_ENTER}")


def _find_council(text: str) -> Place:
    everyone = list(councils())
    if council := council_by_name(text, among=everyone):
        return Place(council.name, council=council)
    asked = _plain_name(text)
    begin = [council for council in everyone if len(asked) >= 4 and _plain_name(council.name).startswith(asked)]
    if len(begin) == 1:
        return Place(begin[0].name, council=begin[0])
    if begin:
        names = " or ".join(council.name for council in begin)
        raise PlaceNotFound(f"Enter {names}, or a postcode, such as M33 7XN.")
    raise PlaceNotFound(f"We cannot find that place. {WHAT_TO_ENTER}")


STYLED = re.compile(r"\b(council|county|city|borough|metropolitan|mbc|mdc|bc|cc|of|the)\b")


def _plain_name(text: str) -> str:
    """Lower case, without what is not part of the name: "City of Salford Council" and "Salford" are one."""
    plain = re.sub(r"[^a-z ]", " ", text.lower().replace("&", " and ").replace("'", "").replace("’", ""))
    plain = re.sub(r"\bsaint\b", "st", STYLED.sub(" ", plain))
    return " ".join(plain.split())
