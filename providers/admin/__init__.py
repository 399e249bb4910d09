from providers.admin import today, today_resources, today_waiting
from providers.admin.bookings import BookingAdmin
from providers.admin.call_backs import CallBackRequestAdmin
from providers.admin.drop_ins import DropInAdmin
from providers.admin.feedback import FeedbackAdmin
from providers.admin.format_requests import FormatRequestAdmin
from providers.admin.health_check import HealthCheckAdmin
from providers.admin.kinds import AdviserAdmin, DropInTypeAdmin, TopicAdmin
from providers.admin.packs import PackAdmin
from providers.admin.reports import ReportAdmin
from providers.admin.resources import ResourceAdmin
from providers.admin.runs import RunAdmin
from providers.admin.venues import VenueAdmin
from providers.admin.waiting import WaitEntryAdmin

__all__ = [
    "AdviserAdmin",
    "BookingAdmin",
    "CallBackRequestAdmin",
    "DropInAdmin",
    "DropInTypeAdmin",
    "FeedbackAdmin",
    "FormatRequestAdmin",
    "HealthCheckAdmin",
    "PackAdmin",
    "ReportAdmin",
    "ResourceAdmin",
    "RunAdmin",
    "TopicAdmin",
    "VenueAdmin",
    "WaitEntryAdmin",
    "today",
    "today_resources",
    "today_waiting",
]
