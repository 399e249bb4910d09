from campaigns.models.blocks.base import Block, HeadedBlock
from campaigns.models.blocks.people import LadderBlock, RolesBlock, StoryBlock, StoryStripBlock
from campaigns.models.blocks.shown import CallBlock, FigureBlock, PartnerBlock, VideoBlock
from campaigns.models.blocks.words import MythBlock, QuestionBlock, QuoteBlock, StepsBlock, TextBlock

KINDS: list[type[Block]] = [
    TextBlock,
    StoryBlock,
    StoryStripBlock,
    QuoteBlock,
    RolesBlock,
    LadderBlock,
    MythBlock,
    FigureBlock,
    VideoBlock,
    StepsBlock,
    QuestionBlock,
    CallBlock,
    PartnerBlock,
]

__all__ = [
    "KINDS",
    "Block",
    "CallBlock",
    "FigureBlock",
    "HeadedBlock",
    "LadderBlock",
    "MythBlock",
    "PartnerBlock",
    "QuestionBlock",
    "QuoteBlock",
    "RolesBlock",
    "StepsBlock",
    "StoryBlock",
    "StoryStripBlock",
    "TextBlock",
    "VideoBlock",
]
