"""Miles on the National Grid against miles on the ellipsoid, worked out from latitude and longitude."""

import csv
from math import cos, hypot, radians, sin

import pytest

from workforce_portal.places.reference import DATA
from workforce_portal.places.selectors import find_place, miles_between

PAIRS = [
    ("M1", "L1"),
    ("M1", "M33"),
    ("M33", "WA14"),
    ("BL1", "BL2"),
    ("OL1", "OL9"),
    ("SK1", "SK9"),
    ("WN1", "PR1"),
    ("PR1", "BB1"),
    ("FY1", "LA1"),
    ("LA1", "LA9"),
    ("LA9", "CA1"),
    ("CA1", "CA28"),
    ("CA28", "LA14"),
    ("CH1", "CH41"),
    ("CH41", "L1"),
    ("CW1", "SK11"),
    ("WA1", "WA8"),
    ("PR9", "FY8"),
    ("CA1", "CW1"),
    ("CH1", "BB8"),
]


@pytest.mark.parametrize(("start", "end"), PAIRS)
@pytest.mark.django_db
def test_miles_between_known_pairs(start, end):
    here, there = find_place(start), find_place(end)

    miles = miles_between(here.easting, here.northing, there.easting, there.northing)

    assert miles == pytest.approx(miles_on_the_ellipsoid(POSITIONS[start], POSITIONS[end]), abs=0.1)


@pytest.mark.parametrize(
    ("here", "there", "miles"),
    [
        ((378_592, 392_041), (376_928, 387_234), 3.16),  # Sale to Altrincham
        ((383_617, 398_084), (335_067, 390_571), 30.53),  # Manchester to Liverpool
        ((340_157, 556_265), (351_557, 492_640), 40.16),  # Carlisle to Kendal
        ((378_592, 392_041), (378_592, 392_041), 0),
    ],
)
def test_miles_between_postcodes(here, there, miles):
    assert miles_between(*here, *there) == pytest.approx(miles, abs=0.01)


def positions():
    with (DATA / "nw_outcodes.csv").open(encoding="utf-8") as file:
        return {
            row["outcode"]: (radians(float(row["lat"])), radians(float(row["lon"]))) for row in csv.DictReader(file)
        }


POSITIONS = positions()


def miles_on_the_ellipsoid(start, end):
    """A flat plane laid on WGS84 half-way: right to a few metres over a region's distances."""
    semi_major, eccentricity_squared = 6_378_137.0, 0.00669437999
    middle = (start[0] + end[0]) / 2
    root = (1 - eccentricity_squared * sin(middle) ** 2) ** 0.5
    north = (end[0] - start[0]) * semi_major * (1 - eccentricity_squared) / root**3
    east = (end[1] - start[1]) * cos(middle) * semi_major / root
    return hypot(north, east) / 1609.344
