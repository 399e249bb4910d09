from typing import Any

from campaigns.models import CampaignEvent
from workforce_portal.site import event_data as site_event_data


def event_data(event: CampaignEvent) -> dict[str, Any]:
    """What its page says, for search engines. Only of a full event is it known how many places are left: none."""
    place = None
    if not event.is_online:
        name, _, street = event.venue.partition(", ")
        place = site_event_data.place_data(name=name, street=street, town=event.town, postcode=event.postcode)
    return site_event_data.event_data(
        name=event.title,
        description=event.summary,
        path=event.get_absolute_url(),
        starts_at=event.starts_at,
        ends_at=event.ends_at,
        location=place,
        is_cancelled=event.is_cancelled,
        previous_starts_at=event.previous_starts_at,
        stock="SoldOut" if event.is_full else None,
    )
