import gzip
import xml.etree.ElementTree as ElementTree

import pytest

from workforce_portal.pictures import drawings
from workforce_portal.pictures.studio.gallery import gallery

# Sent compressed; a page shows up to five.
MOST_BYTES = 3500
ALLOWED = {"svg", "g", "path", "circle", "ellipse", "rect", "clipPath"}


def test_drawings_are_as_the_studio_draws_them():
    drawn = gallery()

    assert set(drawings.names()) == set(drawn)
    outdated = [name for name, svg in drawn.items() if (drawings.FOLDER / f"{name}.svg").read_text() != svg]
    assert outdated == [], "run manage.py draw_pictures"


@pytest.mark.parametrize("name", drawings.names())
def test_drawing_is_small_and_nothing_but_shapes(name):
    svg = drawings.get(name).svg

    assert {element.tag.rpartition("}")[2] for element in ElementTree.fromstring(svg).iter()} <= ALLOWED
    assert len(gzip.compress(svg.encode())) < MOST_BYTES


def test_drawing_knows_its_size_and_its_ground():
    portrait, scene = drawings.get("portrait-grace"), drawings.get("scene-night")

    assert (portrait.width, portrait.height, portrait.ground) == (480, 540, "#e9e3f6")
    assert (scene.width, scene.height) == (1200, 800)
