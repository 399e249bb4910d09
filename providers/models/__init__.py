from providers.models.catalogue import Adviser, DropInType, Topic, Venue
from providers.models.sessions import Booking, BookingEvent, BookingQuerySet, DropIn, DropInQuerySet

__all__ = [
    "Adviser",
    "Booking",
    "BookingEvent",
    "BookingQuerySet",
    "DropIn",
    "DropInQuerySet",
    "DropInType",
    "Topic",
    "Venue",
]
