from placements.models.audits import Audit, AuditRecognition
from placements.models.hosting import CallBack, HostingEvent, HostingStatement, NoReason
from placements.models.offers import Offer, OfferEvent, OfferStateSetByHand, Window
from placements.models.sites import Site
from placements.models.supervisors import Supervisor, SupervisorSite
from placements.models.universities import Block, Need, Programme, WaysOfWorking

__all__ = [
    "Audit",
    "AuditRecognition",
    "Block",
    "CallBack",
    "HostingEvent",
    "HostingStatement",
    "Need",
    "NoReason",
    "Offer",
    "OfferEvent",
    "OfferStateSetByHand",
    "Programme",
    "Site",
    "Supervisor",
    "SupervisorSite",
    "WaysOfWorking",
    "Window",
]
