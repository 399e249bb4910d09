"""The links to other websites in what the map publishes."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone

from mapping.models import Activity
from workforce_portal.outside_links.registry import FoundLink, register


def activity_links() -> Iterator[FoundLink]:
    listed = Activity.objects.listed(timezone.localdate()).prefetch_related("ways_in").order_by("pk")
    for activity in listed:
        links = [(way.link, str(way)) for way in activity.ways_in.all()] + [(activity.source_url, activity.source)]
        for url, text in links:
            if url:
                yield FoundLink(
                    page_title=str(activity),
                    page_url=activity.get_absolute_url(),
                    text=text,
                    url=url,
                    admin_url=reverse("admin:mapping_activity_change", args=[activity.pk]),
                )


def register_sources() -> None:
    register(activity_links)
