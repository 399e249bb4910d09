import random

import pytest

from tests.factories.places import PostcodeFactory, council
from workforce_portal.demo.grid import METRES_AROUND, pick_spot
from workforce_portal.places.reference import outcodes

pytestmark = pytest.mark.django_db


def pick(outcode="M33", name="Trafford"):
    return pick_spot(random.Random(7), outcode=outcode, council=council(name))


def test_spot_is_a_real_postcode_of_the_outcode_and_council():
    row = PostcodeFactory(code="M339ZZ", easting=378_000, northing=391_000)

    assert pick() == ("M33 9ZZ", row.easting, row.northing)


@pytest.mark.parametrize(("code", "name"), [("M339ZZ", "Manchester"), ("M349ZZ", "Trafford")])
def test_postcode_of_another_council_or_outcode_is_not_taken(code, name):
    PostcodeFactory(code=code, council=council(name))

    assert pick().postcode == ""


def test_short_outcode_is_not_mistaken_for_a_longer_one():
    PostcodeFactory(code="M199ZZ", council=council("Manchester"))

    assert pick("M1", "Manchester").postcode == ""


def test_without_postcodes_the_spot_lies_near_the_middle_of_the_outcode():
    middle = outcodes()["M33"]

    spot = pick()

    assert spot.postcode == ""
    assert abs(spot.easting - middle.easting) <= METRES_AROUND
    assert abs(spot.northing - middle.northing) <= METRES_AROUND
