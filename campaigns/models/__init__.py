from campaigns.models.campaigns import Campaign
from campaigns.models.events import CampaignEvent
from campaigns.models.people import Consent, ConsentEvent, Person, Story, StoryMoment
from campaigns.models.roles import ProgressionStep, Role
from campaigns.models.short_links import ShortLink

__all__ = [
    "Campaign",
    "CampaignEvent",
    "Consent",
    "ConsentEvent",
    "Person",
    "ProgressionStep",
    "Role",
    "ShortLink",
    "Story",
    "StoryMoment",
]
