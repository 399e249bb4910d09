"""Latitude and longitude to the National Grid.

Formulas and constants: Ordnance Survey, "A guide to coordinate systems in Great Britain", annexes B and C. The seven
Helmert parameters hold to about five metres, plenty for the middle of an outcode.
"""

from math import atan2, cos, hypot, radians, sin, sqrt, tan
from typing import NamedTuple


class Ellipsoid(NamedTuple):
    a: float
    b: float

    @property
    def e2(self) -> float:
        """Eccentricity squared."""
        return 1 - (self.b / self.a) ** 2


WGS84 = Ellipsoid(6_378_137.0, 6_356_752.314245)
AIRY_1830 = Ellipsoid(6_377_563.396, 6_356_256.909)

SHIFT_M = (-446.448, 125.157, -542.060)
SCALE = 1 + 20.4894e-6
ROTATION = tuple(radians(seconds / 3600) for seconds in (-0.1502, -0.2470, -0.8421))

CENTRAL_SCALE = 0.9996012717
ORIGIN_LATITUDE, ORIGIN_LONGITUDE = radians(49), radians(-2)
FALSE_EASTING, FALSE_NORTHING = 400_000.0, -100_000.0


def grid_reference(latitude: float, longitude: float) -> tuple[int, int]:
    """Easting and northing in metres of a position in WGS84 degrees, as satellites and web maps give it."""
    return _project(*_to_osgb36(radians(latitude), radians(longitude)))


def _to_osgb36(latitude: float, longitude: float) -> tuple[float, float]:
    x, y, z = _to_cartesian(latitude, longitude, WGS84)
    (shift_x, shift_y, shift_z), (rx, ry, rz) = SHIFT_M, ROTATION
    return _from_cartesian(
        shift_x + x * SCALE - y * rz + z * ry,
        shift_y + x * rz + y * SCALE - z * rx,
        shift_z - x * ry + y * rx + z * SCALE,
    )


def _to_cartesian(latitude: float, longitude: float, on: Ellipsoid) -> tuple[float, float, float]:
    radius = on.a / sqrt(1 - on.e2 * sin(latitude) ** 2)
    return (
        radius * cos(latitude) * cos(longitude),
        radius * cos(latitude) * sin(longitude),
        radius * (1 - on.e2) * sin(latitude),
    )


def _from_cartesian(x: float, y: float, z: float) -> tuple[float, float]:
    across, e2 = hypot(x, y), AIRY_1830.e2
    latitude = atan2(z, across * (1 - e2))
    for _ in range(6):
        radius = AIRY_1830.a / sqrt(1 - e2 * sin(latitude) ** 2)
        latitude = atan2(z + e2 * radius * sin(latitude), across)
    return latitude, atan2(y, x)


def _project(latitude: float, longitude: float) -> tuple[int, int]:
    """Transverse Mercator; the names are the guide's own."""
    e2, t2 = AIRY_1830.e2, tan(latitude) ** 2
    nu = AIRY_1830.a * CENTRAL_SCALE / sqrt(1 - e2 * sin(latitude) ** 2)
    rho = AIRY_1830.a * CENTRAL_SCALE * (1 - e2) / (1 - e2 * sin(latitude) ** 2) ** 1.5
    eta2 = nu / rho - 1
    c, s, p = cos(latitude), sin(latitude), longitude - ORIGIN_LONGITUDE

    i = _meridian_arc(latitude) + FALSE_NORTHING
    ii = nu / 2 * s * c
    iii = nu / 24 * s * c**3 * (5 - t2 + 9 * eta2)
    iiia = nu / 720 * s * c**5 * (61 - 58 * t2 + t2**2)
    iv = nu * c
    v = nu / 6 * c**3 * (nu / rho - t2)
    vi = nu / 120 * c**5 * (5 - 18 * t2 + t2**2 + 14 * eta2 - 58 * t2 * eta2)

    return (
        round(FALSE_EASTING + iv * p + v * p**3 + vi * p**5),
        round(i + ii * p**2 + iii * p**4 + iiia * p**6),
    )


def _meridian_arc(latitude: float) -> float:
    n = (AIRY_1830.a - AIRY_1830.b) / (AIRY_1830.a + AIRY_1830.b)
    less, more = latitude - ORIGIN_LATITUDE, latitude + ORIGIN_LATITUDE
    return (AIRY_1830.b * CENTRAL_SCALE) * (
        (1 + n + 5 / 4 * n**2 + 5 / 4 * n**3) * less
        - (3 * n + 3 * n**2 + 21 / 8 * n**3) * sin(less) * cos(more)
        + (15 / 8 * n**2 + 15 / 8 * n**3) * sin(2 * less) * cos(2 * more)
        - 35 / 24 * n**3 * sin(3 * less) * cos(3 * more)
    )
