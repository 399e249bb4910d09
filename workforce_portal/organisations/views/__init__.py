from workforce_portal.organisations.views.care_services import CareServiceSearchView
from workforce_portal.organisations.views.members import InvitationView

__all__ = ["CareServiceSearchView", "InvitationView"]
