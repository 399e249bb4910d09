"""The links to other websites among the resources: those that are a link, and those in the text of a page."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from providers.models import Resource
from workforce_portal.outside_links.reading import links_in_html
from workforce_portal.outside_links.registry import FoundLink, register


def resource_links() -> Iterator[FoundLink]:
    for resource in Resource.objects.live().order_by("pk").iterator(chunk_size=500):
        found = links_in_html(resource.html_body)
        if resource.external_url:
            found.append((resource.external_url, resource.title))
        for url, text in found:
            yield FoundLink(
                page_title=resource.title,
                page_url=resource.get_absolute_url(),
                text=text,
                url=url,
                admin_url=reverse("admin:providers_resource_change", args=[resource.pk]),
            )


def register_source() -> None:
    register(resource_links)
