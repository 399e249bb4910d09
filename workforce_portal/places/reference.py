"""The region's councils and outcodes, as files (see data/README.md for sources and licences)."""

import csv
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from workforce_portal.places.national_grid import grid_reference

DATA = Path(__file__).parent / "data"
SUB_REGIONS = ("Cheshire and Merseyside", "Greater Manchester", "Lancashire and South Cumbria")


@dataclass(frozen=True)
class CouncilRow:
    code: str
    name: str
    sub_region: str
    population: int
    latitude: float
    longitude: float
    hex_q: int
    hex_r: int


@dataclass(frozen=True)
class Outcode:
    """The first half of a postcode, such as M33, and the middle of its postcodes."""

    code: str
    easting: int
    northing: int
    council_codes: tuple[str, ...]
    share_in_region: float


@cache
def council_rows() -> tuple[CouncilRow, ...]:
    return tuple(
        CouncilRow(
            code=row["code"],
            name=row["name"],
            sub_region=row["subregion_3"],
            population=int(row["census_2021_pop"]),
            latitude=float(row["lat"]),
            longitude=float(row["lon"]),
            hex_q=int(row["hex_q"]),
            hex_r=int(row["hex_r"]),
        )
        for row in _read("nw_authorities.csv")
    )


@cache
def outcodes() -> dict[str, Outcode]:
    return {row["outcode"]: _outcode(row) for row in _read("nw_outcodes.csv")}


@cache
def neighbours() -> dict[str, frozenset[str]]:
    """The councils that share a border with each, by ONS code."""
    pairs = json.loads((DATA / "nw_adjacency.json").read_text(encoding="utf-8"))
    both_ways = [*pairs, *([other, one] for one, other in pairs)]
    return {row.code: frozenset(other for one, other in both_ways if one == row.code) for row in council_rows()}


def _outcode(row: dict[str, str]) -> Outcode:
    easting, northing = grid_reference(float(row["lat"]), float(row["lon"]))
    return Outcode(
        code=row["outcode"],
        easting=easting,
        northing=northing,
        council_codes=tuple(part.partition(":")[0] for part in row["la_split_pct"].split(";")),
        share_in_region=float(row["nw_share_pct"]) / 100,
    )


def _read(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
