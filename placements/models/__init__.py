from placements.models.hosting import CallBack, HostingEvent, HostingStatement, NoReason
from placements.models.sites import Site

__all__ = [
    "CallBack",
    "HostingEvent",
    "HostingStatement",
    "NoReason",
    "Site",
]
