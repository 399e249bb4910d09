from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from campaigns.models import Role, Story
from workforce_portal.site.sitemaps import PageSitemap, PortalSitemap, register


class StorySitemap(PortalSitemap):
    """A story whose person no longer agrees is not in it."""

    def items(self) -> QuerySet[Story]:
        return Story.objects.public(timezone.now()).order_by("pk")

    def lastmod(self, item: Story) -> datetime:
        return item.changed_at


class RoleSitemap(PortalSitemap):
    def items(self) -> QuerySet[Role]:
        return Role.objects.public(timezone.now()).order_by("pk")

    def lastmod(self, item: Role) -> datetime:
        return item.changed_at


def register_sections() -> None:
    pages = ("campaigns:story_list", "campaigns:role_list", "campaigns:find_your_role")
    register("people-and-roles", PageSitemap(*pages))
    register("stories", StorySitemap())
    register("roles", RoleSitemap())
