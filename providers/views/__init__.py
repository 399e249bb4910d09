from providers.views.book import DropInBookView
from providers.views.bookings import (
    BookingAddressView,
    BookingCalendarView,
    BookingCancelView,
    BookingFindView,
    BookingMoveView,
    BookingView,
)
from providers.views.drop_ins import DropInDetailView, DropInListView, IndexView

__all__ = [
    "BookingAddressView",
    "BookingCalendarView",
    "BookingCancelView",
    "BookingFindView",
    "BookingMoveView",
    "BookingView",
    "DropInBookView",
    "DropInDetailView",
    "DropInListView",
    "IndexView",
]
