"""An invented North West for demonstration mode: care services, advisers, sessions, and who has booked them."""

from providers.demo.afterwards import load_afterwards
from providers.demo.came_by import load_came_by
from providers.demo.care_services import load_care_services
from providers.demo.health_check import load_health_check
from providers.demo.library import load_library
from providers.demo.offer import load_offer
from providers.demo.resource_requests import load_resource_requests
from providers.demo.story import load_story
from providers.demo.waiting import load_waiting
from workforce_portal.demo.registry import register

register("Care services", load_care_services, position=10)
register("Health check", load_health_check, position=30)
register("Drop-ins: kinds, advisers, venues", load_offer, position=20)
register("Drop-ins: sessions and bookings", load_story, position=21)
# Before the bookings, whose mails name them.
register("Resources and packs", load_library, position=20)
register("Drop-ins: waiting lists, calls, a run", load_waiting, position=22)
register("Resources: what people took and asked for", load_resource_requests, position=23)
register("Drop-ins: what people said afterwards", load_afterwards, position=24)
# After the links.
register("Drop-ins: by what people came", load_came_by, position=45)
