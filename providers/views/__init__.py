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
from providers.views.resources import (
    FormatRequestView,
    PackDownloadView,
    PackView,
    ResourceDownloadView,
    ResourceNewsView,
    ResourceTellMeView,
    ResourceVersionFileView,
    ResourceVersionView,
)

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
    "FormatRequestView",
    "IndexView",
    "PackDownloadView",
    "PackView",
    "ResourceDownloadView",
    "ResourceNewsView",
    "ResourceTellMeView",
    "ResourceVersionFileView",
    "ResourceVersionView",
]
