"""The links to other websites in what campaigns publish: pages with their blocks, stories, roles and events."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from campaigns.models import Campaign, CampaignEvent, Role, Story
from campaigns.models.blocks import KINDS
from workforce_portal.outside_links.registry import FoundLink, register
from workforce_portal.outside_links.rows import links_in_row
from workforce_portal.publishing.models import Publishable


def page_links() -> Iterator[FoundLink]:
    at = timezone.now()
    yield from _links(Campaign.objects.public(at))
    yield from _links(Story.objects.public(at).select_related("person"))
    yield from _links(Role.objects.public(at))
    yield from _links(CampaignEvent.objects.coming(at))


def block_links() -> Iterator[FoundLink]:
    campaigns = Campaign.objects.public(timezone.now())
    for kind in KINDS:
        for block in kind._default_manager.filter(parent__in=campaigns).select_related("parent").order_by("pk"):
            yield from _found(block.parent, links_in_row(block))


def _links(rows: QuerySet[Any]) -> Iterator[FoundLink]:
    for row in rows.order_by("pk"):
        yield from _found(row, links_in_row(row))


def _found(page: Publishable, links: Iterator[tuple[str, str]]) -> Iterator[FoundLink]:
    opts = page._meta
    for url, text in links:
        yield FoundLink(
            page_title=str(page),
            page_url=page.get_absolute_url(),
            text=text,
            url=url,
            admin_url=reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[page.pk]),
        )


def register_sources() -> None:
    register(page_links)
    register(block_links)
