"""The sources of the figures on our pages."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from workforce_portal.outside_links.registry import FoundLink, register
from workforce_portal.publishing.models import Fact


def fact_links() -> Iterator[FoundLink]:
    for fact in Fact.objects.order_by("pk").iterator(chunk_size=500):
        yield FoundLink(
            page_title=f"The figure {fact}",
            page_url="",
            text=fact.source,
            url=fact.source_url,
            admin_url=reverse("admin:publishing_fact_change", args=[fact.pk]),
        )


def register_source() -> None:
    register(fact_links)
