"""What the home page shows of campaigns: the line of the newest one, and people."""

from datetime import datetime

from campaigns.selectors.campaigns import current_campaign
from campaigns.selectors.stories import public_stories
from workforce_portal.site import home
from workforce_portal.site.home import HomeSection

STORIES_SHOWN = 4


def campaign_section(at: datetime) -> HomeSection | None:
    campaign = current_campaign(at)
    return HomeSection("campaigns/campaign_home.html", {"campaign": campaign}) if campaign else None


def stories_section(at: datetime) -> HomeSection | None:
    stories = list(public_stories(at)[:STORIES_SHOWN])
    return HomeSection("campaigns/stories_home.html", {"stories": stories}) if stories else None


def register_sections() -> None:
    home.register(campaign_section, place="after_doors")
    home.register(stories_section, place="after_near")
