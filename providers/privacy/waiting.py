"""Who waits for a place."""

from providers.models import WaitEntry
from workforce_portal.privacy.registry import OnForget, Personal, declare

KEEP = "as long as the bookings of the session that they waited for"
TO_HELP = "so that the adviser can prepare once a place is accepted"

declare(
    WaitEntry,
    personal={
        "name": Personal(why="to greet the person", keep=KEEP, on_forget=OnForget.ANONYMISE),
        "email": Personal(why="to offer a place that comes free", keep=KEEP),
        "email_norm": Personal(why="so that one person stands in a line once", keep=KEEP),
        "phone": Personal(why="to ring about a place that came free", keep=KEEP),
        "service_name": Personal(why=TO_HELP, keep=KEEP),
        "care_service": Personal(why=TO_HELP, keep=KEEP),
        "question": Personal(why=TO_HELP, keep=KEEP),
        "adjustments": Personal(why="so that the person can take part; it may say something about health", keep=KEEP),
    },
    not_personal=[
        "id",
        "uuid",
        "drop_in",
        "topic",
        "campaign",
        "short_link",
        "idempotency_key",
        "created_at",
        "offer",
        "no_offer_because",
        "no_offer_since",
        "ring_since",
        "left_at",
        "left_because",
    ],
)
