from __future__ import annotations

from django.db.models import QuerySet
from django.utils import timezone

from providers.models import DropIn, DropInType
from workforce_portal.site.sitemaps import PageSitemap, PortalSitemap, register


class DropInSitemap(PortalSitemap):
    """Sessions that can still be found. When one last changed is not known, so no date is claimed."""

    def items(self) -> QuerySet[DropIn]:
        return DropIn.objects.upcoming(timezone.now())


class DropInTypeSitemap(PortalSitemap):
    def items(self) -> QuerySet[DropInType]:
        return DropInType.objects.all()


def register_sections() -> None:
    pages = ("providers:index", "providers:drop_in_list", "providers:health_check", "providers:material_list")
    register("providers", PageSitemap(*pages))
    register("kinds-of-drop-in", DropInTypeSitemap())
    register("drop-ins", DropInSitemap())
