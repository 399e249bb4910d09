from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from providers.models import DropIn, DropInType, Pack, Resource
from workforce_portal.site.sitemaps import PageSitemap, PortalSitemap, register


class DropInSitemap(PortalSitemap):
    """Sessions that can still be found. When one last changed is not known, so no date is claimed."""

    def items(self) -> QuerySet[DropIn]:
        return DropIn.objects.upcoming(timezone.now())


class DropInTypeSitemap(PortalSitemap):
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
        "providers:index",
        "providers:drop_in_list",
        "providers:resource_list",
        "providers:start",
        "providers:health_check",
        "providers:material_list",
    )
    register("providers", PageSitemap(*pages))
    register("kinds-of-drop-in", DropInTypeSitemap())
    register("drop-ins", DropInSitemap())
    register("resources", ResourceSitemap())
    register("packs", PackSitemap())
