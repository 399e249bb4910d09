"""An invented campaign for demonstration mode: the people who tell their stories, and the jobs that they do."""

from campaigns.demo.campaign import load_campaigns
from campaigns.demo.events import load_events
from campaigns.demo.people import load_roles, load_stories
from campaigns.demo.short_links import load_short_links
from campaigns.demo.staff import load_staff
from workforce_portal.demo.registry import register

register("Editors and publishers", load_staff, position=0)
register("Roles", load_roles, position=40)
register("People and their stories", load_stories, position=41)
register("Campaigns", load_campaigns, position=42)
register("Events", load_events, position=43)
register("Short links and what was counted", load_short_links, position=44)
