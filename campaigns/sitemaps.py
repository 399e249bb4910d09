from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from campaigns.models import Campaign, CampaignEvent, Role, Story
from workforce_portal.site.sitemaps import PageSitemap, PortalSitemap, register


class StorySitemap(PortalSitemap):
    """A story whose person no longer agrees is not in it."""

    def items(self) -> QuerySet[Story]:
        return Story.objects.public(timezone.now()).select_related("person").order_by("pk")

    def lastmod(self, item: Story) -> datetime:
        return item.changed_at


class RoleSitemap(PortalSitemap):
    def items(self) -> QuerySet[Role]:
        return Role.objects.public(timezone.now()).order_by("pk")

    def lastmod(self, item: Role) -> datetime:
        return item.changed_at


class EventSitemap(PortalSitemap):
    def items(self) -> QuerySet[CampaignEvent]:
        return CampaignEvent.objects.coming(timezone.now()).order_by("pk")

    def lastmod(self, item: CampaignEvent) -> datetime:
        return item.changed_at


class CampaignSitemap(PortalSitemap):
    def items(self) -> QuerySet[Campaign]:
        return Campaign.objects.public(timezone.now()).order_by("pk")

    def lastmod(self, item: Campaign) -> datetime:
        return item.changed_at


def register_sections() -> None:
    pages = (
        ("campaigns:story_list", "Stories of people who work in care"),
        ("campaigns:index", "Campaigns"),
        ("campaigns:role_list", "Roles: jobs in care and where they lead"),
        ("campaigns:find_your_role", "Find your role"),
    )
    register("people-and-roles", PageSitemap(*pages))
    register("campaigns", CampaignSitemap())
    register("stories", StorySitemap())
    register("roles", RoleSitemap())
    register("events", PageSitemap(("campaigns:event_list", "Events to meet people who work in care")))
    register("each-event", EventSitemap())
