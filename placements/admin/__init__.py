from placements.admin import today
from placements.admin.hosting import CallBackAdmin, HostingStatementAdmin, NoReasonAdmin
from placements.admin.offers import OfferAdmin, WindowAdmin
from placements.admin.sites import SiteAdmin
from placements.admin.supervisors import AuditAdmin, SupervisorAdmin
from placements.admin.universities import NeedAdmin, ProgrammeAdmin, WaysOfWorkingAdmin

__all__ = [
    "AuditAdmin",
    "CallBackAdmin",
    "HostingStatementAdmin",
    "NeedAdmin",
    "NoReasonAdmin",
    "OfferAdmin",
    "ProgrammeAdmin",
    "SiteAdmin",
    "SupervisorAdmin",
    "WaysOfWorkingAdmin",
    "WindowAdmin",
    "today",
]
