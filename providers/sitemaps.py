from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from providers.models import DropIn, DropInType, Pack, Resource
from workforce_portal.site.sitemaps import PageSitemap, PortalSitemap, register


class DropInSitemap(PortalSitemap):
    """Sessions that can still be found. When one last changed is not known, so no date is claimed."""

    in_a_to_z = False  # their kinds are

    def items(self) -> QuerySet[DropIn]:
        return DropIn.objects.upcoming(timezone.now())


class DropInTypeSitemap(PortalSitemap):
    """The list of sessions narrowed to a kind, which for a search engine is the list."""

    in_sitemap = False

    def items(self) -> QuerySet[DropInType]:
        return DropInType.objects.all()


class ResourceSitemap(PortalSitemap):
    def items(self) -> QuerySet[Resource]:
        return Resource.objects.live().only("slug", "changed_at").order_by("pk")

    def lastmod(self, item: Resource) -> datetime:
        return item.changed_at


class PackSitemap(PortalSitemap):
    def items(self) -> QuerySet[Pack]:
        return Pack.objects.live().order_by("pk")

    def lastmod(self, item: Pack) -> datetime | None:
        return item.built_at


def register_sections() -> None:
    pages = (
        ("providers:index", "Employers: help with recruiting and keeping people"),
        ("providers:drop_in_list", "Recruitment drop-ins"),
        ("providers:resource_list", "Resources for recruiting and keeping people"),
        ("providers:start", "Three questions to the right five minutes"),
        ("providers:health_check", "Recruitment health check"),
        ("providers:material_list", "Posters and adverts that fill themselves in"),
    )
    register("providers", PageSitemap(*pages))
    register("kinds-of-drop-in", DropInTypeSitemap())
    register("drop-ins", DropInSitemap())
    register("resources", ResourceSitemap())
    register("packs", PackSitemap())
