from mapping.models.activities import Activity, ActivityEvent, ActivityQuerySet, WayIn
from mapping.models.places import ActivityLocation, Coverage, Location

__all__ = [
    "Activity",
    "ActivityEvent",
    "ActivityLocation",
    "ActivityQuerySet",
    "Coverage",
    "Location",
    "WayIn",
]
