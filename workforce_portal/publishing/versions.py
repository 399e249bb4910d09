"""What two versions of a page say, field by field and word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from html import unescape
from typing import Any

from django.db import models
from django.utils.html import strip_tags
from django.utils.text import capfirst
from reversion.errors import RevertError
from reversion.models import Version

from workforce_portal.places.clock import say_date, say_time
from workforce_portal.publishing.rich_text import RichTextField

# Who may see a page and since when is told by the history of its publishing, and not restored with its words.
NOT_CONTENT = {"uuid", "is_published", "preview_version", "created_at", "changed_at"}
WORD = re.compile(r"\s+|\w+|[^\w\s]")
BLOCK_ENDS = re.compile(r"</(?:p|h2|h3|li)>|<br>")


@dataclass(frozen=True)
class Piece:
    """`kind` is same, gone or new."""

    kind: str
    text: str


@dataclass(frozen=True)
class Difference:
    part: str
    field: str
    pieces: list[Piece]


def compare(older: Version, newer: Version) -> list[Difference]:
    """What changed from one version of a page to another, its blocks included. Raises RevertError for one too old."""
    before, after = _rows(older), _rows(newer)
    keys = sorted({*before, *after}, key=lambda key: (key != _key(older), key))
    return [difference for key in keys for difference in _of_row(before.get(key), after.get(key), key == _key(older))]


def word_diff(before: str, after: str) -> list[Piece]:
    """Changes that only a space keeps apart are one change: nobody reads words crossed out by turns."""
    old, new = WORD.findall(before), WORD.findall(after)
    steps: list[tuple[str, str, str]] = []  # kind, what goes, what comes
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, added = "".join(old[a:b]), "".join(new[c:d])
        is_same = tag == "equal" and not (steps and gone.isspace())
        if not is_same and steps and steps[-1][0] == "changed":
            _, earlier_gone, earlier_added = steps.pop()
            gone, added = earlier_gone + gone, earlier_added + added
        steps.append(("same" if is_same else "changed", gone, added))
    return [piece for step in steps for piece in _pieces(*step)]


def _pieces(kind: str, gone: str, added: str) -> Iterator[Piece]:
    if kind == "same":
        yield Piece("same", gone)
        return
    start = len(gone) - len(gone.lstrip())
    if start and added.startswith(gone[:start]):
        yield Piece("same", gone[:start])
        gone, added = gone[start:], added[start:]
    end = len(gone.rstrip())
    tail = gone[end:] if gone and added.endswith(gone[end:]) else ""
    gone, added = gone.removesuffix(tail), added.removesuffix(tail)
    yield from (Piece(name, text) for name, text in (("gone", gone), ("new", added), ("same", tail)) if text)


def _rows(version: Version) -> dict[tuple[str, str], Version]:
    return {_key(row): row for row in version.revision.version_set.select_related("content_type")}


def _key(version: Version) -> tuple[str, str]:
    kind = version.content_type
    return f"{kind.app_label}.{kind.model}", version.object_id


def _of_row(before: Version | None, after: Version | None, is_page: bool) -> Iterator[Difference]:
    any_version: Any = after or before
    model = any_version._model
    part = "" if is_page else capfirst(str(model._meta.verbose_name))
    for field in model._meta.concrete_fields:
        if field.primary_key or field.name in NOT_CONTENT or (not is_page and _leads_to_page(field)):
            continue
        old, new = _said(field, before), _said(field, after)
        if old != new:
            yield Difference(part, capfirst(str(field.verbose_name)), word_diff(old, new))


def _leads_to_page(field: models.Field[Any, Any]) -> bool:
    return field.remote_field is not None and field.name == "parent"


def _said(field: models.Field[Any, Any], version: Version | None) -> str:
    if version is None:
        return ""
    value = version.field_dict.get(field.attname)
    if value is None or value == "":
        return ""
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(field, models.ForeignKey):
        related = field.related_model._default_manager.filter(pk=value).first()
        return str(related) if related else f"number {value}, which is gone"
    if isinstance(field, RichTextField):
        return unescape(strip_tags(BLOCK_ENDS.sub("\n", value))).strip()
    return _plain(value)


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return f"{say_date(value)}, {say_time(value)}"
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)
    return str(value).replace("\r\n", "\n")


__all__ = ["Difference", "Piece", "RevertError", "compare", "word_diff"]
