import io
from urllib.parse import urlsplit

import pytest
from django.core.files.storage import default_storage
from django.test import override_settings
from PIL import Image

from tests.factories.pictures import DrawnPictureFactory, image_file, uploaded_picture
from workforce_portal.pictures import card_drawing, share_cards
from workforce_portal.pictures.lettering import ARABIC, BOLD, DISPLAY, break_lines, drawable, fit, runs
from workforce_portal.pictures.models import Picture
from workforce_portal.pictures.share_cards import share_card_url

pytestmark = pytest.mark.django_db


def card_of(response):
    return Image.open(io.BytesIO(response.content))


def test_share_card_is_a_png_of_the_size_that_link_previews_want(client):
    response = client.get(share_card_url("“I remember the small things.”", name="Yasmin, 24", face="portrait-yasmin"))

    assert response["Content-Type"] == "image/png"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert (card_of(response).format, card_of(response).size) == ("PNG", (1200, 630))


def test_share_card_is_drawn_once_and_not_sent_to_who_has_it(client):
    url = share_card_url("Calm when it’s not")
    first = client.get(url)

    again = client.get(url, headers={"if-none-match": first["ETag"]})

    assert again.status_code == 304
    assert client.get(url).content == first.content
    assert len(default_storage.listdir("share-cards")[1]) == 1


def test_share_card_with_other_words_has_another_address_and_another_mark(client):
    urls = [share_card_url("One line"), share_card_url("Another"), share_card_url("One line", name="Mei")]

    assert len(set(urls)) == 3
    assert len({client.get(url)["ETag"] for url in urls}) == 3


def test_share_card_draws_nobody_elses_words(client):
    url = share_card_url("Our own words")

    assert client.get(url.replace("/share/", "/share/x")).status_code == 404
    assert client.get("/share/eyJsaW5lIjoiaGkifQ.abc.png").status_code == 404
    with override_settings(SECRET_KEY="somebody-elses"):
        forged = share_card_url("Not our words")
    assert client.get(forged).status_code == 404


def test_share_card_shows_an_uploaded_picture(client):
    picture = uploaded_picture(file=image_file(colour=(0, 200, 0)))

    response = client.get(share_card_url("A real person", pic=picture))

    red, green, blue = card_of(response).convert("RGB").getpixel((950, 400))
    assert green > 150
    assert max(red, blue) < 60


def test_share_card_of_somebody_who_no_longer_agrees_is_gone_at_once(client, withhold):
    picture = DrawnPictureFactory()
    url = share_card_url("I remember", name="Yasmin", pic=picture)
    assert client.get(url).status_code == 200

    withhold(lambda at: Picture.objects.filter(pk=picture.pk))

    assert client.get(url).status_code == 410
    assert default_storage.listdir("share-cards")[1] == []


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("A title that goes on and on " * 20, "Somebody with a very long name " * 10),
        ("Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung", "x" * 200),
        ("🎉 Party 👩🏽‍🦽", "محمد عبد الله"),
        ("مرحبا", "李小龍"),
        ("<script>&amp;]]>\x00\x0b", '"&<>'),
        ("", ""),
    ],
)
def test_share_card_is_drawn_whatever_the_words(client, line, name):
    response = client.get(share_card_url(line, name=name))

    assert card_of(response).size == (1200, 630)


def test_share_card_says_in_full_what_its_letters_can_say():
    assert drawable("Zoë Łukasz\n  ’s “day” 🎉", DISPLAY) == "Zoë Łukasz ’s “day”"


def test_name_in_arabic_letters_is_drawn_in_a_typeface_that_has_them():
    name = drawable("سارة, 33 🎉", BOLD, ARABIC)

    assert name == "سارة, 33"
    assert runs(name, BOLD) == [("سارة", ARABIC), (", 33", BOLD)]
    assert card_drawing.draw("I listen", "سارة", "portrait-anjali") != card_drawing.draw(
        "I listen", "", "portrait-anjali"
    )


@pytest.mark.parametrize("line", ["Good with people? There’s a career in that.", "W" * 60, "a " * 150])
def test_text_on_a_share_card_stays_in_its_space(line):
    line = " ".join(line.split())

    found = fit(line, DISPLAY, sizes=[96, 64, 40], width=600, height=400, leading=1)

    assert all(DISPLAY.width(one, found.size) <= 600 for one in found.lines)
    assert len(found.lines) * found.size <= 400


def test_text_that_is_too_long_for_a_share_card_ends_in_an_ellipsis():
    found = fit("word " * 100, BOLD, sizes=[40], width=300, height=100, leading=1)

    assert len(found.lines) == 2
    assert found.lines[-1].endswith("…")


def test_lines_break_between_words():
    lines = break_lines("I remember the small things", DISPLAY, 96, 600)

    assert " ".join(lines) == "I remember the small things"
    assert len(lines) > 1


def test_a_page_without_a_face_of_its_own_always_has_the_same():
    assert share_card_url("Privacy") == share_card_url("Privacy")
    assert share_cards.read_card(_token("Privacy")).face.startswith("portrait-")


def _token(line):
    return urlsplit(share_card_url(line)).path.removeprefix("/share/").removesuffix(".png")
