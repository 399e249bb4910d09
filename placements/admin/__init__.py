from placements.admin import today
from placements.admin.hosting import CallBackAdmin, HostingStatementAdmin, NoReasonAdmin
from placements.admin.sites import SiteAdmin

__all__ = ["CallBackAdmin", "HostingStatementAdmin", "NoReasonAdmin", "SiteAdmin", "today"]
