from providers.links.bookings import (
    BOOKING_LINK,
    booking_path,
    booking_token,
    booking_url,
    find_by_token,
    post_question_path,
)

__all__ = [
    "BOOKING_LINK",
    "booking_path",
    "booking_token",
    "booking_url",
    "find_by_token",
    "post_question_path",
]
