from placements.models import Offer, OfferEvent, Window
from placements.privacy.hosting import KEEP_YEAR, of_colleague
from workforce_portal.privacy.registry import Personal, declare

declare(Window, not_personal=["id", "year", "name", "starts_on", "ends_on"])
declare(
    Offer,
    personal={"confirmed_by_name": Personal(why="so that others know who at the place said so", keep=KEEP_YEAR)},
    not_personal=[
        "id", "uuid", "site", "window", "discipline", "number", "hours", "starts_on", "ends_on", "days", "state",
        "confirmed_at", "priority_until", "created_at",
    ],
)  # fmt: skip
declare(
    OfferEvent,
    personal={"by": of_colleague()},
    not_personal=["id", "offer", "move", "from_state", "to_state", "role", "reason", "at"],
)
