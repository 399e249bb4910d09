import io

import factory
from PIL import Image

from workforce_portal.pictures.images import clean_image
from workforce_portal.pictures.models import Picture
from workforce_portal.pictures.services import keep_upload


def image_file(kind="JPEG", size=(1200, 900), colour=(176, 23, 77), mode="RGB", **options):
    file = io.BytesIO()
    Image.new(mode, size, colour).save(file, kind, **options)
    file.seek(0)
    return file


class DrawnPictureFactory(factory.django.DjangoModelFactory):
    """One of the portal's own drawings."""

    class Meta:
        model = Picture

    title = factory.Sequence(lambda number: f"Picture {number}")
    drawing = "portrait-yasmin"
    alt = "Drawing of Yasmin, smiling."


def uploaded_picture(*, file=None, **fields):
    """A picture with its files, as an upload in the admin leaves it."""
    picture = Picture(**{"title": "Tea at four", "alt": "Two people drink tea.", **fields})
    return keep_upload(picture=picture, clean=clean_image(file or image_file()))
