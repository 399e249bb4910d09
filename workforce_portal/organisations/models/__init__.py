from workforce_portal.organisations.models.care_services import (
    CareService,
    CareServiceQuerySet,
    DirectoryImport,
    PlainWords,
)
from workforce_portal.organisations.models.members import Invitation, Membership, Organisation

__all__ = [
    "CareService",
    "CareServiceQuerySet",
    "DirectoryImport",
    "Invitation",
    "Membership",
    "Organisation",
    "PlainWords",
]
