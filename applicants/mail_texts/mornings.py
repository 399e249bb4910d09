"""What somebody of an organisation is written each working morning, if they like."""

from datetime import timedelta

from applicants.mail_texts import OFFICE, SIGNED_OFF, Wording

MORNING = Wording(
    "partner_morning",
    "Programme: what there is to do",
    "Each working morning at 8, to members who asked for it, when there is something to do",
    OFFICE | {"organisation", "to_do", "workspace_link"},
    "To do at {{ organisation }}",
    """Good morning,

{{ to_do }}

{{ workspace_link }}

You asked for this summary. Change that under “Colleagues” in your workspace.
"""
    + SIGNED_OFF,
    must_arrive=False,
    max_late=timedelta(hours=6),
)
