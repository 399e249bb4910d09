import io
import struct
import zlib

import pytest
from PIL import Image, ImageCms

from tests.factories.pictures import image_file
from workforce_portal.pictures.images import clean_image, crop_box, make_copies
from workforce_portal.pictures.refusals import PictureRefused

GPS, LATITUDE = 0x8825, 2
ORIENTATION, MAKE = 0x0112, 0x010F


def camera_exif(orientation=1):
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif[MAKE] = "A telephone of somebody"
    exif.get_ifd(GPS)[LATITUDE] = (53.0, 28.0, 46.0)
    return exif


def huge_png(width, height):
    """A few hundred bytes that say they are a picture of any size."""

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    return io.BytesIO(b"\x89PNG\r\n\x1a\n" + body)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_picture_of_each_kind_is_taken(kind):
    clean = clean_image(image_file(kind))

    assert clean.image.size == (1200, 900)
    assert clean.image.mode == "RGB"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_where_a_picture_was_taken_and_by_what_is_not_kept(kind):
    file = image_file(kind, exif=camera_exif())

    clean = clean_image(file)

    assert b"A telephone of somebody" in file.getvalue()
    kept = Image.open(io.BytesIO(clean.data))
    assert dict(kept.getexif()) == {}
    assert b"somebody" not in clean.data
    for copy in make_copies(clean.image, 50, 50):
        assert b"somebody" not in copy.data
        assert dict(Image.open(io.BytesIO(copy.data)).getexif()) == {}


def test_what_somebody_wrote_into_a_jpeg_is_not_kept():
    clean = clean_image(image_file(comment=b"14 Acacia Avenue"))

    assert b"Acacia" not in clean.data
    assert all(b"Acacia" not in copy.data for copy in make_copies(clean.image, 50, 50))


def test_picture_taken_with_the_telephone_upright_stands_upright():
    file = io.BytesIO()
    image = Image.new("RGB", (1200, 800), "black")
    image.paste("white", (0, 0, 600, 800))
    image.save(file, "JPEG", exif=camera_exif(orientation=6))

    clean = clean_image(file)

    assert clean.image.size == (800, 1200)
    assert clean.image.getpixel((400, 100)) > (200, 200, 200)


def test_picture_for_print_keeps_its_colours():
    clean = clean_image(image_file(mode="CMYK", colour=(0, 255, 255, 0)))

    red, green, blue = clean.image.getpixel((10, 10))
    assert clean.image.mode == "RGB"
    assert red > 180
    assert max(green, blue) < 80


def test_picture_of_sixteen_bits_keeps_its_greys():
    clean = clean_image(image_file("PNG", mode="I;16", colour=0x8000))

    assert clean.image.getpixel((10, 10)) == pytest.approx((128, 128, 128), abs=2)


def test_picture_with_a_colour_profile_is_turned_into_that_of_the_web():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

    clean = clean_image(image_file(icc_profile=profile))

    assert "icc_profile" not in Image.open(io.BytesIO(clean.data)).info
    assert clean.image.getpixel((10, 10)) == pytest.approx((176, 23, 77), abs=4)


def test_picture_with_a_profile_that_makes_no_sense_is_taken_as_it_stands():
    clean = clean_image(image_file(icc_profile=b"nonsense" * 40))

    assert clean.image.getpixel((10, 10)) == pytest.approx((176, 23, 77), abs=4)


def test_picture_with_a_transparent_ground_keeps_it_and_stands_on_paper_where_it_cannot():
    clean = clean_image(image_file("PNG", mode="RGBA", colour=(0, 0, 0, 0)))
    copies = {copy.rendition.format: copy for copy in make_copies(clean.image, 50, 50)}

    assert Image.open(io.BytesIO(copies["webp"].data)).convert("RGBA").getpixel((5, 5))[3] == 0
    assert Image.open(io.BytesIO(copies["jpeg"].data)).getpixel((5, 5)) == pytest.approx((255, 250, 242), abs=4)


def test_cameras_jpeg_with_a_second_small_picture_is_taken():
    file = io.BytesIO()
    first, second = (Image.new("RGB", (1200, 900), colour) for colour in ("red", "blue"))
    first.save(file, "MPO", save_all=True, append_images=[second])

    clean = clean_image(file)

    assert clean.image.getpixel((10, 10)) == pytest.approx((254, 0, 0), abs=4)


def animation():
    file = io.BytesIO()
    frames = [Image.new("RGB", (400, 400), colour) for colour in ("red", "blue")]
    frames[0].save(file, "WEBP", save_all=True, append_images=frames[1:])
    return file


def truncated():
    noise = Image.effect_noise((800, 800), 90)
    file = io.BytesIO()
    noise.save(file, "JPEG")
    return io.BytesIO(file.getvalue()[:20_000])


@pytest.mark.parametrize(
    ("file", "says"),
    [
        (lambda: io.BytesIO(b""), "no picture"),
        (lambda: io.BytesIO(b"%PDF-1.7 and so on"), "no picture"),
        (lambda: io.BytesIO(b"<!doctype html><script>alert(1)</script>"), "no picture"),
        (lambda: io.BytesIO(b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'), "SVG"),
        (lambda: io.BytesIO(b"\n<SVG onload=alert(1)>"), "SVG"),
        (lambda: image_file("GIF"), "no picture"),
        (lambda: image_file("TIFF"), "no picture"),
        (lambda: huge_png(40_000, 40_000), "50 million dots"),
        (lambda: huge_png(10_000, 10_000), "10,000 × 10,000 dots"),
        (lambda: huge_png(100_000, 320), "damaged"),
        (lambda: image_file(size=(1200, 100)), "at least 320 × 320"),
        (lambda: io.BytesIO(b"\xff\xd8\xff" + b"\0" * (21 << 20)), "21 MB"),
        (animation, "Moving pictures"),
        (truncated, "only half there"),
    ],
)
def test_file_that_is_no_good_is_refused_with_a_sentence(file, says):
    with pytest.raises(PictureRefused, match=says):
        clean_image(file())


@pytest.mark.parametrize(
    ("focal", "box"),
    [
        ((50, 50), (200, 0, 1000, 800)),
        ((0, 50), (0, 0, 800, 800)),
        ((100, 100), (400, 0, 1200, 800)),
        ((40, 0), (80, 0, 880, 800)),
    ],
)
def test_crop_keeps_the_centre_of_attention_in_view(focal, box):
    assert crop_box(1200, 800, 1, *focal) == box


def test_copies_have_the_shapes_and_widths_that_pages_ask_for():
    copies = [copy.rendition for copy in make_copies(Image.new("RGB", (2400, 1200)), 50, 50)]

    found = {(one.shape, one.width, one.height) for one in copies if one.format == "webp"}
    assert found == {
        ("arch", 320, 360), ("arch", 640, 720), ("arch", 960, 1080),
        ("wide", 480, 320), ("wide", 960, 640), ("wide", 1600, 1067),
        ("square", 240, 240), ("square", 480, 480), ("square", 960, 960),
        ("natural", 480, 240), ("natural", 960, 480), ("natural", 1600, 800),
    }  # fmt: skip
    assert {one.shape for one in copies if one.format == "jpeg"} == {"arch", "wide", "square", "natural"}


def test_small_picture_is_never_made_larger():
    copies = [copy.rendition for copy in make_copies(Image.new("RGB", (400, 400)), 50, 50)]

    assert max(one.width for one in copies) == 400
    assert {one.shape for one in copies if one.format == "jpeg"} == {"arch", "wide", "square", "natural"}
