"""What a pack's ZIP holds: each file under a name that sorts, pages as HTML, and a README that says what is what."""

from __future__ import annotations

import shutil
from datetime import datetime
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from providers.enums import ResourceKind
from providers.models import Pack, Resource
from providers.selectors.resources import PackEntry
from workforce_portal.places.clock import local, say_date

# The same members give the same bytes, whenever the ZIP is built: no entry has the time of the building.
LINE_END = "\r\n"


def write_pack(file: IO[bytes], pack: Pack, entries: list[PackEntry]) -> None:
    with ZipFile(file, "w") as archive:
        newest = max((entry.dated for entry in entries), default=pack.published_at)
        _write_text(archive, "README.txt", readme(pack, entries), newest)
        for entry in entries:
            _write_entry(archive, entry)
    file.seek(0)


def readme(pack: Pack, entries: list[PackEntry]) -> str:
    lines = [pack.title, "=" * len(pack.title), "", pack.summary, ""]
    for entry in entries:
        lines += [f"{entry.position}. {entry.resource.title}", *(f"   {line}" for line in _facts(entry)), ""]
    if not entries:
        lines += ["Everything that was in this pack has been withdrawn.", ""]
    lines += [
        "Has something changed since? Each address above says whether you have the latest.",
        f"This pack: {settings.SITE_URL}{pack.get_absolute_url()}",
        f"{settings.SITE_NAME}, {settings.HELP_PHONE}, {settings.HELP_HOURS}",
        "",
    ]
    return LINE_END.join(lines)


def _facts(entry: PackEntry) -> list[str]:
    resource, version = entry.resource, entry.version
    what = entry.name or "On another website, so not in this ZIP"
    dated = f"Version {entry.number} of {say_date(entry.dated)}"
    address = resource.external_url or f"{settings.SITE_URL}{(version or resource).get_absolute_url()}"
    use = "You can edit it." if resource.is_editable else "To read or print."
    return [what, dated, address, f"{use} {resource.get_licence_display()}. {resource.logo_note}".strip()]


def _write_entry(archive: ZipFile, entry: PackEntry) -> None:
    if entry.version:
        info = _info(entry.name, entry.dated)
        info.compress_type = ZIP_STORED  # these formats are compressed already
        with entry.version.file.open() as source, archive.open(info, "w") as target:
            shutil.copyfileobj(source, target)
    elif entry.resource.kind == ResourceKind.PAGE:
        _write_text(archive, entry.name, _page(entry.resource), entry.dated)


def _page(resource: Resource) -> str:
    """A page that reads without the portal: its text is what staff wrote and had checked."""
    return format_html(
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head><meta charset="utf-8"><title>{title}</title></head>\n'
        '<body>\n<h1>{title}</h1>\n{body}\n<hr>\n<p><a href="{url}">{url}</a></p>\n</body>\n</html>\n',
        title=resource.title,
        body=mark_safe(resource.html_body),  # noqa: S308 - only allowed tags pass `fault_in_page_text`
        url=f"{settings.SITE_URL}{resource.get_absolute_url()}",
    )


def _write_text(archive: ZipFile, name: str, text: str, dated: datetime | None) -> None:
    info = _info(name, dated)
    info.compress_type = ZIP_DEFLATED
    archive.writestr(info, text.encode())


def _info(name: str, dated: datetime | None) -> ZipInfo:
    moment = local(dated) if dated else None
    info = ZipInfo(name, moment.timetuple()[:6] if moment else (1980, 1, 1, 0, 0, 0))
    info.external_attr = 0o644 << 16
    return info
