from math import hypot

import pytest

from workforce_portal.places.national_grid import grid_reference


@pytest.mark.parametrize(
    ("latitude", "longitude", "easting", "northing"),
    [
        (54.454223, -3.2115983, 321_556, 507_212),  # Scafell Pike
        (53.8158606, -3.0553286, 330_614, 436_029),  # Blackpool Tower
        (52.658007833, 1.716073973, 651_410, 313_177),  # Caister water tower, Ordnance Survey's own example
    ],
)
def test_grid_reference_of_landmarks(latitude, longitude, easting, northing):
    found_easting, found_northing = grid_reference(latitude, longitude)

    assert hypot(found_easting - easting, found_northing - northing) < 15
