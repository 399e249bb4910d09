"""Files that staff upload: checked by what is in them, and kept under a name that says nothing."""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import IO

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import default_storage

from providers.enums import FileType
from providers.models import Pack, ResourceVersion
from providers.refusals.resources import UploadRefused
from providers.services.office_files import inspect_office_file
from providers.services.pdf_files import inspect_pdf
from providers.services.pictures import JPEG, PNG, inspect_jpeg, inspect_png
from providers.sizes import say_pages, say_size

WAITING = "waiting"
TOKEN = re.compile(r"[0-9a-f]{32}")
# Long enough for a preview and its confirmation; a file that is being published is younger still.
KEPT_FOR = timedelta(hours=2)

ALLOWED = "Upload a Word (.docx), OpenDocument (.odt), PDF, Excel (.xlsx), PowerPoint (.pptx), PNG or JPEG file."
BY_EXTENSION = {
    "docx": FileType.DOCX,
    "odt": FileType.ODT,
    "xlsx": FileType.XLSX,
    "pptx": FileType.PPTX,
    "pdf": FileType.PDF,
    "png": FileType.PNG,
    "jpg": FileType.JPEG,
    "jpeg": FileType.JPEG,
}
INSTEAD_OF = {
    "svg": "A picture as SVG can carry a script, so none is taken. Save it as PNG or PDF.",
    "svgz": "A picture as SVG can carry a script, so none is taken. Save it as PNG or PDF.",
    "html": "HTML files are not taken. Put the text into a resource that is a page to read here.",
    "htm": "HTML files are not taken. Put the text into a resource that is a page to read here.",
    "doc": "This is an old Word file. Save it as .docx and upload that.",
    "xls": "This is an old Excel file. Save it as .xlsx and upload that.",
    "ppt": "This is an old PowerPoint file. Save it as .pptx and upload that.",
    "docm": "A .docm file is made for macros. Save it as .docx and upload that.",
    "dotm": "A .dotm file is made for macros. Save it as .docx and upload that.",
    "xlsm": "An .xlsm file is made for macros. Save it as .xlsx and upload that.",
    "pptm": "A .pptm file is made for macros. Save it as .pptx and upload that.",
}
OLD_OFFICE = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True)
class CheckedFile:
    """What a file is, worked out from its content."""

    original_name: str
    file_type: FileType
    bytes: int
    sha256: str
    pages: int | None

    @property
    def described(self) -> str:
        """What will stand beside its link."""
        return ", ".join(filter(None, [self.file_type.label, say_size(self.bytes), say_pages(self.pages)]))


def check_file(file: File, name: str) -> CheckedFile:
    """Raises UploadRefused for what may not be published, with a sentence that says what to do."""
    name = clean_name(name)
    extension = name.rpartition(".")[2].lower()
    if extension not in BY_EXTENSION:
        raise UploadRefused(INSTEAD_OF.get(extension, f"A file of this kind is not taken. {ALLOWED}"))
    size = file.seek(0, 2)
    if not size:
        raise UploadRefused("The file is empty. Save it again and upload that.")
    if size > settings.MOST_UPLOAD_BYTES:
        raise UploadRefused(too_large(size))
    found, pages = _inspect(file)
    if found != BY_EXTENSION[extension]:
        raise UploadRefused(
            f"“{name}” is called .{extension}, but what is in it is {found.label}. Save it as .{extension} in the "
            f"program that made it, or give it the right ending, .{found.value}."
        )
    return CheckedFile(name, found, size, _digest(file), pages)


def too_large(size: int) -> str:
    most = say_size(settings.MOST_UPLOAD_BYTES)
    return (
        f"The file is {say_size(size)}, and the largest that can be published is {most}. Make its pictures "
        "smaller, or split it."
    )


def clean_name(name: str) -> str:
    """The last part of the name without what cannot stand in a header or on a disk."""
    last = re.split(r"[/\\]", name)[-1]
    kept = "".join(character for character in last if character.isprintable() and character not in '<>:"|?*')
    stem, _, extension = kept.strip(" .").rpartition(".")
    return f"{stem[:150] or 'file'}.{extension[:20]}"


def _inspect(file: File) -> tuple[FileType, int | None]:
    raw: IO[bytes] = file.file if isinstance(file, File) and hasattr(file, "file") and file.file else file
    raw.seek(0)
    start = raw.read(8)
    raw.seek(0)
    if start.startswith(b"PK\x03\x04"):
        return inspect_office_file(raw)
    if start.startswith(b"%PDF-"):
        return FileType.PDF, inspect_pdf(raw)
    if start == PNG:
        return _picture(FileType.PNG, inspect_png, raw)
    if start.startswith(JPEG):
        return _picture(FileType.JPEG, inspect_jpeg, raw)
    if start.startswith(OLD_OFFICE):
        raise UploadRefused(
            "This is an old Microsoft file, or one that is protected by a password. Save it as .docx, .xlsx or .pptx "
            "without a password and upload that."
        )
    raise UploadRefused(f"What is in the file is none of the kinds that are taken. {ALLOWED}")


def _picture(kind: FileType, inspect: Callable[[IO[bytes]], None], raw: IO[bytes]) -> tuple[FileType, None]:
    inspect(raw)
    return kind, None


def _digest(file: File) -> str:
    file.seek(0)
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()


# --- files on their way ---


def keep_waiting(file: File) -> str:
    """Stores a file between its preview and the confirmation. Returns the token under which it is found again."""
    token = secrets.token_hex(16)
    file.seek(0)
    default_storage.save(f"{WAITING}/{token}", file)
    return token


def open_waiting(token: str) -> File:
    """Raises UploadRefused once it is gone."""
    if not TOKEN.fullmatch(token) or not default_storage.exists(f"{WAITING}/{token}"):
        raise UploadRefused("The file waited too long and is gone. Upload it again.")
    return default_storage.open(f"{WAITING}/{token}")


def drop_waiting(token: str) -> None:
    if TOKEN.fullmatch(token):
        default_storage.delete(f"{WAITING}/{token}")


@contextmanager
def gone_if_it_fails(*names: str) -> Iterator[None]:
    """Whatever stops the publishing of stored files, none of them is left behind. An empty name is no file."""
    try:
        yield
    except BaseException:
        for name in filter(None, names):
            default_storage.delete(name)
        raise


def sweep_files(*, at: datetime) -> int:
    """Removes stored files that belong to nothing: previews nobody confirmed, and what a crash left. Says how many."""
    versions = ResourceVersion.objects
    kept = {*versions.values_list("file", flat=True), *versions.values_list("picture", flat=True)}
    kept |= set(Pack.objects.values_list("built_zip", flat=True))
    stored = [name for folder in (WAITING, "resources", "first-pages", "packs") for name in _files_in(folder)]
    old = [name for name in stored if name not in kept and _stored_at(name) < at - KEPT_FOR]
    for name in old:
        default_storage.delete(name)
    return len(old)


def _files_in(folder: str) -> list[str]:
    if not default_storage.exists(folder):
        return []
    return [f"{folder}/{name}" for name in default_storage.listdir(folder)[1]]


def _stored_at(name: str) -> datetime:
    return default_storage.get_modified_time(name)
