"""Hosts: contact persons at their work, and who answered."""

from placements.models import CallBack, HostingEvent, HostingStatement, NoReason, Site
from workforce_portal.privacy.registry import OnForget, Personal, declare

KEEP_CONTACT = "as long as the place works with us"
KEEP_YEAR = "as long as the answers of that year are compared with later ones"
TO_ASK = "to ask the right person at the place about students"


def of_colleague(why: str = "so that it is known who did it") -> Personal:
    """Somebody who acts for us or for an organisation; their account is blanked, not the history."""
    return Personal(
        why=why,
        keep="as long as the colleague's account",
        on_forget=OnForget.KEEP,
        kept_because="the account that it names is blanked instead",
    )


declare(
    Site,
    personal={
        "contact_name": Personal(why=TO_ASK, keep=KEEP_CONTACT),
        "contact_email": Personal(why=TO_ASK, keep=KEEP_CONTACT),
        "contact_phone": Personal(why=TO_ASK, keep=KEEP_CONTACT),
    },
    not_personal=[
        "id", "uuid", "organisation", "name", "care_service", "setting", "people_supported", "postcode", "council",
        "easting", "northing", "most_students", "staff_count", "travel_note", "access_note", "dbs", "shifts", "parking",
        "link_version", "is_active", "created_at",
    ],
)  # fmt: skip
declare(
    NoReason,
    not_personal=["code", "label", "remedy", "helper", "call_back_days", "is_active", "position"],
)
declare(
    HostingStatement,
    personal={
        "confirmed_by_name": Personal(why="so that others know who at the place said so", keep=KEEP_YEAR),
        "note": Personal(why="so that we know what the place needs", keep=KEEP_YEAR),
        "ask_next_year_name": Personal(why=TO_ASK, keep=KEEP_YEAR),
        "ask_next_year_email": Personal(why=TO_ASK, keep=KEEP_YEAR),
    },
    not_personal=[
        "id", "site", "year", "answer", "answered_at", "confirmed_at", "disciplines", "how_many", "asked_at",
        "reminded_at", "nudged_at",
    ],
)  # fmt: skip
declare(
    HostingEvent,
    personal={"by": of_colleague()},
    not_personal=["id", "statement", "from_answer", "to_answer", "role", "at"],
)
declare(
    CallBack,
    personal={
        "note": Personal(why="so that the next caller knows what was said", keep=KEEP_YEAR),
        "closed_by": of_colleague(),
    },
    not_personal=["id", "statement", "reason", "ring_by", "outcome", "closed_at", "created_at"],
)
