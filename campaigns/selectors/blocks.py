"""The page of a campaign: its blocks in order, gathered into bands, with what each of them may show at that moment."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from operator import attrgetter
from typing import Any

from campaigns.grounds import choose_grounds
from campaigns.models import (
    Campaign,
    LadderBlock,
    MythBlock,
    PartnerBlock,
    QuestionBlock,
    Role,
    RolesBlock,
    StepsBlock,
    Story,
    StoryBlock,
    StoryStripBlock,
)
from campaigns.models.blocks import KINDS, Block
from campaigns.selectors.roles import public_roles, whole_ladder
from campaigns.selectors.stories import public_stories

STRIP_SHOWS = 4
READ_WITH = {
    "text": ["picture"],
    "myth": ["fact"],
    "figure": ["fact"],
    "ladder": ["role", "fact"],
    "video": ["picture"],
    "call": ["left_face", "middle_face", "right_face"],
    "partner": ["logo"],
}
GATHERED = (MythBlock, QuestionBlock, PartnerBlock)
WITHOUT_HEADING = frozenset({"text", "story", "quote"})
ANCHORS = {"story_strip": "stories", "myth": "straight-answers", "question": "questions", "partner": "partners"}


@dataclass
class Band:
    """A strip of the page from edge to edge. `block` is its first block, `items` what it shows."""

    kind: str
    block: Block
    items: list[Any]
    anchor: str = field(default="", init=False)
    ground: str = field(default="", init=False)

    @property
    def template(self) -> str:
        return f"campaigns/blocks/{self.kind}.html"

    @property
    def is_named(self) -> bool:
        """Whether it has a heading that names it to those who go from part to part."""
        return self.kind not in WITHOUT_HEADING


def kind_of(block: Block | type[Block]) -> str:
    """`story_strip` for a StoryStripBlock: the name of its template and, mostly, of its place on the page."""
    name = block._meta.object_name or ""
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name).strip("_")[: -len("_block")]


def blocks_of(campaign: Campaign) -> list[Block]:
    """All blocks in the order of the page: one query a kind."""
    found: list[Block] = []
    for kind in KINDS:
        rows = kind._default_manager.filter(parent=campaign)
        found += rows.select_related(*READ_WITH.get(kind_of(kind), ["parent"]))
    return sorted(found, key=attrgetter("ordering"))


def bands_of(campaign: Campaign, *, at: datetime) -> list[Band]:
    """The page from the top down, without what nobody may see at that moment."""
    blocks = blocks_of(campaign)
    shows = _WhatBlocksShow(blocks, at)
    shown = [band for band in _gather(blocks, shows) if band.items]
    grounds = choose_grounds(campaign.ground, [band.kind for band in shown])
    so_far: Counter[str] = Counter()
    for band, ground in zip(shown, grounds, strict=True):
        band.ground = ground
        name = ANCHORS.get(band.kind, band.kind)
        so_far[name] += 1
        band.anchor = name if so_far[name] == 1 else f"{name}-{so_far[name]}"
    return shown


def _gather(blocks: list[Block], shows: _WhatBlocksShow) -> list[Band]:
    bands: list[Band] = []
    for block in blocks:
        if bands and _goes_on(bands[-1].block, block):
            bands[-1].items.append(block)
        else:
            bands.append(Band(kind_of(block), block, shows.items(block)))
    return bands


def _goes_on(first: Block, block: Block) -> bool:
    return isinstance(block, GATHERED) and type(first) is type(block) and not block.heading


class _WhatBlocksShow:
    """Stories and roles are read once for the whole page, and only those that are public."""

    def __init__(self, blocks: list[Block], at: datetime) -> None:
        self.at = at
        self.chosen = _chosen(StoryStripBlock.stories.through, "storystripblock_id", "story_id", blocks)
        self.roles_of = _chosen(RolesBlock.roles.through, "rolesblock_id", "role_id", blocks)
        wanted = {block.story_id for block in blocks if isinstance(block, StoryBlock)}.union(*self.chosen.values())
        self.stories: dict[int, Story] = public_stories(at).in_bulk(wanted)
        self.newest: list[Story] = list(public_stories(at)[:STRIP_SHOWS])
        self.roles: dict[int, Role] = public_roles(at).in_bulk(set().union(*self.roles_of.values()))

    def items(self, block: Block) -> list[Any]:
        match block:
            case StoryBlock():
                return [self.stories[block.story_id]] if block.story_id in self.stories else []
            case StoryStripBlock():
                chosen = self.chosen.get(block.pk)
                if chosen is None:
                    return self.newest
                return [story for pk, story in self.stories.items() if pk in chosen][:STRIP_SHOWS]
            case RolesBlock():
                found = [role for pk, role in self.roles.items() if pk in self.roles_of.get(block.pk, ())]
                return sorted(found, key=attrgetter("rung", "name"))
            case LadderBlock():
                return whole_ladder(block.role, self.at) if block.role.is_public(self.at) else []
            case StepsBlock():
                return block.steps
        return [block]


def _chosen(through: Any, block_id: str, thing_id: str, blocks: list[Block]) -> dict[int, set[int]]:
    of_kind = [block.pk for block in blocks if isinstance(block, through._meta.get_field(block_id[:-3]).related_model)]
    found: dict[int, set[int]] = defaultdict(set)
    for block, thing in through.objects.filter(**{f"{block_id}__in": of_kind}).values_list(block_id, thing_id):
        found[block].add(thing)
    return dict(found)
