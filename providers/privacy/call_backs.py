"""Who asked us to ring."""

from django.conf import settings

from providers.models import CallBackRequest, CallBackWindow
from workforce_portal.privacy.registry import OnForget, Personal, declare

KEEP = f"{settings.BOOKING_RETENTION_MONTHS} months after the call"
TO_HELP = "so that whoever rings knows what it is about"

declare(
    CallBackRequest,
    personal={
        "name": Personal(why="to ask for the person", keep=KEEP, on_forget=OnForget.ANONYMISE),
        "email": Personal(why="to write where we cannot ring", keep=KEEP),
        "phone": Personal(why="to ring, as they asked us to", keep=KEEP),
        "service_name": Personal(why=TO_HELP, keep=KEEP),
        "care_service": Personal(why=TO_HELP, keep=KEEP),
        "question": Personal(why=TO_HELP, keep=KEEP),
        "adjustments": Personal(why="so that the person can take part; it may say something about health", keep=KEEP),
        "close_reason": Personal(why="to see how the call ended", keep=KEEP),
    },
    not_personal=[
        "id",
        "uuid",
        "topic",
        "idempotency_key",
        "created_at",
        "promised_by",
        "status",
        "booking",
        "closed_at",
        "closed_by",
    ],
)
declare(CallBackWindow, not_personal=["id", "request", "position", "day", "weekday", "part"])
