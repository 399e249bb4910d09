"""From wording and values to the text that is sent, as plain text and as HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from workforce_portal.outbox.kinds import NAMED, MailKind
from workforce_portal.outbox.models import MailText

LONGEST_SUBJECT = 300
BULLET = "- "
ADDRESS = re.compile(r"(https?://[^\s<>\"]*[^\s<>\".,;:!?)\]'”’])")
UNREADABLE = re.compile(r"[^\S\n]*\r\n?|[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True)
class Wording:
    subject: str
    body: str


@dataclass(frozen=True)
class Rendered:
    subject: str
    text: str
    html: str


@dataclass(frozen=True)
class Piece:
    """A stretch of a line; with `link_text` it is an address that people see as that text."""

    text: str
    link_text: str = ""


Line = tuple[Piece, ...]


@dataclass(frozen=True)
class Block:
    style: Literal["paragraph", "list", "link"]
    lines: tuple[SafeString, ...]


def wording_of(kind: MailKind) -> Wording:
    """What staff wrote, or what the portal came with."""
    changed = MailText.objects.filter(kind=kind.key).first()
    return Wording(changed.subject, changed.body) if changed else own_wording(kind)


def own_wording(kind: MailKind) -> Wording:
    return Wording(kind.subject, kind.body)


def changed_wordings() -> dict[str, Wording]:
    return {text.kind: Wording(text.subject, text.body) for text in MailText.objects.all()}


def render(kind: MailKind, wording: Wording, values: Mapping[str, str]) -> Rendered:
    """Values stay what they are: a placeholder or a tag inside of one is only text."""
    subject = _as_text(piece for line in _lines(kind, wording.subject, values) for piece in (*line, Piece(" ")))
    paragraphs = list(_paragraphs(_lines(kind, wording.body, values)))
    title = " ".join(subject.split())[:LONGEST_SUBJECT] or kind.name
    return Rendered(title, _plain_text(paragraphs), _html(title, paragraphs))


def render_text(kind: MailKind, values: Mapping[str, str]) -> Rendered:
    """As a text message: one stretch of words, addresses bare, and nothing that a telephone cannot show."""
    said = " ".join(_as_text(piece for line in _lines(kind, kind.text, values) for piece in line).split())
    return Rendered(kind.name, said, "")


def _lines(kind: MailKind, template: str, values: Mapping[str, str]) -> Iterator[Line]:
    """A line that only placeholders could have filled, and did not, goes away; other blank lines part paragraphs."""
    for line in UNREADABLE.sub("\n", template).split("\n"):
        filled = list(_filled(kind, line, values))
        if NAMED.search(line) and not any(_as_text(part).strip() for part in filled):
            continue
        yield from filled


def _filled(kind: MailKind, line: str, values: Mapping[str, str]) -> Iterator[Line]:
    pieces: list[Piece] = []
    for part in _parts(kind, line, values):
        first, *others = part.text.split("\n") if not part.link_text else [part.text]
        pieces.append(Piece(first, part.link_text))
        for other in others:
            yield tuple(pieces)
            pieces = [Piece(other)]
    yield tuple(pieces)


def _parts(kind: MailKind, line: str, values: Mapping[str, str]) -> Iterator[Piece]:
    link_texts = {placeholder.name: placeholder.link_text for placeholder in kind.placeholders}
    for index, part in enumerate(NAMED.split(line)):
        if index % 2 == 0:
            yield Piece(part)
            continue
        name = part.strip()
        value = UNREADABLE.sub("\n", values.get(name, "")).strip("\n")
        yield Piece(value, link_texts.get(name, "") if value else "")


def _paragraphs(lines: Iterator[Line]) -> Iterator[list[Line]]:
    for has_text, group in groupby(lines, key=lambda line: bool(_as_text(line).strip())):
        if has_text:
            yield list(group)


def _as_text(pieces: Iterator[Piece] | Line) -> str:
    return "".join(piece.text for piece in pieces)


def _plain_text(paragraphs: list[list[Line]]) -> str:
    return "\n\n".join("\n".join(_labelled(line) for line in paragraph) for paragraph in paragraphs) + "\n"


def _labelled(line: Line) -> str:
    """A bare address says nothing about where it leads, so one alone in its line gets its words."""
    link = _only_link(line)
    return f"{link.link_text}:\n{link.text}" if link else _as_text(line).rstrip()


def _only_link(line: Line) -> Piece | None:
    full = [piece for piece in line if piece.text.strip()]
    return full[0] if len(full) == 1 and full[0].link_text else None


def _html(subject: str, paragraphs: list[list[Line]]) -> str:
    blocks = [block for paragraph in paragraphs for block in _blocks(paragraph)]
    context = {"subject": subject, "blocks": blocks, "site_name": settings.SITE_NAME, "site_url": settings.SITE_URL}
    return render_to_string("outbox/mail.html", context)


def _blocks(paragraph: list[Line]) -> Iterator[Block]:
    for style, group in groupby(paragraph, key=_style):
        lines = tuple(_html_line(line, style) for line in group)
        if style == "link":
            yield from (Block(style, (line,)) for line in lines)
        else:
            yield Block(style, lines)


def _style(line: Line) -> Literal["paragraph", "list", "link"]:
    if _only_link(line):
        return "link"
    return "list" if _as_text(line).startswith(BULLET) else "paragraph"


def _html_line(line: Line, style: str) -> SafeString:
    if style == "link":
        line = tuple(piece for piece in line if piece.link_text)
    elif style == "list":
        line = (Piece(line[0].text.removeprefix(BULLET), line[0].link_text), *line[1:])
    return format_html_join("", "{}", ((_html_piece(piece, style),) for piece in line))


def _html_piece(piece: Piece, style: str) -> SafeString:
    if piece.link_text:
        look = LINK_ALONE if style == "link" else LINK
        return format_html('<a href="{}" style="{}">{}</a>', piece.text, look, piece.link_text)
    parts = ADDRESS.split(piece.text)
    return format_html_join("", "{}", ((_address(part) if index % 2 else part,) for index, part in enumerate(parts)))


def _address(address: str) -> SafeString:
    return format_html('<a href="{}" style="{}">{}</a>', address, LINK, address)


# Mail programmes drop style sheets, so each link carries its own look; one in the text keeps its colour, dark or light.
LINK = "color:inherit;text-decoration:underline"
LINK_ALONE = (
    "display:inline-block;padding:12px 20px;border-radius:10px;background:#b0174d;color:#ffffff;"
    "font-weight:bold;text-decoration:none"
)
