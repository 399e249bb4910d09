"""The sitemap. Apps register a section each for the pages that a search engine may show."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.urls import reverse

_sections: dict[str, type[Sitemap] | Sitemap] = {}


class PortalSitemap(Sitemap):
    """Addresses start with SITE_URL, whatever host the request came by."""

    def get_protocol(self, protocol: str | None = None) -> str:
        return urlsplit(settings.SITE_URL).scheme

    def get_domain(self, site: Any = None) -> str:
        return urlsplit(settings.SITE_URL).netloc


class PageSitemap(PortalSitemap):
    """Pages that have an address name and nothing else."""

    def __init__(self, *names: str) -> None:
        self.names = names

    def items(self) -> Sequence[str]:
        return self.names

    def location(self, item: str) -> str:
        return reverse(item)


def register(section: str, sitemap: type[Sitemap] | Sitemap) -> None:
    _sections[section] = sitemap


def sections() -> dict[str, type[Sitemap] | Sitemap]:
    return dict(_sections)
