from campaigns.models.blocks import (
    CallBlock,
    FigureBlock,
    LadderBlock,
    MythBlock,
    PartnerBlock,
    QuestionBlock,
    QuoteBlock,
    RolesBlock,
    StepsBlock,
    StoryBlock,
    StoryStripBlock,
    TextBlock,
    VideoBlock,
)
from campaigns.models.campaigns import Campaign
from campaigns.models.events import CampaignEvent
from campaigns.models.people import Consent, ConsentEvent, Person, Story, StoryMoment
from campaigns.models.results import Result
from campaigns.models.roles import ProgressionStep, Role
from campaigns.models.short_links import PartnerLink, ShortLink

__all__ = [
    "CallBlock",
    "Campaign",
    "CampaignEvent",
    "Consent",
    "ConsentEvent",
    "FigureBlock",
    "LadderBlock",
    "MythBlock",
    "PartnerBlock",
    "PartnerLink",
    "Person",
    "ProgressionStep",
    "QuestionBlock",
    "QuoteBlock",
    "Result",
    "Role",
    "RolesBlock",
    "ShortLink",
    "StepsBlock",
    "Story",
    "StoryBlock",
    "StoryMoment",
    "StoryStripBlock",
    "TextBlock",
    "VideoBlock",
]
