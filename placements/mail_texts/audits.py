"""What hosts are written about audits."""

from placements.mail_texts import OFFICE, SIGNED_OFF, Wording

AUDIT_ENDS = Wording(
    "placement_audit_ends",
    "Host: an audit runs out",
    "90, 30 and 7 days before an audit runs out, unless there is a new one",
    OFFICE | {"name", "place", "students", "until"},
    "{{ place }}: your audit runs out on {{ until }}",
    """Hello {{ name }},

The audit of {{ place }} for students of {{ students }} is valid until {{ until }}. One new audit serves all universities.

Ring us and we find a day with the university. If the day passes, what you offer pauses: nothing is deleted, and it is back as soon as there is an audit again.
"""
    + SIGNED_OFF,
)
