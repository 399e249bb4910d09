from providers.forms.bookings import (
    MOST_TEXT,
    BookingAddressForm,
    BookingCancelForm,
    BookingDetailsForm,
    BookingFindForm,
    SlotForm,
)

__all__ = [
    "MOST_TEXT",
    "BookingAddressForm",
    "BookingCancelForm",
    "BookingDetailsForm",
    "BookingFindForm",
    "SlotForm",
]
