"""By which poster some of those who booked had come."""

from __future__ import annotations

import random
from datetime import date

from campaigns.enums import Channel
from campaigns.models import ShortLink
from providers.models import Booking

SHARE = 0.3
# Who books a drop-in reads the newsletter, or found a leaflet; hardly anybody comes by a film.
WEIGHTS = {Channel.EMAIL: 9, Channel.WEBSITE: 3, Channel.EVENT: 3, Channel.LEAFLET: 2, Channel.PARTNER: 2}


def load_came_by(rng: random.Random, today: date) -> None:
    links = list(ShortLink.objects.filter(is_active=True, campaign__isnull=False).order_by("pk"))
    weights = [WEIGHTS.get(Channel(link.channel), 1) for link in links]
    first = min(link.created_at for link in links)
    for booking in Booking.objects.filter(source="web", created_at__gte=first).order_by("pk"):
        [link] = rng.choices(links, weights)
        if rng.random() < SHARE and link.created_at <= booking.created_at:
            booking.campaign_id, booking.short_link = link.campaign_id, link
            booking.save(update_fields=["campaign", "short_link"])
