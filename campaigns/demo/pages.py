"""What the demonstration's campaigns are made of: a campaign, then its blocks one below the other."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from campaigns.models import Campaign, RolesBlock, StoryStripBlock
from campaigns.models.blocks import Block
from workforce_portal.pictures.models import Picture
from workforce_portal.pictures.services import use_drawing
from workforce_portal.places.clock import at_local
from workforce_portal.publishing.models import Fact
from workforce_portal.publishing.services import publish
from workforce_portal.users.models import User

SCENES = {
    "scene-walk": "Drawing: a woman in a wheelchair leads the way along a path, pointing ahead; a man walks with her "
    "and a dog runs in front.",
    "scene-doorstep": "Drawing: a man holds up the key to his new front door; his support worker carries a box.",
    "scene-kitchen": "Drawing: a young care worker pours tea for an older woman at her table; both are laughing.",
    "scene-garden": "Drawing: people plant vegetables together in a garden.",
    "scene-night": "Drawing: an older man and a care worker play dominoes over cocoa, at three in the morning.",
    "scene-training": "Drawing: a trainer points at a list on the board; one learner takes notes, one puts up a hand.",
}
Piece = tuple[type[Block], dict[str, Any]]


def scene(name: str) -> Picture:
    return use_drawing(drawing=name, alt=SCENES[name])


def face(name: str) -> Picture:
    return use_drawing(drawing=f"portrait-{name}", alt="")


def fact(key: str) -> Fact:
    return Fact.objects.get(key=key)


def build(campaign: Campaign, pieces: Iterable[Piece], *, today: date) -> Campaign:
    """Saves it as a draft, with its blocks in order. Lists of stories and roles are given by the block's own field."""
    campaign.owner = User.objects.filter(is_superuser=True).first()
    campaign.review_by = today + timedelta(days=180)
    campaign.full_clean()
    campaign.save()
    for place, (kind, values) in enumerate(pieces, start=1):
        _add(campaign, kind, place * 10, dict(values))
    return campaign


def appear(campaign: Campaign, *, on: date, at: datetime) -> Campaign:
    campaign.publish_at = at_local(on, time(7))
    campaign.save(update_fields=["publish_at"])
    return publish(campaign, by=None, at=at)


def _add(campaign: Campaign, kind: type[Block], ordering: int, values: dict[str, Any]) -> None:
    chosen = values.pop("chosen", [])
    block = kind(parent=campaign, region="main", ordering=ordering, **values)
    block.full_clean()
    block.save()
    if isinstance(block, RolesBlock):
        block.roles.set(chosen)
    elif isinstance(block, StoryStripBlock):
        block.stories.set(chosen)
