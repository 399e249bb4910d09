from typing import Any

from providers.enums import DropInStatus
from providers.models import DropIn
from workforce_portal.site.event_data import Stock, event_data, place_data


def drop_in_data(drop_in: DropIn, *, is_bookable: bool) -> dict[str, Any]:
    """What its page says, for search engines. The places are those that are left, as counted for the page.

    The private way to join is not among it.
    """
    venue = drop_in.venue
    return event_data(
        name=drop_in.type.name,
        description=drop_in.type.summary,
        path=drop_in.get_absolute_url(),
        starts_at=drop_in.starts_at,
        ends_at=drop_in.ends_at,
        location=place_data(name=venue.name, street=venue.address, town=venue.town, postcode=venue.postcode)
        if venue
        else None,
        is_cancelled=drop_in.status == DropInStatus.CANCELLED,
        previous_starts_at=drop_in.previous_starts_at,
        stock=_stock(drop_in.places_left, is_bookable=is_bookable),
    )


def _stock(places_left: int, *, is_bookable: bool) -> Stock | None:
    if places_left <= 0:
        return "SoldOut"
    if not is_bookable:
        return None
    return "LimitedAvailability" if places_left == 1 else "InStock"
