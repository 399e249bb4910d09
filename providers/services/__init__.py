from providers.services.bookings import (
    BookingDetails,
    book_drop_in,
    cancel_booking,
    correct_address,
    move_booking,
    record_outcomes,
    revoke_booking_links,
    send_booking_links,
)
from providers.services.drop_ins import cancel_drop_in, change_drop_in, close_past_drop_ins

__all__ = [
    "BookingDetails",
    "book_drop_in",
    "cancel_booking",
    "cancel_drop_in",
    "change_drop_in",
    "close_past_drop_ins",
    "correct_address",
    "move_booking",
    "record_outcomes",
    "revoke_booking_links",
    "send_booking_links",
]
