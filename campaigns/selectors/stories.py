from __future__ import annotations

from datetime import datetime

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from campaigns.enums import Scope
from campaigns.models import Role, Story
from campaigns.models.people import StoryQuerySet
from campaigns.selectors.consents import may_show
from workforce_portal.pictures.models import Picture

FOR_CARDS = ("person", "role", "picture", "council__sub_region")


def public_stories(at: datetime) -> StoryQuerySet:
    """Published stories of people who agree to be shown today, with all that a card needs."""
    return Story.objects.public(at).select_related(*FOR_CARDS)


def stories_to_read() -> StoryQuerySet:
    """Stories with all that their pages need; the page's view says who may see which."""
    return Story.objects.select_related(*FOR_CARDS, "day_picture")


def no_longer_told(slug: str, at: datetime) -> bool:
    """Whether there is a story at that address whose person does not agree any more."""
    return Story.objects.no_longer_agreed(at).filter(slug=slug).exists()


def stories_of(role: Role, at: datetime) -> QuerySet[Story]:
    return public_stories(at).filter(role=role)


def card_picture(story: Story, at: datetime) -> Picture | None:
    """The picture for the story's link preview; None where the person is not to be shown on social media."""
    if story.picture is None or not may_show(story.person, Scope.SOCIAL, at):
        return None
    return story.picture if may_show(story.picture, Scope.SOCIAL, at) else None


def similar_stories(story: Story, at: datetime, limit: int = 4) -> list[Story]:
    """Others to meet: the same job counts most, then the same kind of place, then the same council."""
    likeness = _worth(3, role=story.role_id) + _worth(2, setting=story.setting or None)
    likeness += _worth(1, council=story.council_id)
    rows = public_stories(at).exclude(person=story.person_id).annotate(likeness=likeness)
    return list(rows.order_by("-likeness", "-publish_at", "pk")[:limit])


def _worth(points: int, **same: object) -> Case:
    is_same = Q(**same) if all(same.values()) else Q(pk__in=[])
    return Case(When(is_same, then=Value(points)), default=Value(0), output_field=IntegerField())
