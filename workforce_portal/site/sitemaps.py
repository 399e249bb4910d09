"""What there is to read, for search engines and as an A to Z for people. Apps register a section each.

Neither names a page that is drafted, planned, expired, private or a preview: `items` finds what is public just now.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.urls import reverse

_sections: dict[str, PortalSitemap] = {}

NOT_SORTED_BY = re.compile(r"^(?:the|an|a)\s+|^[^\w]+", re.IGNORECASE)
NUMBERS = "0 to 9"


class PortalSitemap(Sitemap):
    """Addresses start with SITE_URL, whatever host the request came by.

    `lastmod` is when the words last changed; where nobody knows that, a section has none.
    """

    in_sitemap = True
    in_a_to_z = True

    def get_protocol(self, protocol: str | None = None) -> str:
        return urlsplit(settings.SITE_URL).scheme

    def get_domain(self, site: Any = None) -> str:
        return urlsplit(settings.SITE_URL).netloc

    def title(self, item: Any) -> str:
        """How the A to Z names it."""
        return str(item)


class PageSitemap(PortalSitemap):
    """Pages that have an address name and nothing else, each with its title: `("privacy", "Your privacy")`."""

    def __init__(self, *pages: tuple[str, str]) -> None:
        self.titles = dict(pages)

    def items(self) -> list[str]:
        return list(self.titles)

    def location(self, item: str) -> str:
        return reverse(item)

    def title(self, item: str) -> str:
        return self.titles[item]


@dataclass(frozen=True)
class Entry:
    title: str
    url: str

    @property
    def sorted_by(self) -> str:
        return NOT_SORTED_BY.sub("", self.title).casefold()

    @property
    def letter(self) -> str:
        first = self.sorted_by[:1].upper()
        return first if "A" <= first <= "Z" else NUMBERS


@dataclass(frozen=True)
class Letter:
    name: str
    entries: list[Entry]


def register(section: str, sitemap: PortalSitemap) -> None:
    _sections[section] = sitemap


def sections() -> dict[str, PortalSitemap]:
    return {name: sitemap for name, sitemap in _sections.items() if sitemap.in_sitemap}


def a_to_z() -> list[Letter]:
    """Every page by the first letter of its title; “The”, “A” and quotation marks are passed over."""
    entries = sorted(_entries(), key=lambda entry: (entry.letter, entry.sorted_by))
    return [Letter(name, list(found)) for name, found in groupby(entries, key=lambda entry: entry.letter)]


def _entries() -> Iterable[Entry]:
    for sitemap in _sections.values():
        if sitemap.in_a_to_z:
            for item in sitemap.items():
                yield Entry(sitemap.title(item), str(sitemap.location(item)))
