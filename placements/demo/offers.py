"""What hosts offer: some published, some drafts, one that can't be published yet."""

from __future__ import annotations

import random
from datetime import date, time, timedelta

from placements.actors import Actor
from placements.enums import Discipline, Role
from placements.models import Offer, Site, Window
from placements.refusals import ChecksFail
from placements.selectors.offers import cell_name
from placements.services.offers import fill_in_grid, publish_offer
from placements.years import placement_year
from workforce_portal.demo.sent import last_evening, settle_mail_of
from workforce_portal.places.clock import at_local

D = Discipline
# Place, students of, how many at a time.
OFFERS = (
    ("Holly Bank House", D.ADULT_NURSING, 1),
    ("Seafield", D.ADULT_NURSING, 2),
    ("Mesnes House", D.SOCIAL_WORK, 1),
    ("The Limes", D.ADULT_NURSING, 1),
    ("Mill Lane", D.OCCUPATIONAL_THERAPY, 2),
)
COMING_WINDOWS = 2


def load_offers(rng: random.Random, today: date) -> None:
    year = placement_year(today)
    coming = [window for window in Window.objects.filter(year=year) if window.starts_on > today][:COMING_WINDOWS]
    for place, discipline, number in OFFERS:
        site = Site.objects.get(name=place)
        at = at_local(today - timedelta(days=rng.randint(2, 12)), time(15, 30))
        numbers = {cell_name(discipline, window): number for window in coming}
        fill_in_grid(site=site, year=year, numbers=numbers, at=at)
        for offer in Offer.objects.filter(site=site, window__in=coming[:1]):
            try:
                publish_offer(offer=offer, by=Actor(Role.HOST, name=site.contact_name), at=at)
            except ChecksFail:
                # Stays a draft, and its page says what is to be sorted out first.
                continue
    settle_mail_of("placement_", until=last_evening(today))
