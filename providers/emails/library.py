"""What a topic's resources say of themselves in a message."""

from __future__ import annotations

from django.conf import settings

from providers.models import Resource, Topic
from providers.selectors.library import resources_of_topic_ids


def say_resources(topic: Topic) -> str:
    """The first few of the topic as staff have them in order now, each with its address; empty without any."""
    found = resources_of_topic_ids([topic.pk])[topic.pk]
    if not found:
        return ""
    return "\n\n".join([f"To have ready, picked for “{topic}”:", *map(_say, found)])


def _say(resource: Resource) -> str:
    needed = str(resource.get_minutes_display()).lower()
    return f"{resource.title} ({needed})\n{settings.SITE_URL}{resource.get_absolute_url()}"
