"""What a search engine is told of an event (schema.org). It never says more than the page does."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from django.conf import settings

from workforce_portal.places.clock import local

Stock = Literal["InStock", "LimitedAvailability", "SoldOut"]
SCHEMA = "https://schema.org"


def event_data(
    *,
    name: str,
    description: str,
    path: str,
    starts_at: datetime,
    ends_at: datetime,
    location: dict[str, Any] | None,
    is_cancelled: bool = False,
    previous_starts_at: datetime | None = None,
    stock: Stock | None = None,
) -> dict[str, Any]:
    """Free events alone. Without a `location` it is online; `stock` is None where nobody counts places."""
    url = f"{settings.SITE_URL}{path}"
    is_rescheduled = previous_starts_at is not None and not is_cancelled
    state = "EventCancelled" if is_cancelled else "EventRescheduled" if is_rescheduled else "EventScheduled"
    data: dict[str, Any] = {
        "@context": SCHEMA,
        "@type": "Event",
        "name": name,
        "description": description,
        "url": url,
        "startDate": _say(starts_at),
        "endDate": _say(ends_at),
        "eventStatus": f"{SCHEMA}/{state}",
        "eventAttendanceMode": f"{SCHEMA}/{'Offline' if location else 'Online'}EventAttendanceMode",
        "location": location or {"@type": "VirtualLocation", "url": url},
        "isAccessibleForFree": True,
        "organizer": {"@type": "Organization", "name": settings.SITE_NAME, "url": settings.SITE_URL},
    }
    if is_rescheduled and previous_starts_at:
        data["previousStartDate"] = _say(previous_starts_at)
    if stock and not is_cancelled:
        data["offers"] = _offer(url, stock)
    return data


def place_data(*, name: str, street: str = "", town: str = "", postcode: str = "") -> dict[str, Any]:
    known = {"streetAddress": street, "addressLocality": town, "postalCode": postcode, "addressCountry": "GB"}
    address = {"@type": "PostalAddress", **{key: value for key, value in known.items() if value}}
    return {"@type": "Place", "name": name, "address": address}


def _offer(url: str, stock: Stock) -> dict[str, Any]:
    return {"@type": "Offer", "price": "0", "priceCurrency": "GBP", "url": url, "availability": f"{SCHEMA}/{stock}"}


def _say(moment: datetime) -> str:
    return local(moment).isoformat(timespec="seconds")
