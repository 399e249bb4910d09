"""The links in a text, with their words."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from urllib.parse import urlsplit

from django.conf import settings

LONGEST_ADDRESS = 2000
IN_TEXT = re.compile(r"https?://[^\s<>\"')\]]+")


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[tuple[str, str]] = []
        self._url, self._words = "", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self._url, self._words = dict(attrs).get("href") or "", ""

    def handle_data(self, data: str) -> None:
        self._words += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._url:
            self.links.append((self._url.strip(), " ".join(self._words.split())))
            self._url = ""


def links_in_html(html: str) -> list[tuple[str, str]]:
    """Address and words of each link."""
    reader = _Links()
    reader.feed(html)
    reader.close()
    return reader.links


def links_in_text(text: str) -> list[tuple[str, str]]:
    """The addresses that stand in a plain text; their words are the addresses."""
    found = (match.rstrip(".,;:!?") for match in IN_TEXT.findall(text))
    return [(url, url) for url in found]


def is_outside(url: str) -> bool:
    """Whether it is a web address that leads to somebody else's website."""
    if len(url) > LONGEST_ADDRESS:
        return False
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(host) and host != settings.SITE_HOST
