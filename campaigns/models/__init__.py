from campaigns.models.campaigns import Campaign
from campaigns.models.events import CampaignEvent
from campaigns.models.people import Consent, Person, Story
from campaigns.models.roles import ProgressionStep, Role
from campaigns.models.short_links import ShortLink

__all__ = ["Campaign", "CampaignEvent", "Consent", "Person", "ProgressionStep", "Role", "ShortLink", "Story"]
