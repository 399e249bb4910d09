from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from mapping.models import Activity
from workforce_portal.places.models import Council
from workforce_portal.site.sitemaps import PageSitemap, PortalSitemap, register


class ActivitySitemap(PortalSitemap):
    def items(self) -> QuerySet[Activity]:
        return Activity.objects.listed(timezone.localdate()).order_by("pk")

    def lastmod(self, item: Activity) -> datetime:
        return item.changed_at


class AreaSitemap(PortalSitemap):
    def items(self) -> QuerySet[Council]:
        return Council.objects.order_by("name")

    def location(self, item: Council) -> str:
        return reverse("mapping:area", args=[item.slug])


def register_sections() -> None:
    pages = (
        ("mapping:index", "Map of what there is in each area"),
        ("mapping:activity_list", "Activities near you"),
        ("mapping:gaps", "Gaps: what is missing, and who is working on it"),
        ("mapping:suggest", "Suggest an activity"),
    )
    register("map", PageSitemap(*pages))
    register("areas", AreaSitemap())
    register("activities", ActivitySitemap())
