from providers.models.agenda import AdviserFeed
from providers.models.call_backs import CallBackRequest, CallBackWindow
from providers.models.catalogue import Adviser, DropInType, Topic, Venue
from providers.models.feedback import Feedback
from providers.models.filled import PostOutcome
from providers.models.health_check import HealthCheck, HealthCheckAnswerSet
from providers.models.reports import Report
from providers.models.resources import (
    ChangeSubscription,
    DailyCount,
    FormatRequest,
    Pack,
    PackMember,
    Resource,
    ResourceEvent,
    ResourceVersion,
    TopicResource,
)
from providers.models.runs import Run
from providers.models.sessions import Booking, BookingEvent, BookingQuerySet, DropIn, DropInQuerySet
from providers.models.waiting import WaitEntry

__all__ = [
    "Adviser",
    "AdviserFeed",
    "Booking",
    "BookingEvent",
    "BookingQuerySet",
    "CallBackRequest",
    "CallBackWindow",
    "ChangeSubscription",
    "DailyCount",
    "DropIn",
    "DropInQuerySet",
    "DropInType",
    "Feedback",
    "FormatRequest",
    "HealthCheck",
    "HealthCheckAnswerSet",
    "Pack",
    "PackMember",
    "PostOutcome",
    "Report",
    "Resource",
    "ResourceEvent",
    "ResourceVersion",
    "Run",
    "Topic",
    "TopicResource",
    "Venue",
    "WaitEntry",
]
