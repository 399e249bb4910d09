from providers.admin import today
from providers.admin.bookings import BookingAdmin
from providers.admin.drop_ins import DropInAdmin
from providers.admin.kinds import AdviserAdmin, DropInTypeAdmin, TopicAdmin
from providers.admin.venues import VenueAdmin

__all__ = ["AdviserAdmin", "BookingAdmin", "DropInAdmin", "DropInTypeAdmin", "TopicAdmin", "VenueAdmin", "today"]
