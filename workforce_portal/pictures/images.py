"""Uploaded pictures as Pillow sees them: checked by their content, cleaned, and cut to the shapes of the pages."""

from __future__ import annotations

import hashlib
import io
import struct
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from PIL import Image, ImageCms, ImageOps

from workforce_portal.pictures.models import Rendition
from workforce_portal.pictures.refusals import PictureRefused

KINDS = ("JPEG", "PNG", "WEBP", "AVIF")
MOST_BYTES = 20 << 20
MOST_PIXELS = 50_000_000
LEAST_EDGE = 320
KEPT_EDGE = 3200
PAPER = (255, 250, 242)

# Width to height of each shape, and the widths that pages ask for. A natural copy keeps the picture's own proportion.
SHAPES: dict[str, tuple[float | None, tuple[int, ...]]] = {
    "arch": (8 / 9, (320, 640, 960)),
    "wide": (3 / 2, (480, 960, 1600)),
    "square": (1, (240, 480, 960)),
    "natural": (None, (480, 960, 1600)),
}
# For the few browsers that cannot show WebP: one copy of each shape.
FALLBACK_WIDTH = 960

BROKEN = (
    "The picture is damaged or only half there. Open it in a picture program, save it anew as JPEG and upload that."
)
UNKNOWN = "This file is no picture that can be shown. Upload a JPEG, PNG, WebP or AVIF file."


@dataclass(frozen=True)
class CleanImage:
    """What is kept of an upload: upright, in sRGB, and with nothing of what the camera wrote into it."""

    image: Image.Image
    data: bytes


@dataclass(frozen=True)
class Copy:
    rendition: Rendition
    data: bytes


def clean_image(file: IO[bytes]) -> CleanImage:
    """Raises PictureRefused with a sentence that says what to do. The size is judged before anything is decoded."""
    size = file.seek(0, io.SEEK_END)
    if size > MOST_BYTES:
        raise PictureRefused(f"The file is {size >> 20} MB, and the largest that is taken is {MOST_BYTES >> 20} MB.")
    image = _decoded(_opened(file))
    image.thumbnail((KEPT_EDGE, KEPT_EDGE), Image.Resampling.LANCZOS)
    return CleanImage(image, _encoded(image, "PNG" if image.mode == "RGBA" else "JPEG", 92))


def make_copies(image: Image.Image, focal_x: int, focal_y: int) -> Iterator[Copy]:
    """All copies of a clean image; the focal point is in percent of its width and height."""
    for shape, (ratio, widths) in SHAPES.items():
        cut = image.crop(crop_box(*image.size, ratio, focal_x, focal_y)) if ratio else image
        # Never larger than what was uploaded; a small picture has one copy of its own size.
        for width in sorted({min(width, cut.width) for width in widths}):
            copy = _scaled(cut, width)
            yield _copy(copy, shape, "webp")
            if width == min(FALLBACK_WIDTH, cut.width):
                yield _copy(copy, shape, "jpeg")


def crop_box(width: int, height: int, ratio: float, focal_x: int, focal_y: int) -> tuple[int, int, int, int]:
    """The largest part of that proportion, with the focal point as near its middle as the edges allow."""
    wide = min(width, round(height * ratio))
    high = min(height, round(width / ratio))
    left = min(max(round(width * focal_x / 100 - wide / 2), 0), width - wide)
    top = min(max(round(height * focal_y / 100 - high / 2), 0), height - high)
    return left, top, left + wide, top + high


def _opened(file: IO[bytes]) -> Image.Image:
    file.seek(0)
    start = file.read(1024).lstrip().lower()
    if b"<svg" in start or start.startswith(b"<?xml"):
        raise PictureRefused("A picture as SVG can carry a script, so none is taken. Save it as PNG and upload that.")
    file.seek(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # the limit below is lower
            image = Image.open(file, formats=KINDS)
    except Image.DecompressionBombError as error:
        raise PictureRefused(_too_many_pixels("far more than")) from error
    except (OSError, ValueError, SyntaxError, struct.error) as error:
        raise PictureRefused(UNKNOWN) from error
    _check_size(image)
    return image


def _check_size(image: Image.Image) -> None:
    width, height = image.size
    if width * height > MOST_PIXELS:
        raise PictureRefused(_too_many_pixels(f"{width:,} × {height:,} dots, more than"))
    if min(width, height) < LEAST_EDGE:
        raise PictureRefused(
            f"The picture is {width} × {height} dots, which looks blurred on a page. "
            f"Use one of at least {LEAST_EDGE} × {LEAST_EDGE}."
        )
    # A camera's JPEG may hold a second, smaller picture (MPO); that is no film.
    if getattr(image, "is_animated", False) and image.format != "MPO":
        raise PictureRefused("Moving pictures are not taken: some people cannot read beside them. Upload one still.")


def _too_many_pixels(how_many: str) -> str:
    return (
        f"The picture has {how_many} the {MOST_PIXELS // 1_000_000} million dots that are taken. "
        f"Make it smaller, such as {KEPT_EDGE} dots wide, and upload that."
    )


def _decoded(image: Image.Image) -> Image.Image:
    # A large JPEG is decoded at a half or a quarter of its size, in a fraction of the time.
    image.draft("RGB" if image.mode == "RGB" else image.mode, (KEPT_EDGE, KEPT_EDGE))
    try:
        image.load()
        upright = ImageOps.exif_transpose(image)
        clean = _in_srgb(upright)
    except (OSError, ValueError, SyntaxError, EOFError, struct.error, Image.DecompressionBombError) as error:
        raise PictureRefused(BROKEN) from error
    clean.info.clear()  # place, camera, comments, colour profile
    return clean


def _in_srgb(image: Image.Image) -> Image.Image:
    mode = "RGBA" if image.has_transparency_data else "RGB"
    profile = image.info.get("icc_profile")
    if profile and image.mode in ("RGB", "CMYK", "L"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError):
            converted = None  # a profile that makes no sense: the colours are taken as they stand
        if converted is not None:
            return converted
    if image.mode.startswith("I"):
        # Sixteen bits a dot: Pillow would cut off everything lighter than the first 256 of 65,536 steps.
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    return image.convert(mode)


def _scaled(image: Image.Image, width: int) -> Image.Image:
    if width == image.width:
        return image
    return image.resize((width, max(1, round(image.height * width / image.width))), Image.Resampling.LANCZOS)


def _copy(image: Image.Image, shape: str, kind: str) -> Copy:
    data = _encoded(image, kind.upper(), 80)
    name = f"{hashlib.sha256(data).hexdigest()[:32]}.{kind}"
    return Copy(Rendition(shape, image.width, image.height, kind, name), data)


def _encoded(image: Image.Image, kind: str, quality: int) -> bytes:
    if kind == "JPEG" and image.mode == "RGBA":
        ground = Image.new("RGB", image.size, PAPER)
        ground.paste(image, mask=image.getchannel("A"))
        image = ground
    file = io.BytesIO()
    image.save(file, kind, quality=quality, method=4, optimize=kind != "WEBP", progressive=True)
    return file.getvalue()
