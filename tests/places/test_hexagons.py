import re

import pytest
from django.template.loader import render_to_string

from tests.factories.places import council
from tests.pages import assert_valid_html
from workforce_portal.places.hexagons import MOST_IN_A_LINE, Shown, draw_map
from workforce_portal.places.selectors import councils

pytestmark = pytest.mark.django_db


LOOKS = {"Bolton": "thin", "Wigan": "none", "Bury": "unknown"}


def drawn():
    return draw_map(
        councils(), lambda one: Shown("3", "3 events", f"/there/?place={one.slug}", LOOKS.get(one.name, "covered"))
    )


def by_name(picture):
    return {hexagon.council.name: hexagon for hexagon in picture.hexagons}


def test_map_has_each_council_once_and_no_two_in_one_place():
    picture = drawn()

    assert {one.council for one in picture.hexagons} == set(councils())
    assert len({(one.x, one.y) for one in picture.hexagons}) == 24


def test_map_has_the_north_on_top_and_the_west_on_the_left():
    found = by_name(drawn())

    assert found["Cumberland"].y < found["Lancashire"].y < found["Cheshire East"].y
    assert found["Wirral"].x < found["Liverpool"].x < found["Stockport"].x


def test_map_draws_borders_of_sub_regions_alone():
    picture = drawn()
    one_region = draw_map([council("Bolton"), council("Bury")], lambda one: Shown("0", "none", "/", "none"))

    assert len(picture.borders.split("M")) > 8
    assert one_region.borders == ""


def test_every_hexagon_is_a_link_named_with_what_it_says():
    page = render_to_string("places/hexagon_map.html", {"drawn": drawn(), "label": "Events by council"})

    links = re.findall(r'<a class="hex is-(\w+)" href="([^"]+)" aria-label="([^"]+)"', page)
    assert len(links) == 24
    assert ("thin", "/there/?place=bolton", "Bolton: 3 events") in links
    assert {look for look, _, _ in links} == {"covered", "thin", "none", "unknown"}
    assert_valid_html(f'<!doctype html><html lang="en"><head><title>Map</title></head><body>{page}</body></html>')


def test_names_fit_into_their_hexagons():
    for hexagon in drawn().hexagons:
        assert all(len(line.text) <= MOST_IN_A_LINE for line in hexagon.names), hexagon.council
        assert len(hexagon.small_name.text) <= 6, hexagon.council
