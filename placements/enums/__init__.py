from placements.enums.audits import AuditOutcome
from placements.enums.hosts import (
    ANSWERED,
    NEEDS_REASONS,
    Dbs,
    HostingAnswer,
    Outcome,
    Role,
    Setting,
    Supports,
)
from placements.enums.offers import HOLDING, OFFER_MOVES, OfferMove, OfferState
from placements.enums.professions import (
    ASSESSING_ROLES,
    MAY_ASSESS,
    MAY_SUPERVISE,
    SUPERVISING_ROLES,
    Discipline,
    Profession,
    SupervisorRole,
    Weekday,
)

__all__ = [
    "ANSWERED",
    "ASSESSING_ROLES",
    "HOLDING",
    "MAY_ASSESS",
    "MAY_SUPERVISE",
    "NEEDS_REASONS",
    "OFFER_MOVES",
    "SUPERVISING_ROLES",
    "AuditOutcome",
    "Dbs",
    "Discipline",
    "HostingAnswer",
    "OfferMove",
    "OfferState",
    "Outcome",
    "Profession",
    "Role",
    "Setting",
    "SupervisorRole",
    "Supports",
    "Weekday",
]
