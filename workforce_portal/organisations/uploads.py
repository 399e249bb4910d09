"""Files that wait between their preview and its confirmation: under a random name, for an hour at most."""

import re
import secrets
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

KEPT_FOR = timedelta(hours=1)
TOKEN = re.compile(r"[0-9a-f]{32}")


def keep_upload(upload: UploadedFile) -> str:
    """Stores the file and returns the token under which it is found again."""
    token = secrets.token_hex(16)
    folder = _folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (folder / token).open("wb") as file:
        for chunk in upload.chunks():
            file.write(chunk)
    return token


def find_upload(token: str) -> Path | None:
    path = _folder() / token
    return path if TOKEN.fullmatch(token) and path.is_file() else None


def remove_upload(token: str) -> None:
    if path := find_upload(token):
        path.unlink(missing_ok=True)


def remove_old_uploads(*, at: datetime) -> int:
    """Removes files that nobody confirmed within the hour."""
    oldest = (at - KEPT_FOR).timestamp()
    old = [path for path in _folder().glob("*") if path.stat().st_mtime < oldest]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def _folder() -> Path:
    return Path(settings.MEDIA_ROOT) / "directory-uploads"
