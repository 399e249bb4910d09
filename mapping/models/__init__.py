from mapping.models.activities import Activity, ActivityEvent, ActivityQuerySet, WayIn
from mapping.models.gaps import AreaCheck, GapRule, LevelOverride, Opportunity
from mapping.models.places import ActivityLocation, Coverage, Location
from mapping.models.tips import MistakeReport, Suggestion

__all__ = [
    "Activity",
    "ActivityEvent",
    "ActivityLocation",
    "ActivityQuerySet",
    "AreaCheck",
    "Coverage",
    "GapRule",
    "LevelOverride",
    "Location",
    "MistakeReport",
    "Opportunity",
    "Suggestion",
    "WayIn",
]
