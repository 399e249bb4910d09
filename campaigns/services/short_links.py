from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction

from campaigns.codes import new_code
from campaigns.enums import Channel
from campaigns.models import Campaign, ShortLink
from workforce_portal.places.models import Council

TRIES = 10


def make_short_link(
    *,
    target: str,
    channel: Channel,
    placement: str,
    at: datetime,
    campaign: Campaign | None = None,
    council: Council | None = None,
) -> ShortLink:
    """With a code that nobody has. `target` is as `clean_target` leaves it."""
    link = ShortLink(
        target=target, channel=channel, placement=placement, campaign=campaign, council=council, created_at=at
    )
    return give_code(link)


def give_code(link: ShortLink) -> ShortLink:
    """Saves a new link. Two in 400 million share a code, so one try is nearly always enough."""
    for _try in range(TRIES):
        link.code = new_code()
        try:
            with transaction.atomic():
                link.save(force_insert=True)
        except IntegrityError:
            if not ShortLink.objects.filter(code=link.code).exists():
                raise
        else:
            return link
    raise RuntimeError("No free code was found")
