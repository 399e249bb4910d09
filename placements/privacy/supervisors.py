"""Supervisors at their work, audits, and what universities need."""

from placements.models import (
    Audit,
    AuditRecognition,
    Block,
    Need,
    Programme,
    Supervisor,
    SupervisorSite,
    WaysOfWorking,
)
from placements.privacy.hosting import of_colleague
from workforce_portal.privacy.registry import OnForget, Personal, declare

KEEP = "as long as they supervise students, and as long as the record of those students is kept"

declare(
    Supervisor,
    personal={
        "name": Personal(why="students and hosts have to know whom to ask", keep=KEEP, on_forget=OnForget.ANONYMISE),
        "email": Personal(why="to reach the supervisor", keep=KEEP),
        "phone": Personal(why="to reach the supervisor", keep=KEEP),
    },
    not_personal=[
        "id", "uuid", "organisation", "profession", "roles", "days", "most_students", "trained_until", "works_until",
        "created_at",
    ],
)  # fmt: skip
declare(SupervisorSite, not_personal=["id", "supervisor", "site", "is_visiting"])
declare(
    Audit,
    not_personal=[
        "id", "uuid", "site", "discipline", "university", "audited_on", "valid_until", "outcome", "note",
        "reminded_days", "created_at",
    ],
)  # fmt: skip
declare(AuditRecognition, personal={"by": of_colleague()}, not_personal=["id", "audit", "university", "at"])
declare(
    WaysOfWorking,
    not_personal=[
        "id",
        "organisation",
        "ring",
        "ring_phone",
        "hours",
        "paperwork",
        "induction_url",
        "note",
        "updated_at",
    ],
)
declare(Programme, not_personal=["id", "uuid", "organisation", "name", "discipline", "is_active"])
declare(Block, not_personal=["id", "uuid", "programme", "level", "starts_on", "ends_on", "hours"])
declare(
    Need,
    not_personal=["id", "uuid", "block", "number", "must_have", "note", "withdrawn_at", "created_at"],
)
