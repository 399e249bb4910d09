from providers.models.catalogue import Adviser, DropInType, Topic, Venue
from providers.models.health_check import HealthCheck, HealthCheckAnswerSet
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
from providers.models.sessions import Booking, BookingEvent, BookingQuerySet, DropIn, DropInQuerySet

__all__ = [
    "Adviser",
    "Booking",
    "BookingEvent",
    "BookingQuerySet",
    "ChangeSubscription",
    "DailyCount",
    "DropIn",
    "DropInQuerySet",
    "DropInType",
    "FormatRequest",
    "HealthCheck",
    "HealthCheckAnswerSet",
    "Pack",
    "PackMember",
    "Resource",
    "ResourceEvent",
    "ResourceVersion",
    "Topic",
    "TopicResource",
    "Venue",
]
