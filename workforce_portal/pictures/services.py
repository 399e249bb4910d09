"""What is done with pictures. Copies are made at once: a telephone's photograph takes a second or two."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from PIL import Image

from workforce_portal.pictures import drawings
from workforce_portal.pictures.images import CleanImage, make_copies
from workforce_portal.pictures.models import Picture
from workforce_portal.pictures.refusals import PictureInUse
from workforce_portal.pictures.selectors import uses_of
from workforce_portal.privacy.registry import REMOVED

COPIES = "picture-copies"
CARDS = "share-cards"
OF_NOBODY = "scene-kitchen"
# A card that nobody asks for is drawn again when somebody does.
CARDS_KEPT_FOR = timedelta(days=30)
# A copy is on disk a moment before its row says so.
COPIES_SPARED_FOR = timedelta(hours=1)


@transaction.atomic
def keep_upload(*, picture: Picture, clean: CleanImage) -> Picture:
    """Gives the picture a new image, with all its copies. Saves the row; the files of the old image go."""
    old = [picture.image.name] if picture.image else []
    picture.image.save("", ContentFile(clean.data), save=False)
    picture.drawing = ""
    picture.width, picture.height = clean.image.size
    _cut(picture, clean.image)
    transaction.on_commit(lambda: _delete_files(old), robust=True)
    return picture


@transaction.atomic
def cut_again(*, picture: Picture) -> Picture:
    """Makes the copies anew, after the focal point has moved. Saves the row."""
    with picture.image.open() as file, Image.open(file) as image:
        image.load()
        _cut(picture, image)
    return picture


@transaction.atomic
def use_drawing(*, drawing: str, alt: str, title: str = "") -> Picture:
    """The picture that shows one of the portal's drawings; an empty `alt` says that it only decorates."""
    if drawing not in drawings.names():
        raise ValueError(f"There is no drawing called {drawing}")
    title = title or drawing.replace("-", " ").capitalize()
    picture, _created = Picture.objects.get_or_create(
        drawing=drawing, alt=alt, is_decorative=not alt, defaults={"title": title}
    )
    return picture


@transaction.atomic
def delete_picture(*, picture: Picture) -> None:
    """Raises PictureInUse while anything shows it."""
    uses = uses_of(picture)
    if uses:
        where = ", ".join(f"{use.what} “{use.name}”" for use in uses[:5])
        raise PictureInUse(f"“{picture}” is used on: {where}. Choose another picture there first.")
    files = [*_copy_files(picture), *([picture.image.name] if picture.image else [])]
    picture.delete()
    transaction.on_commit(lambda: _delete_files(files), robust=True)


@transaction.atomic
def erase_picture(*, picture: Picture) -> None:
    """Its files go for good, and so does the row unless a page shows it: there a drawing of nobody takes its place."""
    if not uses_of(picture):
        return delete_picture(picture=picture)
    files = [*_copy_files(picture), picture.image.name]
    Picture.objects.filter(pk=picture.pk).update(
        image="",
        width=None,
        height=None,
        copies=[],
        drawing=OF_NOBODY,
        title=REMOVED,
        alt="",
        is_decorative=True,
        credit="",
    )
    transaction.on_commit(lambda: _delete_files(files), robust=True)


def sweep_files(*, at: datetime) -> int:
    """Deletes share cards of long ago and copies that no picture names any more. Returns how many files went."""
    gone = [name for name in _files_in(CARDS) if _age(name, at) > CARDS_KEPT_FOR]
    wanted = {f"{COPIES}/{p.uuid.hex}/{c.name}" for p in Picture.objects.exclude(image="") for c in p.renditions}
    for folder in _folders_in(COPIES):
        gone += [n for n in _files_in(folder) if n not in wanted and _age(n, at) > COPIES_SPARED_FOR]
    _delete_files(gone)
    return len(gone)


def _cut(picture: Picture, image: Image.Image) -> None:
    before = set(_copy_files(picture))
    copies = list(make_copies(image, picture.focal_x, picture.focal_y))
    for copy in copies:
        name = f"{picture.folder}/{copy.rendition.name}"
        if not default_storage.exists(name):
            default_storage.save(name, ContentFile(copy.data))
    picture.renditions = [copy.rendition for copy in copies]
    picture.save()
    stale = before - set(_copy_files(picture))
    transaction.on_commit(lambda: _delete_files(stale), robust=True)


def _copy_files(picture: Picture) -> list[str]:
    return [f"{picture.folder}/{rendition.name}" for rendition in picture.renditions]


def _delete_files(names: Iterable[str | None]) -> None:
    for name in filter(None, names):
        default_storage.delete(name)


def _folders_in(folder: str) -> list[str]:
    return [f"{folder}/{name}" for name in default_storage.listdir(folder)[0]] if _is_there(folder) else []


def _files_in(folder: str) -> list[str]:
    return [f"{folder}/{name}" for name in default_storage.listdir(folder)[1]] if _is_there(folder) else []


def _is_there(folder: str) -> bool:
    return default_storage.exists(folder)


def _age(name: str, at: datetime) -> timedelta:
    return at - default_storage.get_modified_time(name)
