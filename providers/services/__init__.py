from providers.services.bookings import (
    book_drop_in,
    cancel_booking,
    correct_address,
    move_booking,
    note_told_by_phone,
    record_outcomes,
    revoke_booking_links,
    send_booking_links,
)
from providers.services.drop_ins import (
    Told,
    add_drop_in,
    cancel_drop_in,
    change_drop_in,
    close_past_drop_ins,
    who_is_told,
)
from providers.services.taking import BookingDetails

__all__ = [
    "BookingDetails",
    "Told",
    "add_drop_in",
    "book_drop_in",
    "cancel_booking",
    "cancel_drop_in",
    "change_drop_in",
    "close_past_drop_ins",
    "correct_address",
    "move_booking",
    "note_told_by_phone",
    "record_outcomes",
    "revoke_booking_links",
    "send_booking_links",
    "who_is_told",
]
