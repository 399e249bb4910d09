from django.conf import settings

from providers.models import Adviser, Booking, BookingEvent, DropIn, DropInType, Topic, Venue
from workforce_portal.privacy.registry import OnForget, Personal, declare

AFTER_THE_SESSION = f"{settings.BOOKING_RETENTION_MONTHS} months after the session, so that help can be followed up"
TO_HELP = "so that the adviser can prepare, and help the person who comes"


def _of_a_booker(why: str, on_forget: OnForget = OnForget.BLANK) -> Personal:
    return Personal(why=why, keep=AFTER_THE_SESSION, on_forget=on_forget)


declare(Topic, not_personal=["id", "name", "slug", "position", "is_offered"])
declare(
    DropInType,
    not_personal=[
        "id",
        "name",
        "slug",
        "summary",
        "who_for",
        "what_happens",
        "what_to_bring",
        "minutes",
        "capacity",
        "notice_hours",
        "horizon_days",
    ],
)
declare(
    Venue,
    not_personal=["id", "name", "address", "town", "postcode", "council", "easting", "northing", "getting_there"],
)
declare(
    Adviser,
    personal={
        "name": Personal(
            why="so that people know who they will meet",
            keep="while the adviser holds drop-ins, and with the sessions that they held",
            on_forget=OnForget.ANONYMISE,
        ),
        "introduction": Personal(why="so that people know who they will meet", keep="while the adviser holds drop-ins"),
        "email": Personal(why="so that the programme can reach the adviser", keep="while the adviser holds drop-ins"),
    },
    not_personal=["id", "user", "is_active"],
)
declare(
    DropIn,
    not_personal=[
        "id",
        "uuid",
        "type",
        "adviser",
        "starts_at",
        "ends_at",
        "capacity",
        "is_online",
        "venue",
        "join_url",
        "join_by_phone",
        "status",
        "previous_starts_at",
        "cancelled_at",
        "cancel_reason",
        "calendar_sequence",
        "created_at",
        "run",
    ],
)
declare(
    Booking,
    personal={
        "name": _of_a_booker("to greet the person, and to know who is coming", OnForget.ANONYMISE),
        "email": _of_a_booker("to confirm the booking, to remind, and to tell of changes"),
        "email_norm": _of_a_booker("so that one person does not take two places at one session"),
        "phone": _of_a_booker("to ring when something changes or a mail does not arrive"),
        "service_name": _of_a_booker(TO_HELP),
        "care_service": _of_a_booker(TO_HELP),
        "question": _of_a_booker(TO_HELP),
        "adjustments": _of_a_booker("so that the person can take part; it may say something about health"),
        "cancel_note": _of_a_booker("to see why somebody could not come"),
    },
    not_personal=[
        "id",
        "uuid",
        "reference",
        "drop_in",
        "place_no",
        "status",
        "campaign",
        "short_link",
        "topic",
        "source",
        "idempotency_key",
        "link_version",
        "calendar_sequence",
        "moves",
        "created_at",
        "offer_expires_at",
        "is_over_capacity",
        "cancelled_at",
        "cancel_reason",
        "outcome_at",
        "redacted_at",
    ],
)
declare(
    BookingEvent,
    personal={"note": _of_a_booker("to see what was done for a booking, and why")},
    not_personal=[
        "id",
        "booking",
        "kind",
        "at",
        "by",
        "from_status",
        "to_status",
        "from_drop_in",
        "to_drop_in",
    ],
)
